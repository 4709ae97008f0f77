using System.Diagnostics;
using System.Text;
using CsCheck;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Xapi;

public sealed class StatementReaderTests
{
    private const string Least = """{"actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"http://v.example/v"},"object":{"id":"http://o.example/o"}}""";

    [Theory, MemberData(nameof(Samples.Told), MemberType = typeof(Samples))]
    public void What_we_say_is_read_and_kept_to_the_byte(string sample)
    {
        var utf8 = Samples.Read(sample);

        var read = StatementReader.Read(utf8);

        read.Refusal.ShouldBeNull();
        read.Statement!.Utf8.ToArray().ShouldBe(utf8);
        read.Statement.Account.ShouldBe((Samples.Scene.HomePage, Samples.Scene.Name));
        read.Statement.Registration.ShouldBe(Samples.Scene.Registration);
    }

    [Theory]
    [InlineData("L03", "{")]
    [InlineData("L03", "")]
    [InlineData("L03", "{\"a\":01}")]
    [InlineData("L03", "// a comment\n{}")]
    [InlineData("L06", "[]")]
    [InlineData("L06", "\"text\"")]
    public void X08_what_is_no_proper_json_is_refused(string code, string json) => Code(json).ShouldBe(code);

    [Theory]
    [InlineData("\"object\":{\"id\":\"http://o.example/o\"}")]
    [InlineData("\"obj\\u0065ct\":{\"id\":\"http://o.example/o\"}")]
    [InlineData("\"result\":{\"success\":true,\"success\":true}")]
    [InlineData("\"context\":{\"extensions\":{\"http://e.example/e\":1,\"http://e.example/\\u0065\":1}}")]
    [InlineData("\"result\":{\"extensions\":{\"http://e.example/e\":[{\"a\":{\"b\":1,\"b\":1}}]}}")]
    public void X08_a_property_that_stands_twice_is_refused(string field) => Code($"{Least[..^1]},{field}}}").ShouldBe("X-08");

    [Fact]
    public void X08_one_name_among_many_that_stands_twice_is_refused()
    {
        var many = string.Join(',', Enumerable.Range(0, 40).Select(n => $"\"n{n}\":{n}"));

        Code(WithExtension($"{{{many}}}")).ShouldBeNull();
        Code(WithExtension($"{{{many},\"n7\":0}}")).ShouldBe("X-08");
    }

    [Theory]
    [InlineData("X-08", "\"\\u0000\"")]
    [InlineData("X-08", "\"\\ud800\"")]
    [InlineData("X-08", "\"\\ud800x\"")]
    [InlineData("X-08", "\"\\udc00\"")]
    [InlineData("X-08", "\"\\udc00\\ud800\"")]
    [InlineData("X-08", "1e400")]
    [InlineData("X-08", "-1e400")]
    [InlineData("X-08", "11111111111111111111111111111111111111111111111111111111111111111")]
    [InlineData("X-08", "{\"k\":1,\"k\":2}")]
    [InlineData(null, "\"\\ud83d\\ude00\"")]
    [InlineData(null, "\"\\\\u0000\"")]
    [InlineData(null, "-0")]
    [InlineData(null, "12345678901234567890")]
    [InlineData(null, "null")]
    [InlineData(null, "[[],{},\"\"]")]
    public void X08_within_an_extension_the_same_holds(string? code, string value) => Code(WithExtension(value)).ShouldBe(code);

