using System.Text;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Xapi;

/// <summary>L13: what makes two statements the same.</summary>
public sealed class StatementContentTests
{
    [Theory]
    [InlineData("the id", """{"id":"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b",A,V,O}""", "{A,V,O}")]
    [InlineData("what the store sets", """{A,V,O,"stored":"2026-01-01T00:00:00Z","version":"1.0.1","authority":{"mbox":"mailto:x@example.org"}}""", "{A,V,O}")]
    [InlineData("the order of properties", "{O,V,A}", " { A , V , O } ")]
    [InlineData("verb display", """{A,"verb":{"id":"http://v.example/v","display":{"nl":"x"}},O}""", "{A,V,O}")]
    [InlineData("activity definition", """{A,V,"object":{"id":"http://o.example/o","definition":{"name":{"nl":"x"}}}}""", "{A,V,O}")]
    [InlineData("the form of a moment", """{A,V,O,"timestamp":"2026-01-01T01:00:00.000+01:00"}""", """{A,V,O,"timestamp":"2026-01-01T00:00:00Z"}""")]
    [InlineData("case of a uuid", """{A,V,O,"context":{"registration":"0B6F4C1E-2d3a-4e5f-8a9b-1c2d3e4f5a6b"}}""", """{A,V,O,"context":{"registration":"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b"}}""")]
    [InlineData("case of a mail domain", """{"actor":{"mbox":"mailto:a@EXAMPLE.org"},V,O}""", "{A,V,O}")]
    [InlineData("order of members", """{"actor":{"objectType":"Group","member":[M,N]},V,O}""", """{"actor":{"objectType":"Group","member":[N,M]},V,O}""")]
    [InlineData("one or a list of one", """{A,V,O,"context":{"contextActivities":{"parent":{"id":"http://p.example/p"}}}}""", """{A,V,O,"context":{"contextActivities":{"parent":[{"id":"http://p.example/p"}]}}}""")]
    [InlineData("what is below a millisecond", """{A,V,O,"timestamp":"2026-01-01T00:00:00.0000001Z"}""", """{A,V,O,"timestamp":"2026-01-01T00:00:00Z"}""")]
    [InlineData("a timestamp that the store gave", """{A,V,O,"timestamp":"2026-01-01T00:00:00.123Z","stored":"2026-01-01T00:00:00.123+00:00"}""", "{A,V,O}")]
    [InlineData("case of a language tag", """{A,V,O,"context":{"language":"nl-NL"}}""", """{A,V,O,"context":{"language":"nl-nl"}}""")]
    [InlineData("case of a hash", """{"actor":{"mbox_sha1sum":"0123456789ABCDEFabcd0123456789ABCDEFabcd"},V,O}""", """{"actor":{"mbox_sha1sum":"0123456789abcdefabcd0123456789abcdefabcd"},V,O}""")]
    [InlineData("how a letter is escaped", """{A,V,O,"result":{"response":"\u0061\u00e9"}}""", """{A,V,O,"result":{"response":"aé"}}""")]
    public void Does_not_count(string what, string one, string other) => Same(one, other).ShouldBeTrue(what);

    [Theory]
    [InlineData("another actor", """{"actor":{"mbox":"mailto:b@example.org"},V,O}""", "{A,V,O}")]
    [InlineData("case before the @", """{"actor":{"mbox":"mailto:A@example.org"},V,O}""", "{A,V,O}")]
    [InlineData("a name", """{"actor":{"mbox":"mailto:a@example.org","name":"a"},V,O}""", "{A,V,O}")]
    [InlineData("the digits of a number", """{A,V,O,"result":{"score":{"raw":1.0}}}""", """{A,V,O,"result":{"score":{"raw":1}}}""")]
    [InlineData("the form of a duration", """{A,V,O,"result":{"duration":"PT60S"}}""", """{A,V,O,"result":{"duration":"PT1M"}}""")]
    [InlineData("order of a list", """{A,V,O,"result":{"extensions":{"http://e.example/e":[1,2]}}}""", """{A,V,O,"result":{"extensions":{"http://e.example/e":[2,1]}}}""")]
    [InlineData("what is called definition in an extension", """{A,V,O,"result":{"extensions":{"http://e.example/e":{"definition":1}}}}""", """{A,V,O,"result":{"extensions":{"http://e.example/e":{}}}}""")]
    [InlineData("decimals of a duration", """{A,V,O,"result":{"duration":"PT1.239S"}}""", """{A,V,O,"result":{"duration":"PT1.23S"}}""")]
    [InlineData("a timestamp of its own", """{A,V,O,"timestamp":"2026-01-01T00:00:00.124Z","stored":"2026-01-01T00:00:00.123Z"}""", "{A,V,O}")]
    [InlineData("an attachment", """{A,V,O,"attachments":[]}""", "{A,V,O}")]
    [InlineData("a definition in a place without meaning", """{A,V,O,"context":{"extensions":{"x:y":{"definition":{"name":{"nl":"a"}}}}}}""", """{A,V,O,"context":{"extensions":{"x:y":{"definition":{"name":{"nl":"b"}}}}}}""")]
    [InlineData("a moment", """{A,V,O,"timestamp":"2026-01-01T00:00:00.001Z"}""", """{A,V,O,"timestamp":"2026-01-01T00:00:00Z"}""")]
    [InlineData("text that looks like structure", """{A,V,O,"result":{"response":"\",\"x\":\""}}""", """{A,V,O,"result":{"response":""}}""")]
    public void Counts(string what, string one, string other) => Same(one, other).ShouldBeFalse(what);

