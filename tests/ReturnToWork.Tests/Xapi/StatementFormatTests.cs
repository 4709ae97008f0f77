using System.Text;
using System.Text.Json;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Xapi;

/// <summary>L19: ids and canonical. L26: persons and definitions.</summary>
public sealed class StatementFormatTests
{
    private const string Full = """
        {"id":"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b","actor":{"name":"Kees","mbox":"mailto:a@example.org"},"verb":{"id":"http://v.example/v","display":{"en":"did","nl":"deed"}},
        "object":{"objectType":"SubStatement","actor":{"objectType":"Group","name":"G","member":[{"name":"M","objectType":"Agent","openid":"http://o.example/m"}]},
        "verb":{"id":"http://v.example/w"},"object":{"objectType":"Activity","id":"http://o.example/o","definition":{"name":{"nl":"x","en":"y"},"type":"http://t.example/t"}}},
        "result":{"score":{"raw":1.50},"extensions":{"http://e.example/e":{"name":{"nl":"1","en":"2"}}}},
        "context":{"team":{"objectType":"Group","mbox":"mailto:t@example.org","name":"T","member":[{"mbox":"mailto:m@example.org"}]},
        "contextActivities":{"parent":[{"id":"http://p.example/p"}]},"contextAgents":[{"objectType":"contextAgent","agent":{"name":"N","mbox":"mailto:n@example.org"},"relevantTypes":["x:y"]}]},
        "attachments":[{"usageType":"x:y","display":{"en":"a","nl":"b"},"contentType":"text/plain","length":1,"sha2":"SHA"}],"timestamp":"2026-11-22T09:30:01.100Z"}
        """;

