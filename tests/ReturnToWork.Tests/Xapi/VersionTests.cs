using System.Text;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Xapi;

/// <summary>Where xAPI 1.0.3 and 2.0 differ in what a statement may be (the table "3a-diff"), and what both refuse.</summary>
public sealed class VersionTests
{
    private const string Least = """{"actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"http://v.example/v"},"object":{"id":"http://o.example/o"}}""";
    private const string Bob = """{"mbox":"mailto:b@example.org"}""";
    private const string Team = """{"objectType":"Group","mbox":"mailto:t@example.org"}""";

    [Theory]
    [InlineData("""{"objectType":"contextAgent","agent":BOB}""")]
    [InlineData("""{"objectType":"contextAgent","agent":BOB,"relevantTypes":["http://t.example/t"]}""")]
    public void L09_context_agents_are_new_in_2_0(string agent)
    {
        Code(XapiVersion.V200, InContext("contextAgents", agent)).ShouldBeNull();
        Code(XapiVersion.V103, InContext("contextAgents", agent)).ShouldBe("L06");
        Code(XapiVersion.V200, InSub("contextAgents", agent)).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"objectType":"contextGroup","group":TEAM}""")]
    [InlineData("""{"objectType":"contextGroup","group":{"objectType":"Group","member":[BOB]},"relevantTypes":["http://t.example/t","x:y"]}""")]
    public void L09_context_groups_are_new_in_2_0(string group)
    {
        Code(XapiVersion.V200, InContext("contextGroups", group)).ShouldBeNull();
        Code(XapiVersion.V103, InContext("contextGroups", group)).ShouldBe("L06");
    }

    [Theory]
    [InlineData("contextAgents", """{"agent":BOB}""")]
    [InlineData("contextAgents", """{"objectType":"contextAgent"}""")]
    [InlineData("contextAgents", """{"objectType":"ContextAgent","agent":BOB}""")]
    [InlineData("contextAgents", """{"objectType":"contextAgent","agent":TEAM}""")]
    [InlineData("contextAgents", """{"objectType":"contextAgent","agent":BOB,"relevantTypes":[]}""")]
    [InlineData("contextAgents", """{"objectType":"contextAgent","agent":BOB,"relevantTypes":["abc"]}""")]
    [InlineData("contextAgents", """{"objectType":"contextAgent","agent":BOB,"relevantTypes":"http://t.example/t"}""")]
    [InlineData("contextAgents", """{"objectType":"contextAgent","agent":BOB,"other":1}""")]
    [InlineData("contextAgents", "null")]
    [InlineData("contextGroups", """{"objectType":"contextGroup","group":BOB}""")]
    [InlineData("contextGroups", """{"objectType":"contextGroup","group":{"objectType":"Group"}}""")]
    [InlineData("contextGroups", """{"objectType":"contextGroup","group":TEAM,"member":[BOB]}""")]
    [InlineData("contextGroups", """{"objectType":"contextGroup","group":TEAM,"relevantTypes":[]}""")]
    public void L09_a_context_agent_or_group_of_another_shape_is_refused(string list, string item) => Code(XapiVersion.V200, InContext(list, item)).ShouldNotBeNull();

    [Theory]
    [InlineData("1.0", true, true)]
    [InlineData("1.0.3", true, true)]
    [InlineData("1.0.9", true, true)]
    [InlineData("2.0", false, true)]
    [InlineData("2.0.0", false, true)]
    [InlineData("2.0.12", false, true)]
    [InlineData("2", false, false)]
    [InlineData("2.1.0", false, false)]
    [InlineData("1.1.0", false, false)]
    [InlineData("0.9.9", false, false)]
    [InlineData("1.0.", false, false)]
    [InlineData("1.0.x", false, false)]
    [InlineData("1.03", false, false)]
    public void L06_versions(string version, bool old, bool young)
    {
        (Code(XapiVersion.V103, With($"\"version\":\"{version}\"")) is null).ShouldBe(old);
        (Code(XapiVersion.V200, With($"\"version\":\"{version}\"")) is null).ShouldBe(young);
    }

    [Theory]
    [InlineData("2026-11-22T09:30:01Z", true)]
    [InlineData("2026-11-22t09:30:01z", true)]
    [InlineData("2026-11-22T09:30:01.123456789+05:30", true)]
    [InlineData("2026-11-22T09:30:01+00:00", true)]
    [InlineData("2016-12-31T18:59:60-05:00", true)]
    [InlineData("2026-11-22T09:30:01-00:00", false)]
    [InlineData("2026-11-22T09:30:01-0000", false)]
    [InlineData("2026-11-22T09:30:01-00", false)]
    [InlineData("2026-11-22T09:30:01+0100", false)]
    [InlineData("2026-11-22T09:30:01+01", false)]
    [InlineData("2026-11-22T09:30:01", false)]
    [InlineData("2026-11-22T09:30Z", false)]
    [InlineData("2026-11-22 09:30:01Z", false)]
    [InlineData("2026-11-22T24:00:00Z", false)]
    [InlineData("2026-11-22T09:30:01,5Z", false)]
    [InlineData("20261122T093001Z", false)]
    public void L14_timestamps_of_2_0_are_those_of_RFC_3339(string text, bool good) =>
        Code(XapiVersion.V200, With($"\"timestamp\":\"{text}\"")).ShouldBe(good ? null : "L14");

    [Theory]
    [InlineData(null, Bob)]
    [InlineData(null, """{"objectType":"Group","member":[{"account":{"homePage":"http://a.example/token","name":"app"}},BOB]}""")]
    [InlineData("L11", """{"objectType":"Group","member":[{"mbox":"mailto:c@example.org"},BOB]}""")]
    [InlineData("L11", """{"objectType":"Group","member":[BOB]}""")]
    [InlineData("L11", """{"objectType":"Group","member":[{"account":{"homePage":"http://a.example/token","name":"app"}},BOB,BOB]}""")]
    [InlineData("L11", """{"objectType":"Group","mbox":"mailto:t@example.org","member":[{"account":{"homePage":"http://a.example/token","name":"app"}},BOB]}""")]
    [InlineData("L11", Team)]
    public void L11_a_group_is_an_authority_only_as_the_pair_of_OAuth(string? code, string authority)
    {
        foreach (var version in Enum.GetValues<XapiVersion>()) Code(version, With($"\"authority\":{authority}")).ShouldBe(code);
    }

    [Theory]
    [InlineData(null, "{}")]
    [InlineData(null, """{"contentType":"text/plain; charset=ascii","sha2":"SHA"}""")]
    [InlineData("L22", """{"contentType":"text"}""")]
    [InlineData("L22", """{"sha2":"abc"}""")]
    [InlineData("L06", """{"length":1.5}""")]
    [InlineData("L06", """{"length":-1}""")]
    [InlineData("L06", """{"length":"1"}""")]
    [InlineData("L06", """{"fileUrl":"file.txt"}""")]
    [InlineData("L06", """{"display":null}""")]
    [InlineData("L06", """{"size":1}""")]
    [InlineData("L23", """{"usageType":"http://adlnet.gov/expapi/attachments/signature","contentType":"application/json"}""")]
    [InlineData(null, """{"usageType":"http://adlnet.gov/expapi/attachments/signature","contentType":"application/octet-stream"}""")]
    public void L22_what_is_said_of_attachments(string? code, string change)
    {
        var attachment = new System.Text.Json.Nodes.JsonObject
        {
            ["usageType"] = "http://u.example/u", ["display"] = new System.Text.Json.Nodes.JsonObject { ["nl"] = "x" }, ["contentType"] = "text/plain", ["length"] = 27, ["sha2"] = new string('a', 64),
        };
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(change)!.AsObject())
            attachment[name] = (string?)(value as System.Text.Json.Nodes.JsonValue)?.ToString() == "SHA" ? new string('F', 64) : value?.DeepClone();

        Code(XapiVersion.V103, With($"\"attachments\":[{attachment.ToJsonString()}]")).ShouldBe(code);
    }

    [Theory]
    [InlineData("L07", "\"actor\":{\"mbox\":\"mailto:a@example.org,b@example.org\"}")]
    [InlineData("L07", "\"actor\":{\"mbox\":\"mailto:a@example.org?subject=x\"}")]
    [InlineData("L07", "\"actor\":{\"mbox\":\"a@example.org\"}")]
    [InlineData("L07", "\"actor\":{\"mbox_sha1sum\":\"0123456789012345678901234567890123456789a\"}")]
    [InlineData("L07", "\"actor\":{\"objectType\":\"Group\",\"member\":[]}")]
    [InlineData("L06", "\"actor\":{\"objectType\":\"Group\",\"member\":[{\"objectType\":\"Group\",\"mbox\":\"mailto:t@example.org\"}]}")]
    [InlineData("L08", "\"object\":{\"objectType\":\"activity\",\"id\":\"http://o.example/o\"}")]
    [InlineData("L08", "\"object\":{\"id\":\"http://o.example/o\",\"definition\":{\"interactionType\":\"choice\",\"scale\":[]}}")]
    [InlineData("L08", "\"object\":{\"id\":\"http://o.example/o\",\"definition\":{\"interactionType\":\"choice\",\"choices\":[{\"id\":\"a\"},{\"id\":\"a\"}]}}")]
    [InlineData("L10", "\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/voided\"}")]
    [InlineData("L09", "\"result\":{\"score\":{\"scaled\":1.01}}")]
    [InlineData("L09", "\"result\":{\"score\":{\"min\":1,\"max\":1}}")]
    [InlineData("L09", "\"result\":{\"score\":{\"raw\":3,\"max\":2}}")]
    [InlineData("L06", "\"verb\":{\"id\":\"http://v.example/\\u00a0v\"}")]
    [InlineData("L06", "\"verb\":{\"id\":\"v.example\"}")]
    [InlineData(null, "\"verb\":{\"id\":\"http://v.example/\\u00e9\"}")]
    [InlineData(null, "\"object\":{\"objectType\":\"StatementRef\",\"id\":\"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b\"},\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/voided\"}")]
    public void L07_to_L10_hold_in_both_versions(string? code, string field)
    {
        foreach (var version in Enum.GetValues<XapiVersion>()) Code(version, Instead(field)).ShouldBe(code);
    }

    [Fact]
    public void A_refusal_names_the_place_and_the_paragraph_of_its_version()
    {
        var text = InSub("contextActivities", "")[..^1].Replace("\"contextActivities\":[]", "\"contextActivities\":{\"parent\":[{\"id\":\"x:y\"},{\"id\":\"x\"}]}", StringComparison.Ordinal) + "}";

        Read(XapiVersion.V103, text).Refusal.ShouldBe(new("L06", "statement.object.context.contextActivities.parent[1].id must be an IRI with a scheme.", "xAPI 1.0.3, Data, 4.3"));
        Read(XapiVersion.V200, text).Refusal!.Source.ShouldBe("IEEE 9274.1.1, 4.2.7, IRIs");
        Read(XapiVersion.V200, With("\"x\":1")).Refusal!.Why.ShouldBe("statement has a property \"x\" that xAPI 2.0.0 does not know; names are case-sensitive.");
    }

    private static string With(string field) => $"{Least[..^1]},{Filled(field)}}}";

    private static string Instead(string fields)
    {
        var statement = System.Text.Json.Nodes.JsonNode.Parse(Least)!.AsObject();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse($"{{{fields}}}")!.AsObject()) statement[name] = value?.DeepClone();
        return statement.ToJsonString();
    }

    private static string InContext(string list, string item) => With($"\"context\":{{\"{list}\":[{item}]}}");

    private static string InSub(string list, string item) =>
        $$"""{"actor":{{Bob}},"verb":{"id":"http://v.example/v"},"object":{"objectType":"SubStatement",{{InContext(list, item)[1..]}}}""";

    private static string Filled(string text) => text.Replace("BOB", Bob, StringComparison.Ordinal).Replace("TEAM", Team, StringComparison.Ordinal);

    private static StatementRead Read(XapiVersion version, string text) => StatementReader.Read(Encoding.UTF8.GetBytes(text), version);

    private static string? Code(XapiVersion version, string text) => Read(version, text).Refusal?.Code;
}
