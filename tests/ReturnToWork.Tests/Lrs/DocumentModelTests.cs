using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Documents against a model of them: a map with tags, and the rules of L24 and L25 as the specification writes them.</summary>
public sealed class DocumentModelTests
{
    private const string Json = "application/json";

    private sealed record Step(int Resource, string Id, string Method, string Condition, string Type, string Body, XapiVersion Version);

    private static readonly Gen<Step> Steps =
        from resource in Gen.Int[0, 2]
        from id in Gen.OneOf("a", "b")
        from method in Gen.OneOf("PUT", "PUT", "POST", "POST", "DELETE")
        from condition in Gen.OneOf("none", "none", "match", "match-any", "mismatch", "none-match")
        from content in Gen.OneOf((Json, """{"a":1,"b":{"c":[1.50]}}"""), (Json, """{"b":"é"}"""), (Json, "{}"), (Json, "[1]"), (Json, "{"), ("text/plain", """{"a":2}"""))
        from version in Gen.OneOf(XapiVersion.V103, XapiVersion.V200)
        select new Step(resource, id, method, condition, content.Item1, content.Item2, version);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L24_L25_every_answer_is_the_models(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var one = lrs.Client();
        using var two = lrs.Client(version: XapiVersion.V200);
        await Steps.Array[10, 25].SampleAsync(async steps =>
        {
            var (model, name) = (new Dictionary<string, (string Type, string Body)>(StringComparer.Ordinal), Guid.NewGuid());
            foreach (var step in steps)
            {
                var at = At(step, name);
                using var request = new HttpRequestMessage(new HttpMethod(step.Method), at);
                if (step.Method != "DELETE")
                {
                    request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(step.Body));
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", step.Type);
                }

                if (step.Condition.StartsWith("match", StringComparison.Ordinal) || step.Condition == "mismatch")
                    request.Headers.TryAddWithoutValidation("If-Match", step.Condition switch { "match-any" => "*", "match" when model.TryGetValue(at, out var there) => Tag(there.Body), _ => "\"00\"" });
                if (step.Condition == "none-match") request.Headers.TryAddWithoutValidation("If-None-Match", "*");

                using var answer = await (step.Version == XapiVersion.V200 ? two : one).SendAsync(request);

                var expected = Expect(model, at, step);
                ((int)answer.StatusCode).ShouldBe(expected, step.ToString());
                await CompareAsync(one, at, model);
            }
        }, iter: 12, threads: 1);
    }

    // The status by the rules; the model is as it should be afterwards.
    private static int Expect(Dictionary<string, (string Type, string Body)> model, string at, Step step)
    {
        var exists = model.TryGetValue(at, out var there);
        var sent = step.Type == Json ? ObjectIn(step.Body) : null;
        if (step.Method != "DELETE" && step.Type == Json && (step.Body == "{" || (step.Method == "POST" && sent is null))) return 400;
        if (step.Condition is "match" or "match-any" && !exists) return 412;
        if (step.Condition == "mismatch" || (step.Condition == "none-match" && exists)) return 412;
        if (step.Method == "DELETE")
        {
            model.Remove(at);
            return 204;
        }

        if (step.Method == "POST" && exists)
        {
            var old = there.Type == Json ? ObjectIn(there.Body) : null;
            if (old is null || sent is null) return 400;
            foreach (var (name, value) in sent) old[name] = value?.DeepClone();
            model[at] = (step.Type, old.ToJsonString());
            return 204;
        }

        if (step.Method == "PUT" && step.Condition == "none")
        {
            var isState = step.Resource == 0;
            if (exists && (step.Version == XapiVersion.V200 || !isState)) return 409;
            if (!exists && !isState && step.Version == XapiVersion.V103) return 400;
        }

        model[at] = (step.Type, step.Body);
        return 204;
    }

    private static async Task CompareAsync(HttpClient client, string at, Dictionary<string, (string Type, string Body)> model)
    {
        using var read = await client.GetAsync(new Uri(at, UriKind.Relative));
        read.IsSuccessStatusCode.ShouldBe(model.TryGetValue(at, out var there));
        if (!read.IsSuccessStatusCode) return;
        var body = await read.Content.ReadAsStringAsync();
        if (there.Type == Json) JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(there.Body)).ShouldBeTrue(body);
        else body.ShouldBe(there.Body);
        read.Content.Headers.ContentType!.MediaType.ShouldBe(there.Type);
        read.Headers.ETag!.Tag.ShouldBe(Tag(body));
        model[at] = (there.Type, body);
    }

    private static JsonObject? ObjectIn(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

#pragma warning disable CA5350 // xAPI 1.0.3 names SHA-1 as the form of a tag.
    private static string Tag(string body) => $"\"{Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(body)))}\"";
#pragma warning restore CA5350

    private static string At(Step step, Guid name)
    {
        var agent = $$"""{"account":{"homePage":"http://h.example/","name":"{{name}}"} }""";
        return step.Resource switch
        {
            0 => $"activities/state?activityId=http://a.example/{name}&agent={agent}&stateId={step.Id}",
            1 => $"agents/profile?agent={agent}&profileId={step.Id}",
            _ => $"activities/profile?activityId=http://a.example/{name}&profileId={step.Id}",
        };
    }
}