    [Fact]
    public void L19_ids_keeps_only_what_identifies() => Ids(Full).ShouldBe("""
        {"id":"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b","actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"http://v.example/v"},
        "object":{"objectType":"SubStatement","actor":{"objectType":"Group","member":[{"objectType":"Agent","openid":"http://o.example/m"}]},
        "verb":{"id":"http://v.example/w"},"object":{"id":"http://o.example/o"}},
        "result":{"score":{"raw":1.50},"extensions":{"http://e.example/e":{"name":{"nl":"1","en":"2"}}}},
        "context":{"team":{"objectType":"Group","mbox":"mailto:t@example.org"},
        "contextActivities":{"parent":[{"id":"http://p.example/p"}]},"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:n@example.org"},"relevantTypes":["x:y"]}]},
        "attachments":[{"usageType":"x:y","display":{"en":"a","nl":"b"},"contentType":"text/plain","length":1,"sha2":"SHA"}],"timestamp":"2026-11-22T09:30:01.100Z"}
        """.Replace("\n", "", StringComparison.Ordinal).Replace("SHA", new string('a', 64), StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"objectType":"StatementRef","id":"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b"}""", """{"objectType":"StatementRef","id":"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b"}""")]
    [InlineData("""{"objectType":"Agent","name":"x","account":{"homePage":"http://h.example/","name":"n"}}""", """{"objectType":"Agent","account":{"homePage":"http://h.example/","name":"n"}}""")]
    [InlineData("""{"objectType":"Activity","id":"x:y"}""", """{"id":"x:y"}""")]
    public void L19_ids_of_each_kind_of_object(string about, string identified) =>
        Ids($$"""{"actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"x:v"},"object":{{about}}}""").ShouldBe($$"""{"actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"x:v"},"object":{{identified}}}""");

    [Theory]
    [InlineData("nl", "deed", "x")]
    [InlineData("en-GB, nl;q=0.5", "did", "y")]
    [InlineData(null, "did", "x")]
    public void L19_canonical_has_one_language_in_each_map(string? accept, string did, string name)
    {
        var statement = JsonDocument.Parse(StatementFormat.Canonical(Json(Full), LanguageRange.Read(accept), _ => null)).RootElement;

        Only(statement.GetProperty("verb").GetProperty("display")).ShouldBe(did);
        Only(statement.GetProperty("object").GetProperty("object").GetProperty("definition").GetProperty("name")).ShouldBe(name);
        Only(statement.GetProperty("attachments")[0].GetProperty("display")).ShouldBe(accept == "nl" ? "b" : "a");
        statement.GetProperty("result").GetProperty("extensions").GetRawText().ShouldBe("""{"http://e.example/e":{"name":{"nl":"1","en":"2"}}}""");
        statement.GetProperty("actor").GetRawText().ShouldBe("""{"name":"Kees","mbox":"mailto:a@example.org"}""");
        statement.GetProperty("object").GetProperty("object").GetProperty("definition").GetProperty("type").GetString().ShouldBe("http://t.example/t");
    }

    [Fact]
    public void L19_canonical_has_the_definition_that_the_store_holds_everywhere()
    {
        var held = Json("""{"name":{"en":"held","nl":"bewaard"},"interactionType":"choice","choices":[{"id":"a","description":{"en":"1","nl":"2"}}]}""");

        var statement = JsonDocument.Parse(StatementFormat.Canonical(Json(Full), LanguageRange.Read("nl"), iri => iri == "http://v.example/v" ? null : held)).RootElement;

        const string shown = """{"name":{"nl":"bewaard"},"interactionType":"choice","choices":[{"id":"a","description":{"nl":"2"}}]}""";
        statement.GetProperty("object").GetProperty("object").GetRawText().ShouldBe($$"""{"objectType":"Activity","id":"http://o.example/o","definition":{{shown}}}""");
        statement.GetProperty("context").GetProperty("contextActivities").GetRawText().ShouldBe($$"""{"parent":[{"id":"http://p.example/p","definition":{{shown}}}]}""");
    }

    [Theory]
    [InlineData("nl-NL", "nl-NL")]
    [InlineData("NL-nl", "nl-NL")]
    [InlineData("nl", "nl-NL")]
    [InlineData("nl-BE", "nl-NL")]
    [InlineData("de, en;q=0.9, nl;q=0.8", "en-US")]
    [InlineData("de;q=0.2, fr;q=0.3", "fr")]
    [InlineData("fr-x-a-b", "fr")]
    [InlineData("de", "en-US")]
    [InlineData("*", "en-US")]
    [InlineData("de, en-US;q=0", "nl-NL")]
    [InlineData("nonsense of all kinds;;q=;,", "en-US")]
    [InlineData("", "en-US")]
    [InlineData(null, "en-US")]
    public void L19_the_language_is_looked_up(string? header, string chosen)
    {
        string[] tags = ["en-US", "nl-NL", "fr"];

        tags[LanguageRange.Read(header).Choose(tags)].ShouldBe(chosen);
    }

    [Theory]
    [InlineData("""{"name":{"nl":"a"}}""", """{"name":{"en":"b"}}""", """{"name":{"nl":"a","en":"b"}}""")]
    [InlineData("""{"name":{"nl":"a","en":"c"}}""", """{"name":{"nl":"b"}}""", """{"name":{"nl":"b","en":"c"}}""")]
    [InlineData("""{"extensions":{"x:a":1}}""", """{"extensions":{"x:b":{"q":1.0}}}""", """{"extensions":{"x:a":1,"x:b":{"q":1.0}}}""")]
    [InlineData("""{"extensions":{"x:a":{"p":1}}}""", """{"extensions":{"x:a":{"q":1}}}""", """{"extensions":{"x:a":{"q":1}}}""")]
    [InlineData("""{"interactionType":"choice","choices":[{"id":"a"}]}""", """{"interactionType":"choice","choices":[{"id":"b"}]}""", """{"interactionType":"choice","choices":[{"id":"b"}]}""")]
    [InlineData("""{"type":"x:a"}""", """{"moreInfo":"x:b"}""", """{"type":"x:a","moreInfo":"x:b"}""")]
    [InlineData("""{ "type" : "x:a" }""", """{"type":"x:a"}""", """{ "type" : "x:a" }""")]
    [InlineData("""{ "name":{"nl":"a"} }""", "{}", """{ "name":{"nl":"a"} }""")]
    [InlineData("{}", """{"name":{"nl":"a"}}""", """{"name":{"nl":"a"}}""")]
    public void L26_definitions_grow_and_lose_nothing(string old, string young, string merged) => Text(ActivityDefinition.Merge(Json(old), Json(young))).ShouldBe(merged);

    [Fact]
    public void L26_a_person_is_the_agent_in_lists()
    {
        Text(Person.Of(Json("""{"objectType":"Agent","name":"K","account":{"homePage":"http://h.example/","name":"n"}}"""))).ShouldBe(
            """{"objectType":"Person","name":["K"],"account":[{"homePage":"http://h.example/","name":"n"}]}""");
        Text(Person.Of(Json("""{"mbox":"mailto:a@example.org"}"""))).ShouldBe("""{"objectType":"Person","mbox":["mailto:a@example.org"]}""");
    }

    private static string Ids(string text) => Text(StatementFormat.Ids(Json(text)));

    private static string Only(JsonElement map) => map.EnumerateObject().Single().Value.GetString()!;

    private static string Text(byte[] utf8) => Encoding.UTF8.GetString(utf8);

    private static JsonElement Json(string text)
    {
        text = text.Replace("SHA", new string('a', 64), StringComparison.Ordinal);
        return text.Contains("\"actor\"", StringComparison.Ordinal) ? StatementReader.Read(Encoding.UTF8.GetBytes(text), XapiVersion.V200).Statement!.Json : JsonElement.Parse(text);
    }
}