    [Fact]
    public void X08_bytes_that_are_no_utf8_are_refused()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\"a\":\""), 0xC3, 0x28, .. "\"}"u8];

        StatementReader.Read(bytes).Refusal!.Code.ShouldBe("X-08");
    }

    [Theory]
    [InlineData(null, 28)]
    [InlineData("X-07", 31)]
    [InlineData("X-07", 100_000)]
    public void X07_deep_nesting_is_refused(string? code, int depth) => Code(WithExtension(new string('[', depth) + new string(']', depth))).ShouldBe(code);

    [Theory]
    [InlineData("id", "\"id\":\"{5a0e7c11-93b4-4d0e-9c61-2f7d1e8a4b0}\"")]
    [InlineData("id", "\"id\":null")]
    [InlineData("stored", "\"stored\":\"yesterday\"")]
    [InlineData("version", "\"version\":\"2.0.0\"")]
    [InlineData("context", "\"context\":{\"team\":{\"mbox\":\"mailto:a@example.org\"}}")]
    [InlineData("context", "\"context\":{\"statement\":{\"id\":\"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b\"}}")]
    [InlineData("attachments", "\"attachments\":[{}]")]
    public void L06_a_field_of_another_shape_is_refused(string where, string field) =>
        Code($"{Least[..^1]},{field}}}").ShouldNotBeNull(where);

    [Theory]
    [InlineData("2026-11-22T09:30:01Z", true)]
    [InlineData("2026-11-22T09:30:01.5+01:00", true)]
    [InlineData("2026-11-22T09:30:01+0100", true)]
    [InlineData("2026-11-22T09:30:01-05", true)]
    [InlineData("2026-11-22T09:30:01", true)]
    [InlineData("2026-11-22T09:30:01-00", false)]
    [InlineData("2026-11-22T09:30:01-0000", false)]
    [InlineData("2026-11-22T09:30:01-00:00", false)]
    [InlineData("2026-11-22 09:30:01Z", false)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-13-22T09:30:01Z", false)]
    [InlineData("2026-11-22T24:30:01Z", false)]
    [InlineData("0001-01-01T00:00:00+01:00", false)]
    [InlineData("2026-11-22T09:30:01.Z", false)]
    [InlineData("2026-11-22T09:30:01+1:00", false)]
    [InlineData("2026-11-22T09:30Z", true)]
    [InlineData("20261122T093001Z", true)]
    [InlineData("20261122T0930", true)]
    [InlineData("20261122T093001,25+0100", true)]
    [InlineData("2026-11-22T24:00:00Z", true)]
    [InlineData("2026-11-22T24:00:00.1Z", false)]
    [InlineData("2016-12-31T23:59:60Z", true)]
    [InlineData("2016-12-31T12:00:60Z", false)]
    [InlineData("2026-02-29T09:30:01Z", false)]
    [InlineData("2026-11-22T09:30.5Z", false)]
    [InlineData("2026-11-22T", false)]
    [InlineData("2026-11-22T09:30:", false)]
    [InlineData("20261122T09300", false)]
    public void L14_timestamps(string text, bool good) => Words.TryTimestamp(text, out _).ShouldBe(good);

    [Fact]
    public void L14_a_timestamp_is_the_same_moment_in_utc()
    {
        Words.TryTimestamp("2026-11-22T09:30:01.1234567+05:30", out var at).ShouldBeTrue();

        at.ShouldBe(new DateTimeOffset(2026, 11, 22, 4, 0, 1, TimeSpan.Zero).AddTicks(1_234_567));
    }

    [Theory]
    [InlineData("PT5M", true)]
    [InlineData("P1Y2M3DT4H5M6.7S", true)]
    [InlineData("P3W", true)]
    [InlineData("PT0S", true)]
    [InlineData("P", false)]
    [InlineData("PT", false)]
    [InlineData("P1DT", false)]
    [InlineData("PT5", false)]
    [InlineData("PT1.5H2M", false)]
    [InlineData("PT1S2M", false)]
    [InlineData("P-1D", false)]
    public void L09_durations(string text, bool good) => Words.IsDuration(text).ShouldBe(good);

    [Theory]
    [InlineData("nl", true)]
    [InlineData("nl-NL", true)]
    [InlineData("zh-Hans-CN", true)]
    [InlineData("", false)]
    [InlineData("n", false)]
    [InlineData("nl-", false)]
    [InlineData("nl_NL", false)]
    [InlineData("12", false)]
    [InlineData("a1", false)]
    [InlineData("nld-Latn-NL", true)]
    [InlineData("zh-cmn-Hans-CN", true)]
    [InlineData("zh-aaa-bbb-ccc-ddd", false)]
    [InlineData("sl-rozaj-biske-1994", true)]
    [InlineData("de-CH-1901", true)]
    [InlineData("de-CH-190", false)]
    [InlineData("es-419", true)]
    [InlineData("nl-NL-Latn", false)]
    [InlineData("en-a-myext-b-another", true)]
    [InlineData("en-a", false)]
    [InlineData("en-a-b", false)]
    [InlineData("x-whatever-1", true)]
    [InlineData("x", false)]
    [InlineData("nl-x-eigen", true)]
    [InlineData("nl--NL", false)]
    [InlineData("nl-abcdefghi", false)]
    [InlineData("i-klingon", true)]
    [InlineData("i-else", false)]
    [InlineData("EN-gb-OED", true)]
    [InlineData("nl-É", false)]
    public void L06_languages(string text, bool good) => Words.IsLanguage(text).ShouldBe(good);

    [Fact]
    public void An_iri_is_compared_as_written_and_never_normalised()
    {
        const string iri = "HTTP://Example.org:80/a/../%7eb";

        StatementReader.Read(Encoding.UTF8.GetBytes(Least.Replace("http://o.example/o", iri, StringComparison.Ordinal))).Statement!.ObjectId.ShouldBe(iri);
    }

    [Theory]
    [InlineData(""""{"mbox":"mailto:Kees@Example.ORG"}"""", """{"name":"Kees","mbox":"mailto:Kees@example.org"}""", true)]
    [InlineData(""""{"mbox":"mailto:Kees@example.org"}"""", """{"mbox":"mailto:kees@example.org"}""", false)]
    [InlineData(""""{"account":{"homePage":"http://a.example/b","name":"c"}}"""", """{"account":{"homePage":"http://a.example/b/c","name":"c"}}""", false)]
    public void L07_identity_is_the_identifier_and_not_the_name(string one, string other, bool same)
    {
        AgentKey.Read(Encoding.UTF8.GetBytes(one), out var first).ShouldBeNull();
        AgentKey.Read(Encoding.UTF8.GetBytes(other), out var second).ShouldBeNull();

        (first == second).ShouldBe(same);
    }

    [Fact]
    public void L12_two_equal_ids_in_one_batch_are_refused()
    {
        var one = Encoding.UTF8.GetString(Samples.Read("initialized"));

        StatementReader.ReadBatch(Encoding.UTF8.GetBytes($"[{one},{one}]")).Refusal!.Code.ShouldBe("L12");
    }

    [Fact]
    public void A_batch_that_is_too_long_is_refused() =>
        StatementReader.ReadBatch(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(Least, 4))}]"), 3).Refusal!.Code.ShouldBe("batch-size");

    [Fact]
    public void A_batch_keeps_the_order_and_the_bytes()
    {
        var batch = StatementReader.ReadBatch(Encoding.UTF8.GetBytes($"[ {Least} ,{Least.Replace("/o\"", "/p\"", StringComparison.Ordinal)}]"));

        batch.Statements.Select(statement => statement.ObjectId).ShouldBe(["http://o.example/o", "http://o.example/p"]);
        Encoding.UTF8.GetString(batch.Statements[0].Utf8.Span).ShouldBe(Least);
    }

    [Theory]
    [InlineData("\"id\":\"$\"")]
    [InlineData("\"timestamp\":\"2026-11-22T09:30:01.$Z\"")]
    [InlineData("\"result\":{\"duration\":\"PT$S\"}")]
    [InlineData("\"context\":{\"language\":\"nl-$\"}")]
    public void X10_a_very_long_word_takes_no_time(string field)
    {
        var bytes = Encoding.UTF8.GetBytes($"{Least[..^1]},{field.Replace("$", new string('1', 100_000), StringComparison.Ordinal)}}}");
        StatementReader.Read(bytes);
        var watch = Stopwatch.StartNew();

        StatementReader.Read(bytes);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public void X08_whatever_bytes_come_in_the_reader_answers_and_never_throws()
    {
        var samples = ((IEnumerable<ITheoryDataRow>)Samples.Told).Select(row => Samples.Read((string)row.GetData()[0]!)).ToArray();
        Gen.Select(Gen.Int[0, samples.Length - 1], Gen.Int[0, 5_000], Gen.Int[0, 40], Gen.Byte.Array[0, 6]).Sample((sample, at, cut, put) =>
        {
            var bytes = samples[sample];
            at %= bytes.Length;
            byte[] damaged = [.. bytes[..at], .. put, .. bytes[Math.Min(bytes.Length, at + cut)..]];
            var (one, batch) = (StatementReader.Read(damaged), StatementReader.ReadBatch(damaged));
            return one.Statement is null != one.Refusal is null && batch.Refusal?.Code == one.Refusal?.Code;
        }, iter: 2_000);
    }

    private static string? Code(string json) => StatementReader.Read(Encoding.UTF8.GetBytes(json)).Refusal?.Code;

    private static string WithExtension(string value) => Least[..^1] + ",\"result\":{\"extensions\":{\"http://e.example/e\":" + value + "}}}";
}
