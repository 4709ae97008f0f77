using CsCheck;
using static ReturnToWork.Tests.Lrs.Properties.JsonGen;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>One meaning in many spellings that L13 calls equal, and neighbours that it does not.</summary>
internal static class Spelling
{
    private static readonly string[] Parts = ["verb", "actor", "member", "object", "response", "registration", "extension", "timestamp", "duration", "no result", "context activity"];

    /// <summary>The same statement of this id, written anyhow.</summary>
    public static Gen<string> Of(Guid id) => Write(id, "");

    /// <summary>One that differs in a single part that counts.</summary>
    public static Gen<string> OtherThan(Guid id) => Gen.OneOf(Parts).SelectMany(part => Write(id, part));

    private static Gen<string> Write(Guid id, string other)
    {
        var member = Gen.Select(Mail("one"), Mail(other == "member" ? "three" : "two"), Gen.Bool, (one, two, turned) => turned ? $"[{{{two}}},{{{one}}}]" : $"[{{{one}}},{{{two}}}]");
        var activity = Object(Always("id", other == "object" ? "http://s.example/Thing" : "http://s.example/thing"), Maybe("definition", Gen.OneOf("{}", "{\"name\":{\"nl\":\"ding\"}}", "{\"description\":{\"en\":\"a thing\"}}")));
        var category = Object(Always("id", other == "context activity" ? "http://s.example/c2" : "http://s.example/c"), Maybe("definition", Gen.OneOf("{}", "{\"type\":\"http://s.example/t\"}")));
        var result = Object(Always("response", Escaped(other == "response" ? "ja é/" : "ja é/ ")), Always("duration", other == "duration" ? "PT60S" : "PT1M"), Always("extensions", Object(
            Always("http://s.example/x", Gen.Const(other == "extension" ? "[1,2,null]" : "[1,null,2]")), Always("http://s.example/y", Gen.Const("{\"a\":[],\"b\":{}}")))));
        return Object(
        [
            Always("id", Cased(id)),
            Always("actor", Object(Always("objectType", "Group"), other == "actor" ? Always("mbox_sha1sum", Hex("f")) : Always("mbox_sha1sum", Hex("a")), Always("member", member))),
            Always("verb", Object(Always("id", other == "verb" ? "http://s.example/Did" : "http://s.example/did"), Maybe("display", Gen.OneOf("{}", "{\"nl\":\"deed\"}", "{\"en\":\"did\"}")))),
            Always("object", activity),
            .. other == "no result" ? (Gen<string>[])[] : [Always("result", result)],
            Always("context", Object(
                Always("registration", Cased(other == "registration" ? World.Registrations[1] : World.Registrations[0])), Always("language", Gen.OneOf("\"nl-NL\"", "\"NL-nl\"")),
                Always("contextActivities", Object(Always("category", Gen.Select(category, Gen.Bool, (one, listed) => listed ? $"[{one}]" : one)))))),
            Always("timestamp", other == "timestamp" ? Gen.Const("\"2026-11-22T10:00:00.001Z\"") : Gen.OneOf(
                "\"2026-11-22T10:00:00Z\"", "\"2026-11-22T12:00:00+02:00\"", "\"2026-11-22T10:00:00.000Z\"", "\"2026-11-22T10:00:00.0004Z\"", "\"20261122T100000Z\"", "\"2026-11-22T05:30:00,000-04:30\"", "\"2026-11-22T10:00Z\"")),
            // What a store sets is no part of a statement.
            Maybe("stored", Gen.Const("\"2020-01-01T00:00:00Z\"")), Maybe("authority", Gen.Const("{\"mbox\":\"mailto:x@y.example\"}")), Maybe("version", Gen.OneOf("\"1.0.0\"", "\"1.0.3\"")),
        ]);
    }

    private static Gen<string> Mail(string name) => Gen.OneOf("S.EXAMPLE", "s.example", "S.example").Select(host => $"\"mbox\":\"mailto:{name}@{host}\"");

    private static Gen<string> Hex(string digit) => Gen.Bool.Select(upper => Quoted(string.Concat(Enumerable.Repeat(upper ? digit.ToUpperInvariant() : digit, 40))));

    private static Gen<string> Cased(Guid id) => Gen.Bool.Select(upper => Quoted(upper ? id.ToString().ToUpperInvariant() : id.ToString()));

    private static Gen<string> Escaped(string text) => Gen.Bool.Array[text.Length].Select(escapes => Quoted(string.Concat(text.Select((c, n) => escapes[n] ? $"\\u{(int)c:x4}" : c.ToString()))));
}
