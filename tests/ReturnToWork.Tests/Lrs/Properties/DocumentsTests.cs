using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>Documents are a map with tags, under the rules of the version that asks (L24, L25; table 3a-diff).</summary>
[Collection(PropertyHosts.Name)]
public sealed class DocumentsTests(PropertyHosts hosts)
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task L24_L25_states_are_a_map_with_tags_in_both_versions(DataProvider engine) => BehavesAsync(engine, Shelf.State);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task L24_L25_agent_profiles_are_a_map_with_tags_in_both_versions(DataProvider engine) => BehavesAsync(engine, Shelf.AgentProfile);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task L24_L25_activity_profiles_are_a_map_with_tags_in_both_versions(DataProvider engine) => BehavesAsync(engine, Shelf.ActivityProfile);

    private Task BehavesAsync(DataProvider engine, Shelf shelf) => PropertyHosts.CheckAsync(Gen.Select(Step.Of(shelf).Array[1, 40], Gen.Bool), 12, async told =>
    {
        var version = told.Item2 ? XapiVersion.V200 : XapiVersion.V103;
        using var client = hosts.At(engine).Client(PropertyHosts.NewOrganisation(), version);
        var model = new DocumentModel(shelf.IsState, version);
        var moments = new List<DateTimeOffset>();
        foreach (var (at, step) in told.Item1.Index())
        {
            moments.Add(TimeProvider.System.GetUtcNow());
            var since = step is { Method: "LIST", Since: > 0 } ? Math.Max(0, at - step.Since) : (int?)null;
            using var request = Request(shelf, step, since is { } n ? moments[n] : null);
            if (model.Tag(step.Match, step.Place) is { } match) request.Headers.TryAddWithoutValidation("If-Match", match);
            if (model.Tag(step.NoneMatch, step.Place) is { } noneMatch) request.Headers.TryAddWithoutValidation("If-None-Match", noneMatch);

            var expected = model.Do(step, at);
            using var answer = await client.SendAsync(request);

            ((int)answer.StatusCode).ShouldBe(expected, $"step {at}: {step}");
            if (step.Method == "LIST") (await answer.JsonOfAsync()).EnumerateArray().Select(id => id.GetString()).ShouldBe(Listed(model, step, since), ignoreOrder: true, $"step {at}: {step}");
            await CompareAsync(client, shelf, model, step.Place, $"after step {at}: {step}");
        }

        foreach (var ((of, registration, id), _) in model.Documents) await CompareAsync(client, shelf, model, new(of, registration, id), "in the end");
    }, told => $"2.0: {told.Item2}\n{string.Join("\n", told.Item1.Select(step => step.ToString()))}");

    private static IEnumerable<string> Listed(DocumentModel model, Step step, int? since) =>
        model.Documents.Where(document => document.Key.Of == Shelf.Owner(step.Place.Of) && (step.OfAll || document.Key.Registration == step.Place.Registration) && (since is null || document.Value.At >= since))
            .Select(document => document.Key.Id).Distinct();

    private static HttpRequestMessage Request(Shelf shelf, Step step, DateTimeOffset? since)
    {
        var isOfAll = step.Method is "LIST" or "CLEAR";
        var registration = shelf.Registrations[step.Place.Registration];
        var uri = $"{shelf.Path}?{shelf.Of[step.Place.Of]}{(isOfAll && step.OfAll ? "" : registration)}{(isOfAll ? "" : $"&{shelf.Id}={Uri.EscapeDataString(step.Place.Id)}")}"
            + (since is { } moment ? $"&since={Uri.EscapeDataString(moment.ToString("O"))}" : "");
        var request = new HttpRequestMessage(step.Method switch { "LIST" => HttpMethod.Get, "CLEAR" => HttpMethod.Delete, _ => new(step.Method) }, new Uri(uri, UriKind.Relative));
        if (step.Method is not ("PUT" or "POST")) return request;
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(step.Body));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", step.Type);
        return request;
    }

    private static async Task CompareAsync(HttpClient client, Shelf shelf, DocumentModel model, Place place, string when)
    {
        using var answer = await client.GetAsync($"{shelf.Path}?{shelf.Of[place.Of]}{shelf.Registrations[place.Registration]}&{shelf.Id}={Uri.EscapeDataString(place.Id)}");
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (!model.Documents.TryGetValue(place.Key, out var kept))
        {
            ((int)answer.StatusCode).ShouldBe(404, when);
            return;
        }

        ((int)answer.StatusCode).ShouldBe(200, when);
        answer.Content.Headers.NonValidated["Content-Type"].ToString().ShouldBe(kept.Type, when);
        answer.Content.Headers.LastModified.ShouldNotBeNull();
        answer.Headers.ETag!.Tag.ShouldBe($"\"{Convert.ToHexStringLower(SHA1.HashData(body))}\"", when);
        if (!kept.Merged) body.ShouldBe(kept.Body, when);
        else if (SameJson.Difference(JsonElement.Parse(kept.Body), JsonElement.Parse(body)) is { } difference) throw new ShouldAssertException($"{when}: {difference}");
        model.Documents[place.Key] = kept with { Body = body, Merged = false };
    }
}
