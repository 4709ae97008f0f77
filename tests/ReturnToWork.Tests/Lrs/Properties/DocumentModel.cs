using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>One of the three resources of documents.</summary>
/// <param name="Of">Whose documents; two of each, and for agents one of them spelled in two ways.</param>
internal sealed record Shelf(string Path, string Id, string[] Of, string[] Registrations)
{
    private const string Agent = "agent={\"mbox\":\"mailto:a@b.example\"}", SameAgent = "agent={\"name\":\"A\",\"objectType\":\"Agent\",\"mbox\":\"mailto:a@B.EXAMPLE\"}", Other = "agent={\"mbox\":\"mailto:b@b.example\"}";

    public static readonly Shelf State = new("activities/state", "stateId", [$"activityId=http://d.example/a&{Agent}", $"activityId=http://d.example/a&{SameAgent}", $"activityId=http://d.example/A&{Agent}"], ["", $"&registration={World.Registrations[0]}"]);
    public static readonly Shelf AgentProfile = new("agents/profile", "profileId", [Agent, SameAgent, Other], [""]);
    public static readonly Shelf ActivityProfile = new("activities/profile", "profileId", ["activityId=http://d.example/a", "activityId=http://d.example/a", "activityId=http://d.example/A"], [""]);

    public bool IsState => this == State;

    /// <summary>What is the same whatever the spelling.</summary>
    public static int Owner(int of) => of == 1 ? 0 : of;
}

/// <summary>Which document, or whose.</summary>
internal sealed record Place(int Of, int Registration, string Id)
{
    public (int Of, int Registration, string Id) Key => (Shelf.Owner(Of), Registration, Id);
}

/// <param name="Method">PUT, POST, DELETE, GET; LIST and CLEAR are GET and DELETE without an id.</param>
/// <param name="Match">"", "*", "now" for the tag that is there, "old" for one that is not; likewise <paramref name="NoneMatch"/>.</param>
/// <param name="Since">For LIST: how many steps ago; 0 for no since.</param>
internal sealed record Step(string Method, Place Place, string Type, string Body, string Match, string NoneMatch, bool AllRegistrations, int Since)
{
    private static readonly string[] Objects = ["{}", "{\"a\":1}", "{\"a\":{\"b\":null},\"é\":[1.0]}", "{\"b\":\"\\u00e9\",\"a\":1e2}", "{ \"c\" : 3 }"];
    private static readonly string[] NoObjects = ["[1]", "null", "\"a\"", "{", ""];
    private static readonly Gen<(string Type, string Body)> Content = Gen.Frequency(
        (6, Gen.OneOf(Objects).Select(body => ("application/json", body))), (1, Gen.OneOf(Objects).Select(body => ("application/json; charset=utf-8", body))),
        (1, Gen.OneOf(NoObjects).Select(body => ("application/json", body))), (2, Gen.OneOf("text", "{}", "\0\u0001é").Select(body => ("text/x;a=\"b\"", body))));

    /// <summary>Without a registration a list, or a deletion of all, is of all registrations.</summary>
    public bool OfAll => AllRegistrations || Place.Registration == 0;

    public static Gen<Step> Of(Shelf shelf) => Gen.Select(
        Gen.Frequency((5, "PUT"), (4, "POST"), (2, "DELETE"), (1, "LIST"), (shelf.IsState ? 1 : 0, "CLEAR"), (1, "GET")),
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, shelf.Registrations.Length - 1], Gen.OneOf("d", "D", "é/&"), (of, registration, id) => new Place(of, registration, id)), Content,
        Gen.Frequency((4, ""), (1, "*"), (4, "now"), (1, "old")), Gen.Frequency((6, ""), (3, "*"), (1, "now"), (1, "old")), Gen.Bool, Gen.Int[0, 5],
        (method, place, content, match, noneMatch, all, since) => new Step(method, place, content.Item1, content.Item2, match, match.Length > 0 ? "" : noneMatch, all, since));
}

/// <summary>A map of documents with their tags, and what each version's table says of a request (L24, L25; 3a-diff).</summary>
internal sealed class DocumentModel(bool isState, XapiVersion version)
{
    /// <param name="Merged">By the model: the value counts, its spelling is the store's.</param>
    public sealed record Kept(byte[] Body, string Type, int At, bool Merged = false)
    {
        public string Tag => $"\"{Convert.ToHexStringLower(SHA1.HashData(Body))}\"";
    }

    public Dictionary<(int Of, int Registration, string Id), Kept> Documents { get; } = [];

    /// <summary>Does it, and says which status it must have.</summary>
    public int Do(Step step, int at)
    {
        var key = step.Place.Key;
        var old = Documents.GetValueOrDefault(key);
        var isJson = step.Type.StartsWith("application/json", StringComparison.Ordinal);
        var json = isJson && step.Method is "PUT" or "POST" ? Parse(step.Body) : null;
        switch (step.Method)
        {
            case "LIST": return 200;
            case "GET": return old is null ? 404 : 200;
            case "CLEAR":
                foreach (var gone in Documents.Keys.Where(other => other.Of == key.Of && (step.OfAll || other.Registration == step.Place.Registration)).ToList()) Documents.Remove(gone);
                return 204;
            case "PUT" or "POST" when isJson && (json is null || (step.Method == "POST" && json.Value.ValueKind != JsonValueKind.Object)): return 400;
        }

        if (!Holds(step, old)) return 412;
        if (step.Method == "DELETE")
        {
            Documents.Remove(key);
            return 204;
        }

        if (step is { Method: "PUT", Match: "", NoneMatch: "" })
        {
            if (old is not null && (!isState || version == XapiVersion.V200)) return 409;
            if (old is null && !isState && version == XapiVersion.V103) return 400;
        }

        if (step.Method == "POST" && old is not null)
        {
            if (!isJson || !old.Type.StartsWith("application/json", StringComparison.Ordinal) || Parse(Encoding.UTF8.GetString(old.Body))?.ValueKind != JsonValueKind.Object) return 400;
            var merged = JsonNode.Parse(old.Body)!.AsObject();
            foreach (var (name, value) in JsonNode.Parse(step.Body)!.AsObject()) merged[name] = value?.DeepClone();
            Documents[key] = new(Encoding.UTF8.GetBytes(merged.ToJsonString()), step.Type, at, Merged: true);
            return 204;
        }

        Documents[key] = new(Encoding.UTF8.GetBytes(step.Body), step.Type, at);
        return 204;
    }

    /// <summary>The tag that a word of a step stands for.</summary>
    public string? Tag(string word, Place place) => word switch
    {
        "" => null,
        "*" => "*",
        "now" => Documents.GetValueOrDefault(place.Key)?.Tag ?? "\"0000000000000000000000000000000000000000\"",
        _ => "\"1111111111111111111111111111111111111111\"",
    };

    private static bool Holds(Step step, Kept? old) =>
        step.Match switch { "" => true, "*" or "now" => old is not null, _ => false } && step.NoneMatch switch { "*" or "now" => old is null, _ => true };

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
