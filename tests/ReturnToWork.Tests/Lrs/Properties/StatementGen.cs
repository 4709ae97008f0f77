using CsCheck;
using ReturnToWork.Xapi;
using static ReturnToWork.Tests.Lrs.Properties.JsonGen;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>Valid statements of every shape that a version knows, without an id; as text, because spelling is part of what must come back.</summary>
internal static class StatementGen
{
    private static readonly string[] Languages = ["nl", "en-GB", "zh-Hant", "sr-Latn-RS", "x-private", "und", "en-us", "NL-nl"];
    private static readonly string[] Iris = ["http://x.example/a", "http://X.example/%7ea", "urn:x:é", "tag:y.example,2026:漢", "HTTP://x.example:80/../b?q=1#f", "x:y", "https://x.example/a/", "mailto:x@y.example"];
    private static readonly string[] Verbs = ["http://v.example/did", "http://v.example/Did", "urn:v:gedaan", "http://adlnet.gov/expapi/verbs/experienced"];
    private static readonly Gen<string> Iri = Gen.OneOf(Iris).Select(Quoted);
    private static readonly Gen<string> LanguageMap = MapOf(Languages, Text);
    private static readonly Gen<string> Extensions = MapOf(Iris, Gen.Frequency((6, Any), (1, Deep)));
    private static readonly Gen<string> Duration = Gen.OneOf("PT1S", "P1Y2M3DT4H5M6.789S", "P3W", "PT0.000001S", "PT36H", "P0D", "PT1,5S", "P1.5Y").Select(Quoted);
    private static readonly Gen<string> Sha2 = Gen.Byte.Array[32].Select(bytes => Quoted(Convert.ToHexString(bytes)));

    private static readonly Gen<string> Mbox = Gen.OneOf("mailto:a@b.example", "mailto:A.B+c@D.example", "mailto:\\u00e9@b.example", "mailto:漢@b.example").Select(Quoted);
    private static readonly Gen<string> Sha1 = Gen.Byte.Array[20].Select(bytes => Quoted(Convert.ToHexStringLower(bytes)));
    private static readonly Gen<string> Account = Object(Always("homePage", Iri), Always("name", TextNotEmpty));
    private static readonly Gen<string> Identifier = Gen.OneOf(Always("mbox", Mbox), Always("mbox_sha1sum", Sha1), Always("openid", Iri), Always("account", Account));
    private static readonly Gen<string> Agent = Object(Identifier, Maybe("name", Text), Maybe("objectType", Gen.Const("\"Agent\"")));
    private static readonly Gen<string> TypedAgent = Object(Identifier, Maybe("name", Text), Always("objectType", "Agent"));

    private static readonly Gen<string> Group = Gen.OneOf(
        Object(Always("objectType", "Group"), Identifier, Maybe("name", Text), Maybe("member", ListOf(Agent))),
        Object(Always("objectType", "Group"), Maybe("name", Text), Always("member", ListOf(Agent, 1))));

    private static readonly Gen<string> Actor = Gen.OneOf(Agent, Group);
    private static readonly Gen<string> Verb = Object(Always("id", Gen.OneOf(Verbs).Select(Quoted)), Maybe("display", LanguageMap));