    [Theory]
    [InlineData(true, "what is below 0.01 s", """{A,V,O,"result":{"duration":"PT1.239S"}}""", """{A,V,O,"result":{"duration":"PT1.23S"}}""")]
    [InlineData(true, "zeros at the end", """{A,V,O,"result":{"duration":"PT1.001S"}}""", """{A,V,O,"result":{"duration":"PT1S"}}""")]
    [InlineData(true, "the moment", """{A,V,O,"timestamp":"2026-01-01T00:00:00Z"}""", "{A,V,O}")]
    [InlineData(true, "attachments", """{A,V,O,"attachments":[]}""", "{A,V,O}")]
    [InlineData(false, "rounding", """{A,V,O,"result":{"duration":"PT1.239S"}}""", """{A,V,O,"result":{"duration":"PT1.24S"}}""")]
    [InlineData(false, "another second", """{A,V,O,"result":{"duration":"PT11S"}}""", """{A,V,O,"result":{"duration":"PT1S"}}""")]
    [InlineData(false, "minutes", """{A,V,O,"result":{"duration":"PT1.2M"}}""", """{A,V,O,"result":{"duration":"PT1.2S"}}""")]
    [InlineData(false, "the form of a duration", """{A,V,O,"result":{"duration":"PT60S"}}""", """{A,V,O,"result":{"duration":"PT1M"}}""")]
    public void In_2_0_durations_are_cut_off_and_the_moment_does_not_count(bool same, string what, string one, string other) =>
        Hash(one, XapiVersion.V200).AsSpan().SequenceEqual(Hash(other, XapiVersion.V200)).ShouldBe(same, what);

    [Theory]
    [InlineData(XapiVersion.V103, true, "{A,V,O}", "STORED")]
    [InlineData(XapiVersion.V103, true, "STORED", "{A,V,O}")]
    [InlineData(XapiVersion.V103, true, "STORED", """{A,V,O,"timestamp":"2026-01-01T00:00:00.123999Z","stored":"2026-02-02T00:00:00Z"}""")]
    [InlineData(XapiVersion.V103, false, "STORED", """{A,V,O,"timestamp":"2026-01-01T00:00:00.124Z"}""")]
    [InlineData(XapiVersion.V103, false, "{A,V,O}", """{A,V,O,"timestamp":"2026-01-01T00:00:00.124Z"}""")]
    [InlineData(XapiVersion.V200, true, "{A,V,O}", """{A,V,O,"timestamp":"2026-01-01T00:00:00.124Z"}""")]
    [InlineData(XapiVersion.V200, true, """{A,V,O,"result":{"duration":"PT1.239S"}}""", """{A,V,O,"result":{"duration":"PT1.23S"}}""")]
    [InlineData(XapiVersion.V103, false, """{A,V,O,"result":{"duration":"PT1.239S"}}""", """{A,V,O,"result":{"duration":"PT1.23S"}}""")]
    public void Two_at_hand_are_compared_by_one_versions_rules_and_a_timestamp_that_a_store_gave_does_not_count(XapiVersion version, bool same, string one, string other)
    {
        const string stored = """{A,V,O,"timestamp":"2026-01-01T00:00:00.123456Z","stored":"2026-01-01T00:00:00.123456Z"}""";

        foreach (var readAs in Enum.GetValues<XapiVersion>())
            StatementContent.Same(Read(one == "STORED" ? stored : one, readAs), Read(other == "STORED" ? stored : other), version).ShouldBe(same);
    }

    private static bool Same(string one, string other) => Hash(one).AsSpan().SequenceEqual(Hash(other));

    private static byte[] Hash(string shorthand, XapiVersion version = XapiVersion.V103) => StatementContent.Hash(Read(shorthand, version));

    private static Statement Read(string shorthand, XapiVersion version = XapiVersion.V103)
    {
        var text = shorthand
            .Replace("M,N", "{\"mbox\":\"mailto:m@example.org\"},{\"mbox\":\"mailto:n@example.org\"}", StringComparison.Ordinal)
            .Replace("N,M", "{\"mbox\":\"mailto:n@example.org\"},{\"mbox\":\"mailto:m@example.org\"}", StringComparison.Ordinal);
        foreach (var (letter, full) in ((char, string)[])[
            ('A', "\"actor\":{\"mbox\":\"mailto:a@example.org\"}"), ('V', "\"verb\":{\"id\":\"http://v.example/v\"}"), ('O', "\"object\":{\"id\":\"http://o.example/o\"}")])
            foreach (var (before, after) in ((char, char)[])[('{', ','), (',', ','), (',', '}'), (' ', ' '), ('{', '}')])
                text = text.Replace($"{before}{letter}{after}", $"{before}{full}{after}", StringComparison.Ordinal);
        var read = StatementReader.Read(Encoding.UTF8.GetBytes(text), version);
        read.Refusal.ShouldBeNull(text);
        return read.Statement!;
    }
}
