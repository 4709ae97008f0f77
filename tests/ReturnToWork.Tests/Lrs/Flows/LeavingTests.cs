using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using ReturnToWork.Lrs;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Flows;

/// <summary>What may leave for another store (design section 6, promise 3; xapi P6–P8), and which settings are let in.</summary>
public sealed class LeavingTests
{
    [Theory]
    [InlineData("""{"actor":{"mbox":"mailto:kees@example.org"} }""", "pseudonym")]
    [InlineData("""{"actor":{"mbox_sha1sum":"767e74eab7081c41e0b83630511139d130249666"} }""", "pseudonym")]
    [InlineData("""{"actor":{"name":"Kees","account":{"homePage":"https://returntowork.example","name":"x"} } }""", "pseudonym")]
    [InlineData("""{"result":{"response":"I sleep badly"} }""", "answer")]
    [InlineData("""{"result":{"extensions":{"http://a.example/":"I sleep badly"} } }""", "answer")]
    [InlineData("""{"context":{"instructor":{"mbox":"mailto:anna@example.org"} } }""", "people")]
    [InlineData("""{"context":{"team":{"objectType":"Group","mbox":"mailto:team@example.org"} } }""", "people")]
    [InlineData("""{"context":{"statement":{"objectType":"StatementRef","id":"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b"} } }""", "other statements")]
    [InlineData("""{"context":{"extensions":{"http://a.example/free":"text"} } }""", "vocabulary")]
    [InlineData("""{"object":{"objectType":"Agent","mbox":"mailto:kees@example.org"} }""", "person")]
    [InlineData("""{"attachments":[{"usageType":"http://u.example/","display":{"en":"a"},"contentType":"text/plain","length":1,"sha2":"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb","fileUrl":"http://f.example/"}]}""", "attachments")]
    [InlineData("""{"verb":{"id":"http://adlnet.gov/expapi/verbs/shared"} }""", "stream")]
    [InlineData("""{"verb":{"id":"https://elsewhere.example/did"} }""", "stream")]
    public void P6_P7_what_could_say_more_than_progress_stays(string instead, string why) =>
        Leaving.Refuses(With(instead)).ShouldNotBeNull().ShouldContain(why);

    [Fact]
    public void All_that_the_product_itself_says_in_these_streams_may_leave()
    {
        var (scene, now) = (Passing.Learner(), DateTimeOffset.UtcNow);
        Statement[] all =
        [
            Tell.Initialized(scene, Guid.NewGuid(), now), Tell.Progressed(scene, Guid.NewGuid(), now, "weten", 2), Tell.Completed(scene, Guid.NewGuid(), now), Tell.Attended(scene, Guid.NewGuid(), now, "workshop"),
            Tell.Passed(scene, Guid.NewGuid(), now), Tell.Certified(scene, Guid.NewGuid(), now, new DateOnly(2028, 1, 1)), Tell.Expired(scene, Guid.NewGuid(), now),
        ];
        foreach (var one in all) Leaving.Refuses(one).ShouldBeNull();
    }

    [Fact]
    public void P8_the_form_keeps_every_value_and_leaves_out_what_a_store_sets_and_what_only_2_0_knows()
    {
        var kept = With("""
            {"result":{"score":{"raw":1.000,"min":0,"max":1e1} },"version":"2.0.0","stored":"2026-11-22T10:00:00Z","authority":{"mbox":"mailto:a@b.example"},
            "context":{"language":"nl","contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.example"} }]} }
            """, XapiVersion.V200);

        var form = Encoding.UTF8.GetString(StatementFormat.For(XapiVersion.V103, Leaving.Form(kept)).Span);

        form.ShouldContain("\"raw\":1.000");
        form.ShouldContain("\"max\":1e1");
        form.ShouldContain("\"language\":\"nl\"");
        foreach (var left in (string[])["stored", "authority", "contextAgents", "version"]) form.ShouldNotContain($"\"{left}\"");
        StatementReader.Read(Encoding.UTF8.GetBytes(form)).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("Forwarding:0:Endpoint", "http://lrs.example.org/xapi", "https")]
    [InlineData("Forwarding:0:Endpoint", "lrs.example.org", "whole address")]
    [InlineData("Forwarding:0:Endpoint", "https://key:secret@lrs.example.org/", "whole address")]
    [InlineData("Forwarding:0:Endpoint", "ftp://lrs.example.org/", "https")]
    [InlineData("Forwarding:0:Secret", "", "Secret")]
    [InlineData("Forwarding:0:Name", "Their LRS", "a-z")]
    [InlineData("Forwarding:1:Name", "their-lrs", "twice")]
    [InlineData("Forwarding:0:Mode", "Instead", "Instead")]
    [InlineData("Imports:0:Overlap", "00:00:30", "Overlap")]
    [InlineData("Imports:0:Endpoint", "http://10.0.0.1/xapi", "https")]
    [InlineData("Flows:Patience", "00:00:00", "Patience")]
    [InlineData("Flows:Every", "00:00:00", "Every")]
    public void P8_settings_that_would_be_unsafe_are_refused_with_a_sentence(string setting, string value, string says) =>
        Check(new() { [setting] = value }).ShouldContain(sentence => sentence.Contains(says, StringComparison.Ordinal));

    [Theory]
    [InlineData("Forwarding:0:Endpoint", "http://localhost:8080/xapi/")]
    [InlineData("Forwarding:0:Endpoint", "http://lrs.intern/xapi")]
    [InlineData("Imports:0:Endpoint", "http://[::1]:8080")]
    public void P8_plain_http_is_for_this_machine_and_listed_hosts(string setting, string value) => Check(new() { [setting] = value }).ShouldBeEmpty();

    private static IEnumerable<string> Check(Dictionary<string, string?> change)
    {
        var settings = new Dictionary<string, string?> { ["Outbound:AllowedPrivateHosts:0"] = "lrs.intern" };
        foreach (var (place, name) in (ReadOnlySpan<(string, string)>)[("Forwarding:0", "their-lrs"), ("Forwarding:1", "second"), ("Imports:0", "old")])
            foreach (var (key, value) in (ReadOnlySpan<(string, string)>)[("Organisation", "groenrijk"), ("Name", name), ("Endpoint", "https://lrs.example.org/xapi"), ("Key", "k"), ("Secret", "s")])
                settings[$"Lrs:{place}:{key}"] = value;
        foreach (var (key, value) in change) settings[$"Lrs:{key}"] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var options = new LrsOptions();
        configuration.GetSection("Lrs").Bind(options);
        return new FlowChecks(configuration).Validate(null, options).Failures ?? [];
    }

    private static Statement With(string instead, XapiVersion version = XapiVersion.V103)
    {
        var json = JsonNode.Parse(Encoding.UTF8.GetString(Passing.Done().Utf8.Span))!.AsObject();
        // Raw text in place of raw text, so that the digits of a number stay.
        foreach (var (name, _) in JsonNode.Parse(instead)!.AsObject()) json.Remove(name);
        var text = json.ToJsonString()[..^1] + "," + instead.Trim()[1..];
        var read = StatementReader.Read(Encoding.UTF8.GetBytes(text), version);
        read.Refusal.ShouldBeNull();
        return read.Statement!;
    }
}
