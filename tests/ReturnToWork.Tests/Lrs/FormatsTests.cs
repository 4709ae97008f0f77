using System.Text.Json;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs;

/// <summary>format=ids, exact and canonical (L19), for one statement, for pages and for the pages behind <c>more</c> (L20).</summary>
public sealed class FormatsTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L19_each_format_says_what_it_should(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var ids = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var id in ids) (await client.PostAsync(Told(id))).EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "nl, en;q=0.5");

        foreach (var format in (string[])["ids", "exact", "canonical"])
        {
            Check(format, await client.ReadAsync($"statements?statementId={ids[0]}&format={format}"));
            var page = await client.ReadAsync($"statements?format={format}&limit=1&ascending=true");
            client.DefaultRequestHeaders.Remove("Accept-Language");
            for (var seen = 0; ; page = await client.ReadAsync(page.GetProperty("more").GetString()!))
            {
                var statement = page.GetProperty("statements").EnumerateArray().Single();
                Check(format, statement);
                statement.GetProperty("id").GetGuid().ShouldBe(ids[seen++]);
                if (page.GetProperty("more").GetString()!.Length > 0) continue;
                seen.ShouldBe(3);
                break;
            }

            client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "nl, en;q=0.5");
        }
    }

    private static void Check(string format, JsonElement statement)
    {
        var actor = statement.GetProperty("actor");
        var about = statement.GetProperty("object");
        actor.TryGetProperty("name", out _).ShouldBe(format != "ids");
        actor.GetProperty("mbox").GetString().ShouldBe("mailto:a@b.c");
        var display = statement.GetProperty("verb").TryGetProperty("display", out var map) ? map.EnumerateObject().Select(one => one.Name) : [];
        var name = about.TryGetProperty("definition", out var definition) ? definition.GetProperty("name").EnumerateObject().Select(one => one.Name) : [];
        string[] languages = format switch { "ids" => [], "exact" => ["en", "nl"], _ => ["nl"] };
        display.ShouldBe(languages);
        name.ShouldBe(languages);
    }

    private static string Told(Guid id) =>
        $$$"""{"id":"{{{id}}}","actor":{"mbox":"mailto:a@b.c","name":"A"},"verb":{"id":"http://v.example/v","display":{"en":"did","nl":"deed"}},"object":{"id":"http://o.example/o","definition":{"name":{"en":"thing","nl":"ding"} } } }""";
}
