using System.Net.Http.Headers;
using System.Text;
using ReturnToWork.Storage;
using ReturnToWork.Tests.Lrs.Attachments;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs;

/// <summary>
/// X-08: whatever stands in an extension or a document, both engines give the same answer, never a 5xx, and what they take comes back byte for byte. The kinds of
/// case are those of nst/JSONTestSuite; the cases are our own.
/// </summary>
public sealed class HostileJsonTests(BothHosts hosts) : IClassFixture<BothHosts>
{
    private const string Malformed = "L03", NotText = "X-08", TooDeep = "X-07", Fine = "";

    // Latin-1: one character is one byte.
    private static readonly (string Name, string Code, string Value)[] Raw =
    [
        ("an open list", Malformed, "["), ("a closed one too many", Malformed, "[]]"), ("a comma at the end", Malformed, "[1,]"), ("a comma at the start", Malformed, "[,1]"), ("two commas", Malformed, "[1,,2]"),
        ("no comma", Malformed, "[1 true]"), ("a colon in a list", Malformed, "[1:2]"), ("mixed brackets", Malformed, "[1}"), ("a comma at the end of an object", Malformed, "{\"a\":1,}"),
        ("no value", Malformed, "{\"a\":}"), ("no colon", Malformed, "{\"a\" 1}"), ("a name without quotes", Malformed, "{a:1}"), ("a number as a name", Malformed, "{1:1}"), ("single quotes", Malformed, "{'a':1}"),
        ("two colons", Malformed, "{\"a\"::1}"), ("a comment", Malformed, "[1/* */]"), ("a comment to the end", Malformed, "1//x"), ("nothing", Malformed, ""), ("a blank that is none", Malformed, "[\f]"), ("a vertical tab", Malformed, "[\v]"),
        ("True", Malformed, "True"), ("nul", Malformed, "nul"), ("undefined", Malformed, "undefined"), ("NaN", Malformed, "NaN"), ("-NaN", Malformed, "-NaN"), ("Infinity", Malformed, "Infinity"), ("-Infinity", Malformed, "-Infinity"),
        ("+1", Malformed, "+1"), ("01", Malformed, "01"), ("-01", Malformed, "-01"), ("1.", Malformed, "1."), (".1", Malformed, ".1"), ("-.1", Malformed, "-.1"), ("1e", Malformed, "1e"), ("1e+", Malformed, "1e+"), ("1.e1", Malformed, "1.e1"),
        ("1eE2", Malformed, "1eE2"), ("0x1F", Malformed, "0x1F"), ("1_000", Malformed, "1_000"), ("1 000", Malformed, "1 000"), ("a minus alone", Malformed, "-"), ("two minuses", Malformed, "--1"), ("1,5", Malformed, "{\"a\":1,5}"),
        ("an open text", Malformed, "\"abc"), ("a line feed in a text", Malformed, "\"a\nb\""), ("a tab in a text", Malformed, "\"a\tb\""), ("NUL in a text", Malformed, "\"a\0b\""), ("NUL after a value", Malformed, "1\0"), ("the last control", Malformed, "\"\x1f\""),
        ("\\x41", Malformed, "\"\\x41\""), ("\\a", Malformed, "\"\\a\""), ("\\ alone", Malformed, "\"\\\""), ("\\u00", Malformed, "\"\\u00\""), ("\\u00G0", Malformed, "\"\\u00G0\""), ("\\U0041", Malformed, "\"\\U0041\""), ("an escaped tab itself", Malformed, "\"\\\t\""),

        ("a continuation byte alone", NotText, "\"\x80\""), ("0xFF", NotText, "\"\xff\""), ("a cut sequence", NotText, "\"\xe2\x82\""), ("an overlong slash", NotText, "\"\xc0\xaf\""), ("an overlong NUL", NotText, "\"\xc0\x80\""),
        ("three bytes for one", NotText, "\"\xe0\x80\xaf\""), ("a surrogate in UTF-8", NotText, "\"\xed\xa0\x80\""), ("a pair in UTF-8 (CESU-8)", NotText, "\"\xed\xa0\xbd\xed\xb8\x80\""), ("beyond U+10FFFF", NotText, "\"\xf4\x90\x80\x80\""),
        ("five bytes", NotText, "\"\xf8\x88\x80\x80\x80\""), ("Latin-1", NotText, "\"caf\xe9\""), ("bad bytes in a name", NotText, "{\"\xff\":1}"), ("bad bytes outside of a text", NotText, "[\xff]"),
        ("\\u0000", NotText, "\"\\u0000\""), ("\\u0000 in a name", NotText, "{\"a\\u0000\":1}"), ("half a pair", NotText, "\"\\ud83d\""), ("the other half", NotText, "\"\\ude00\""), ("half a pair and a letter", NotText, "\"\\ud83dx\""),
        ("a pair the wrong way round", NotText, "\"\\ude00\\ud83d\""), ("two first halves", NotText, "\"\\ud83d\\ud83d\\ude00\""), ("half a pair and a line feed", NotText, "\"\\ud83d\\n\""), ("half a pair in a name", NotText, "{\"\\ud83d\":1}"),
        ("1e309", NotText, "1e309"), ("-1e309", NotText, "-1e309"), ("1e99999999999", NotText, "1e99999999999"), ("65 digits", NotText, new string('1', 65)), ("65 zeros behind the point", NotText, "0." + new string('0', 65)), ("an endless number", NotText, new string('9', 100_000)),
        ("one name twice", NotText, "{\"a\":1,\"a\":1}"), ("one name in two ways", NotText, "{\"a\":1,\"\\u0061\":2}"), ("an empty name twice", NotText, "{\"\":1,\"\":2}"), ("a name twice deep inside", NotText, "[[{\"b\":{\"a\":1,\"c\":0,\"a\":2}}]]"),
        ("a name twice among many", NotText, $"{{{string.Join(',', Enumerable.Range(0, 200).Select(i => $"\"k{i % 199}\":{i}"))}}}"),

        ("40 lists", TooDeep, new string('[', 40) + new string(']', 40)), ("40 objects", TooDeep, string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40)), ("100,000 lists", TooDeep, new string('[', 100_000) + new string(']', 100_000)),
        ("100,000 open lists", TooDeep, new string('[', 100_000)), ("50,000 open objects", TooDeep, string.Concat(Enumerable.Repeat("{\"\":", 50_000))),

        ("null", Fine, "null"), ("true", Fine, "true"), ("an empty text", Fine, "\"\""), ("empty things", Fine, "[{},[],\"\"]"), ("blanks", Fine, "[ 1 ,\t2 ,\r\n3 ]"), ("every escape", Fine, "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u002f\""),
        ("DEL", Fine, "\"\x7f\""), ("escaped controls", Fine, "\"\\u0001\\u001f\\u007f\\u0085\\u2028\\ufeff\""), ("a pair", Fine, "\"\\uD83D\\ude00\""), ("\\\\u0000 that is no escape", Fine, "\"\\\\u0000 \\\\ud83d\""), ("names that differ in case", Fine, "{\"a\":1,\"A\":2,\"\":3,\" \":4}"),
        ("proto", Fine, "{\"__proto__\":{\"a\":1},\"constructor\":1,\"$type\":\"System.Object\"}"), ("zero", Fine, "[0,-0,0.0,-0.0,0e1,0e+1,0E-400]"), ("digits", Fine, "[123456789012345678901234567890,1.10,1E2,1e-400,0.1e1,1e308,4.9e-324,9007199254740993]"),
        ("64 digits", Fine, new string('1', 64)), ("20 lists", Fine, new string('[', 20) + new string(']', 20)), ("many names", Fine, $"{{{string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"k{i}\":{i}"))}}}"),
        ("a long text", Fine, $"\"{new string('x', 250_000)}\""), ("a long name", Fine, $"{{\"{new string('x', 100_000)}\":1}}"), ("SQL", Fine, "\"'; DROP TABLE statements; -- @p0 %s $1 {0} \\\\ ? :a\""), ("markup", Fine, "\"<script>alert(1)</script>&amp;\""),
        ("letters of everywhere", Fine, Utf8("\"é ü \u0301 日本 العربية 😀 \U0010ffff \ufdd0 \uffff \u2028 \u200f\"")), ("a name of everywhere", Fine, Utf8("{\"日\":1,\"é\":2,\"e\u0301\":3}")), ("a byte order mark within", Fine, Utf8("\"\ufeff\"")),
    ];

    public static TheoryData<string> Names => [.. Raw.Select(at => at.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task X08_in_an_extension(string name)
    {
        var (_, code, value) = Raw.Single(at => at.Name == name);
        var answers = new List<(int, string)>();
        foreach (var lrs in hosts.On.Values)
        {
            using var client = lrs.Client();
            var id = Guid.NewGuid();
            var extension = $"\"extensions\":{{\"http://e.example/e\":{value}}}";
            var statement = $$"""{"id":"{{id}}","actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://v.example/v"},"object":{"id":"http://o.example/o","definition":{ {{extension}} } },"result":{ {{extension}} },"context":{ {{extension}} } }""";

            var response = await client.PostAsync(new Uri("statements", UriKind.Relative), Content(statement));

            answers.Add(((int)response.StatusCode, response.IsSuccessStatusCode ? Fine : await response.CodeAsync()));
            if (code != Fine) continue;
            var read = Encoding.Latin1.GetString(await (await client.GetAsync($"statements?statementId={id}")).Content.ReadAsByteArrayAsync());
            (read.Split(extension, StringSplitOptions.None).Length - 1).ShouldBe(3, "in the definition, the result and the context");
        }

        answers.Distinct().ShouldBe([(code == Fine ? 200 : 400, code)]);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task X08_in_a_document(string name)
    {
        var (_, code, value) = Raw.Single(at => at.Name == name);
        var answers = new List<(int, string)>();
        foreach (var lrs in hosts.On.Values)
        {
            using var client = lrs.Client();
            var at = $"activities/state?activityId=http://a.example/a&agent={{\"mbox\":\"mailto:a@b.example\"}}&stateId={Guid.NewGuid()}";
            var document = $"{{\"v\":{value}}}";

            foreach (var (method, text) in ((HttpMethod, string)[])[(HttpMethod.Put, document), (HttpMethod.Post, document.Replace("{\"v\"", "{\"w\"", StringComparison.Ordinal))])
            {
                using var request = new HttpRequestMessage(method, new Uri(at, UriKind.Relative)) { Content = Content(text) };
                var response = await client.SendAsync(request);
                answers.Add(((int)response.StatusCode, response.IsSuccessStatusCode ? Fine : await response.CodeAsync()));
                var read = await client.GetAsync(at);
                if (code != Fine) ((int)read.StatusCode).ShouldBe(404);
                else if (method == HttpMethod.Put) Encoding.Latin1.GetString(await read.Content.ReadAsByteArrayAsync()).ShouldBe(text);
                else Encoding.Latin1.GetString(await read.Content.ReadAsByteArrayAsync()).ShouldContain(value, Case.Sensitive);
            }
        }

        answers.Distinct().ShouldBe([(code == Fine ? 204 : 400, code)]);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task X08_a_document_that_is_no_JSON_may_hold_any_bytes(string name)
    {
        var value = Raw.Single(at => at.Name == name).Value;
        foreach (var lrs in hosts.On.Values)
        {
            using var client = lrs.Client();
            var at = new Uri($"agents/profile?agent={{\"mbox\":\"mailto:a@b.example\"}}&profileId={Guid.NewGuid()}", UriKind.Relative);
            using var content = Content(value, "application/octet-stream");
            content.Headers.Add("X-Ignored", "1");
            using var request = new HttpRequestMessage(HttpMethod.Put, at) { Content = content };
            request.Headers.Add("If-None-Match", "*");

            (await client.SendAsync(request)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);

            (await client.GetByteArrayAsync(at)).ShouldBe(Encoding.Latin1.GetBytes(value));
        }
    }

    [Theory]
    [InlineData("stateId=a%00b", 400)]
    [InlineData("stateId=%ED%A0%80", 204)]
    [InlineData("stateId=%FF", 204)]
    [InlineData("stateId=%F0%9F%98%80", 204)]
    [InlineData("stateId='%20OR%201=1%20--", 204)]
    [InlineData("stateId=a&registration=00000000-0000-0000-0000-00000000000G", 400)]
    [InlineData("stateId=a&registration=00000000-0000-0000-0000-000000000000", 204)]
    public async Task X08_in_an_address(string query, int status)
    {
        foreach (var lrs in hosts.On.Values)
        {
            using var client = lrs.Client();
            var at = $"activities/state?activityId=http://a.example/a&agent={{\"mbox\":\"mailto:a@b.example\"}}&{query}";
            using var content = Content("{\"a\":1}");

            ((int)(await client.PutAsync(new Uri(at, UriKind.Relative), content)).StatusCode).ShouldBe(status);
            ((int)(await client.GetAsync(at)).StatusCode).ShouldBe(status == 204 ? 200 : 400);
        }
    }

    [Theory]
    [InlineData("agent={\"mbox\":\"mailto:a@b.example\",\"mbox\":\"mailto:a@b.example\"}")]
    [InlineData("agent={\"account\":{\"homePage\":\"http://h.example/\",\"name\":\"\\u0000\"}}")]
    [InlineData("agent={\"account\":{\"homePage\":\"http://h.example/\",\"name\":\"\\ud800\"}}")]
    [InlineData("agent=[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("agent=1e999")]
    [InlineData("verb=http://v.example/%00")]
    [InlineData("activity=http://o.example/%0A")]
    [InlineData("since=9999-99-99T00:00:00Z")]
    [InlineData("until=2026-01-01T00:00:00%2B99:00")]
    [InlineData("limit=99999999999999999999")]
    [InlineData("more=%00")]
    [InlineData("more=AAAA")]
    public async Task X08_in_a_question(string query)
    {
        var answers = new List<string>();
        foreach (var lrs in hosts.On.Values)
        {
            using var client = lrs.Client();
            var response = await client.GetAsync($"statements?{query}");
            ((int)response.StatusCode).ShouldBe(400);
            answers.Add(await response.CodeAsync());
        }

        answers.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    private static string Utf8(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static ByteArrayContent Content(string latin1, string type = "application/json")
    {
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes(latin1));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}
