using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>One request of a script.</summary>
/// <param name="Query">In it <c>@n</c> is the <c>stored</c> of the n-th statement of the list.</param>
internal sealed record Line(string Method, string Query, string? Body = null, string Type = "application/json", string? IfMatch = null, string? IfNoneMatch = null, string? Language = null);

/// <summary>Random scripts of requests, good and bad, and what is the same in their answers whatever the clock says.</summary>
internal static partial class Script
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 6).Select(n => new Guid(n, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1))];

    private static readonly string[] Broken =
    [
        "", "{", "[]", "{}", "null", "[1]", "{\"actor\":{}}", "{\"actor\":{\"mbox\":\"mailto:a@b.c\"},\"verb\":{\"id\":\"x\"},\"object\":{\"id\":\"x:y\"}}", "{\"actor\":{\"mbox\":\"mailto:a@b.c\"},\"verb\":{\"id\":\"x:y\"},\"object\":{\"id\":\"x:\\u0000\"}}",
        Extended("\"\\u0000\""), Extended("\"\\ud800\""), Extended("1e999"), Extended("{\"a\":1,\"a\":2}"), Extended(new string('[', 40) + new string(']', 40)), Extended("\"\\u0001\\uffff\""), Extended("-0.0e-0"),
    ];

    private static readonly Gen<string> Text = Gen.Select(Gen.OneOf(Ids), World.Sayings(1, 1), Gen.Int[0, 9], Gen.OneOf(Ids), (id, said, kind, target) => kind switch
    {
        0 => (said[0] with { Id = id, Verb = Saying.Voided, About = new(Statement: target) }).Json,
        1 or 2 => (said[0] with { Id = id, About = new(Statement: target) }).Json,
        3 => (said[0] with { Id = null }).Json.Replace("\"objectType\":\"SubStatement\",", "", StringComparison.Ordinal),
        _ => (said[0] with { Id = id }).Json,
    });

    private static readonly Gen<Line> Post = Gen.Frequency(
        (5, Text.Array[1, 4].Select(some => new Line("POST", "statements", $"[{string.Join(',', some)}]"))), (3, Text.Select(one => new Line("POST", "statements", one))),
        (2, Gen.OneOf(Broken).Select(body => new Line("POST", "statements", body))), (1, Text.Select(one => new Line("POST", "statements?x=1", one))), (1, Text.Select(one => new Line("POST", "statements", one, "text/plain"))));

    private static readonly Gen<Line> Put = Gen.Select(Gen.OneOf(Ids), Text, Gen.OneOf(Broken), Gen.Int[0, 5], (id, text, broken, kind) => new Line("PUT", kind == 0 ? "statements" : $"statements?statementId={id}", kind == 1 ? broken : text));

    private static readonly Gen<string> Limits = Gen.OneOf(
        "limit=1", "limit=2", "limit=0", "limit=1000000", "ascending=true", "format=ids", "format=canonical", "attachments=false", "since=@0", "since=@2", "until=@1", "until=@3",
        "limit=-1", "limit=x", "Limit=1", "ascending=1", "since=yesterday", "since=2026-01-01T00:00:00-00:00", "format=all", "agent={}", "registration=1", "verb=did", "verb=%00", "verb=x%3A%F0%9F%98%80", "since=0001-01-01T00:00:00Z", "until=9999-12-31T23:59:59Z", "limit=99999999999999999999");

    private static readonly Gen<Line> List = Gen.Select(Question.Any, Limits.Array[0, 3], Gen.OneOf(null, "nl", "en;q=0.5, *", "x;q=9"), (question, limits, language) =>
        new Line("GET", "statements?" + string.Join('&', limits.Distinct().Prepend(question.Query).Where(part => part.Length > 0)), Language: language));

    private static readonly Gen<Line> One = Gen.Select(Gen.OneOf(Ids), Gen.OneOf("statementId", "voidedStatementId"), Gen.OneOf("", "&format=ids", "&limit=1", "&attachments=false"), (id, name, more) => new Line("GET", $"statements?{name}={id}{more}"));

    private static readonly Gen<Line> Other = Gen.OneOf(
        Gen.OneOf(World.Agents).Select(agent => new Line("GET", $"agents?agent={Uri.EscapeDataString(agent.Json)}")), Gen.OneOf(World.Activities).Select(activity => new Line("GET", $"activities?activityId={Uri.EscapeDataString(activity)}")),
        Gen.OneOf(new Line("GET", "about"), new Line("GET", "agents"), new Line("GET", "activities?activityId=x"), new Line("DELETE", "statements")));

    private static readonly Gen<Line> Document = Gen.OneOf(Shelf.State, Shelf.AgentProfile, Shelf.ActivityProfile).SelectMany(shelf => Step.Of(shelf).Select(step => Of(shelf, step)));

    /// <summary>A script of this many lines at most.</summary>
    public static Gen<Line[]> Lines(int most) => Gen.Frequency((4, Post), (2, Put), (4, List), (3, One), (1, Other), (4, Document)).Array[1, most];

    /// <summary>An answer without what the clock, chance and the address bring into it.</summary>
    public static async Task<string> AnswerAsync(HttpClient client, Line line, Dictionary<string, string> names)
    {
        var query = line.Query.Contains('@', StringComparison.Ordinal) && line.Query.StartsWith("statements", StringComparison.Ordinal) ? await MomentsAsync(client, line.Query) : line.Query;
        using var request = new HttpRequestMessage(new(line.Method), new Uri(query, UriKind.Relative));
        if (line.Body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(line.Body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", line.Type);
        }

        if (line.IfMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", line.IfMatch);
        if (line.IfNoneMatch is not null) request.Headers.TryAddWithoutValidation("If-None-Match", line.IfNoneMatch);
        if (line.Language is not null) request.Headers.TryAddWithoutValidation("Accept-Language", line.Language);
        using var answer = await client.SendAsync(request);
        var headers = answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key is "Date" or "Last-Modified" or "X-Experience-API-Consistent-Through" or "Content-Length" ? header.Key : $"{header.Key}={string.Join(',', header.Value)}");
        return $"{(int)answer.StatusCode} [{string.Join("; ", headers.Order(StringComparer.Ordinal))}] {Timeless(await answer.Content.ReadAsStringAsync(), names)}";
    }

    // The ids that a store makes get the number of their first appearance.
    private static string Timeless(string text, Dictionary<string, string> names)
    {
        text = Moment().Replace(text, "@");
        text = Cursor().Replace(text, "?more=@");
        return MadeHere().Replace(text, found => names.TryGetValue(found.Value, out var name) ? name : names[found.Value] = $"made-{names.Count}");
    }

    private static async Task<string> MomentsAsync(HttpClient client, string query)
    {
        var list = (await client.ReadAsync("statements?ascending=true")).GetProperty("statements").EnumerateArray().Select(statement => statement.GetProperty("stored").GetString()!).ToList();
        return Place().Replace(query, found => found.Groups["n"].Value[0] - '0' is var n && n < list.Count ? list[n] : "2026-01-01T00:00:00Z");
    }

    private static Line Of(Shelf shelf, Step step)
    {
        var isOfAll = step.Method is "LIST" or "CLEAR";
        var query = $"{shelf.Path}?{shelf.Of[step.Place.Of]}{shelf.Registrations[step.Place.Registration]}{(isOfAll ? "" : $"&{shelf.Id}={Uri.EscapeDataString(step.Place.Id)}")}";
        var tag = new DocumentModel.Kept(Encoding.UTF8.GetBytes(step.Body), step.Type, 0).Tag;
        return new(step.Method switch { "LIST" => "GET", "CLEAR" => "DELETE", var method => method }, query, step.Method is "PUT" or "POST" ? step.Body : null, step.Type, Word(step.Match, tag), Word(step.NoneMatch, tag));
    }

    private static string? Word(string word, string tag) => word switch { "" => null, "*" => "*", "now" => tag, _ => "\"old\"" };

    private static string Extended(string value) =>
        """{"actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"x:y"},"object":{"id":"x:y"},"result":{"extensions":{"x:y":""" + value + "}}}";

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"\?more=[A-Za-z0-9_-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cursor();

    // Version 7, as the store makes them; those of the script are of version 4.
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MadeHere();

    [GeneratedRegex("@(?<n>[0-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