    private static readonly Gen<string> Component = Gen.Select(Gen.Shuffle((string[])["a", "b", "é", "A", ""], 0, 4), LanguageMap.Array[4], (ids, maps) =>
        $"[{string.Join(',', ids.Select((id, n) => $"{{\"id\":\"{id}\",\"description\":{maps[n]}}}"))}]");

    private static readonly Gen<string> Definition = Gen.OneOf(
        Gen.Const((string?)null), Gen.OneOf<string?>("true-false", "fill-in", "long-fill-in", "numeric", "other", "choice", "sequencing", "likert", "matching", "performance")).SelectMany(kind => Object(
        [
            Maybe("name", LanguageMap), Maybe("description", LanguageMap), Maybe("type", Iri), Maybe("moreInfo", Iri), Maybe("extensions", Extensions, 3),
            .. kind is null ? (Gen<string>[])[] : [Always("interactionType", kind), Maybe("correctResponsesPattern", ListOf(Text))],
            .. kind switch
            {
                "choice" or "sequencing" => (Gen<string>[])[Maybe("choices", Component)],
                "likert" => [Maybe("scale", Component)],
                "matching" => [Maybe("source", Component), Maybe("target", Component)],
                "performance" => [Maybe("steps", Component)],
                _ => [],
            },
        ]));

    private static readonly Gen<string> Activity = Object(Always("id", Iri), Maybe("objectType", Gen.Const("\"Activity\"")), Maybe("definition", Definition, 3));
    private static readonly Gen<string> Reference = Object(Always("objectType", "StatementRef"), Always("id", Uuid));

    // Not in order of size, but always min < raw < max.
    private static readonly Gen<string> Score = Object(
        Maybe("scaled", Gen.OneOf("0", "-0", "1", "-1.0", "1e-3", "0.333333333333333333333333", "10E-1")), Maybe("raw", Gen.OneOf("5", "5.0", "50e-1", "0.5E1", "4.999999999999999999999")),
        Maybe("min", Gen.OneOf("0", "-1e300", "-0.0", "1e-320")), Maybe("max", Gen.OneOf("10", "1e300", "1E+1", "10.00")));

    private static readonly Gen<string> Result = Object(
        Maybe("score", Score), Maybe("success", TrueOrFalse), Maybe("completion", TrueOrFalse), Maybe("response", Text), Maybe("duration", Duration), Maybe("extensions", Extensions));

    private static readonly Gen<string> OneOrMore = Gen.OneOf(Activity, ListOf(Activity));
    private static readonly Gen<string> ContextActivities = Object(Maybe("parent", OneOrMore), Maybe("grouping", OneOrMore), Maybe("category", OneOrMore), Maybe("other", OneOrMore));

    private static readonly Gen<string> Attachment = Object(
        Always("usageType", Iri), Always("display", LanguageMap), Maybe("description", LanguageMap), Always("contentType", "text/plain; charset=utf-8"), Always("length", Gen.OneOf("0", "27", "9007199254740993")),
        Always("sha2", Sha2), Always("fileUrl", Iri));

    private static readonly Gen<string> Moment = Gen.Select(Gen.Int[1970, 2100], Gen.OneOf("", ".1", ".123", ".123456", ".999999999"), Gen.OneOf("Z", "+02:00", "-11:30", "+00:00"), (year, fraction, offset) =>
        FormattableString.Invariant($"\"{year}-02-28T23:59:58{fraction}{offset}\""));

    private static readonly Gen<string> LooseMoment = Gen.OneOf(Moment, Gen.OneOf("2026-11-22T20:30", "20261122T203000Z", "2026-11-22T20:30:00,5+01", "2026-11-22T24:00:00Z").Select(Quoted));

    public static readonly Gen<string> V103 = Statement(XapiVersion.V103);
    public static readonly Gen<string> V200 = Statement(XapiVersion.V200);

    private static Gen<string> Statement(XapiVersion version)
    {
        var moment = version == XapiVersion.V200 ? Moment : LooseMoment;
        var own = version == XapiVersion.V200 ? Gen.OneOf("2.0.0", "2.0", "1.0.3") : Gen.OneOf("1.0.0", "1.0.3", "1.0");
        var outer = (Gen<string>[])[Maybe("timestamp", moment), Maybe("stored", moment), Maybe("version", own.Select(Quoted)), Maybe("authority", Agent), Maybe("attachments", ListOf(Attachment), 3)];
        return About(outer, version, within: false).Where(text => text.Length < 60_000);
    }

    private static Gen<string> About(Gen<string>[] outer, XapiVersion version, bool within) => Gen.OneOf((Gen<string>[])
    [
        With(outer, Activity, version, ofActivity: true),
        With(outer, Gen.OneOf(TypedAgent, Group, Reference), version, ofActivity: false),
        .. within ? (Gen<string>[])[] : [With(outer, About([Always("objectType", "SubStatement"), Maybe("timestamp", Moment)], version, within: true), version, ofActivity: false)],
    ]);

    private static Gen<string> With(Gen<string>[] outer, Gen<string> about, XapiVersion version, bool ofActivity) => Object(
        [.. outer, Always("actor", Actor), Always("verb", Verb), Always("object", about), Maybe("result", Result), Maybe("context", Context(version, ofActivity))]);

    private static Gen<string> Context(XapiVersion version, bool ofActivity) => Object(
    [
        Maybe("registration", Uuid), Maybe("instructor", Actor, 3), Maybe("team", Group, 3), Maybe("contextActivities", ContextActivities), Maybe("language", Gen.OneOf(Languages).Select(Quoted)),
        Maybe("statement", Reference, 3), Maybe("extensions", Extensions),
        .. ofActivity ? (Gen<string>[])[Maybe("revision", Text), Maybe("platform", Text)] : [],
        .. version == XapiVersion.V103 ? (Gen<string>[])[] :
        [
            Maybe("contextAgents", ListOf(Object(Always("objectType", "contextAgent"), Always("agent", Agent), Maybe("relevantTypes", ListOf(Iri, 1))))),
            Maybe("contextGroups", ListOf(Object(Always("objectType", "contextGroup"), Always("group", Group), Maybe("relevantTypes", ListOf(Iri, 1))))),
        ],
    ]);
}
