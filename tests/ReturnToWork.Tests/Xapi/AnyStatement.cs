using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace ReturnToWork.Tests.Xapi;

/// <summary>Statements of all shapes that xAPI allows.</summary>
internal static class AnyStatement
{
    private static readonly Gen<string> Text = One("", "ja", "é\"\\\n", "日本", "😀", "a,b", "\u2028");
    private static readonly Gen<string> Iri = One("http://a.example/b", "HTTP://A.example/../b", "urn:x:é", "tag:a@b,2026:c", "x:y").SelectMany(iri => Gen.Int[0, 9].Select(n => iri + n));
    private static readonly Gen<string> Moment = One("2026-11-22T09:30:01Z", "2026-11-22T09:30:01.123Z", "2026-11-22T10:30:01.1234567+01:00", "2020-02-29T23:59:59-11:30");
    private static readonly Gen<string> Tag = One("nl", "nl-NL", "en", "en-US", "zh-Hans-CN");
    private static readonly Gen<string> Digits = One("0", "-0", "1.50", "1E2", "0.1", "-3", "12345678901234567890");

    private static readonly Gen<JsonNode> LanguageMap =
        Gen.Select(Gen.Shuffle((string[])["nl", "nl-NL", "en", "en-US"], 0, 4), Text).Select((tags, text) => (JsonNode)new JsonObject(tags.Select(tag => KeyValuePair.Create(tag, (JsonNode?)text))));

    private static readonly Gen<JsonNode> Free = Gen.Recursive<JsonNode>((depth, self) => depth > 2
        ? Gen.Select(Text, text => (JsonNode)text)
        : Gen.OneOf(
            Gen.Select(Text, text => (JsonNode)text), Gen.Select(Digits, digits => JsonNode.Parse(digits)!), Gen.Bool.Select(value => (JsonNode)value),
            self.Array[0, 3].Select(items => (JsonNode)new JsonArray([.. items.Select(item => item.DeepClone())])),
            Gen.Select(self, self).Select((one, other) => (JsonNode)new JsonObject { ["definition"] = one.DeepClone(), ["id"] = other.DeepClone(), ["none"] = null })));

    private static readonly Gen<JsonNode> Extensions = Gen.Select(Iri, Free).Select((iri, value) => (JsonNode)new JsonObject { [iri] = value.DeepClone() });

    private static readonly Gen<KeyValuePair<string, JsonNode?>> Identifier = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5]).Select((kind, n) => kind switch
    {
        0 => KeyValuePair.Create("mbox", (JsonNode?)$"mailto:Name{n}@Example.org"),
        1 => KeyValuePair.Create("mbox_sha1sum", (JsonNode?)$"0123456789abcdefABCD0123456789abcdefabc{n}"),
        2 => KeyValuePair.Create("openid", (JsonNode?)$"http://openid.example/{n}"),
        _ => KeyValuePair.Create("account", (JsonNode?)new JsonObject { ["homePage"] = "http://h.example/", ["name"] = $"n{n}" }),
    });

    private static readonly Gen<JsonNode> Agent = Gen.Select(Identifier, Gen.Bool, Gen.Bool).Select((id, typed, named) => (JsonNode)Object(
        typed ? ("objectType", "Agent") : default, named ? ("name", "Kees") : default, (id.Key, id.Value!.DeepClone())));

    private static readonly Gen<JsonNode> Group = Gen.Select(Agent.Array[1, 4], Identifier, Gen.Bool, Gen.Bool).Select((members, id, identified, withMembers) => (JsonNode)Object(
        ("objectType", "Group"), identified ? (id.Key, id.Value!.DeepClone()) : default,
        !identified || withMembers ? ("member", new JsonArray([.. members.Select(member => member.DeepClone())])) : default));

    private static readonly Gen<JsonNode> Actor = Gen.OneOf(Agent, Group);

    private static readonly Gen<JsonNode> Verb = Gen.Select(Iri, LanguageMap, Gen.Bool).Select((iri, display, shown) => (JsonNode)Object(("id", iri), shown ? ("display", display.DeepClone()) : default));

    private static readonly Gen<JsonNode> Activity = Gen.Select(Iri, LanguageMap, Extensions, Gen.Bool, Gen.Bool).Select((iri, name, extensions, typed, defined) => (JsonNode)Object(
        typed ? ("objectType", "Activity") : default, ("id", iri),
        defined ? ("definition", Object(("name", name.DeepClone()), ("type", "x:t"), ("extensions", extensions.DeepClone()), ("interactionType", "choice"),
            ("choices", new JsonArray(Object(("id", "a"), ("description", name.DeepClone())))))) : default));

    private static readonly Gen<JsonNode> Reference = Gen.Guid.Select(id => (JsonNode)Object(("objectType", "StatementRef"), ("id", id.ToString())));

    private static readonly Gen<JsonNode> Result = Gen.Select(Text, Extensions, One("PT1.5S", "P3W", "P1Y2M3DT4H"), Digits).Select((response, extensions, duration, raw) => (JsonNode)Object(
        ("score", new JsonObject { ["raw"] = JsonNode.Parse(raw) }), ("success", true), ("response", response), ("duration", duration), ("extensions", extensions.DeepClone())));

    private static Gen<JsonNode> Context(bool young) => Gen.Select(Actor, Group, Activity.Array[1, 3], Extensions, Gen.Guid, Tag, Agent, Gen.Int[0, 127]).Select((instructor, team, activities, extensions, id, tag, agent, with) =>
        (JsonNode)Object(
            (with & 1) != 0 ? ("registration", id.ToString()) : default, (with & 2) != 0 ? ("instructor", instructor.DeepClone()) : default, (with & 4) != 0 ? ("team", team.DeepClone()) : default,
            (with & 8) != 0 ? ("contextActivities", Object(("parent", activities[0].DeepClone()), ("other", new JsonArray([.. activities.Select(activity => activity.DeepClone())])))) : default,
            (with & 16) != 0 ? ("extensions", extensions.DeepClone()) : default, (with & 32) != 0 ? ("language", tag) : default,
            (with & 64) != 0 ? ("statement", Object(("objectType", "StatementRef"), ("id", id.ToString()))) : default,
            young ? ("contextAgents", new JsonArray(Object(("objectType", "contextAgent"), ("agent", agent.DeepClone()), ("relevantTypes", new JsonArray("x:y"))))) : default,
            young ? ("contextGroups", new JsonArray(Object(("objectType", "contextGroup"), ("group", team.DeepClone())))) : default));

    private static Gen<JsonNode> Sub(bool young) => Gen.Select(Actor, Verb, Gen.OneOf(Activity, Agent.Select(Typed), Reference), Context(young)).Select((actor, verb, about, context) =>
        (JsonNode)Object(("objectType", "SubStatement"), ("actor", actor.DeepClone()), ("verb", verb.DeepClone()), ("object", about.DeepClone()), ("context", context.DeepClone())));

    /// <param name="young">With what only 2.0 knows.</param>
    public static Gen<JsonObject> Of(bool young = false) => Gen.Select(
        Gen.Guid, Actor, Verb, Gen.OneOf(Activity, Agent.Select(Typed), Group, Reference, Sub(young)), Result, Context(young), Moment, Gen.Int[0, 7]).Select((id, actor, verb, about, result, context, moment, with) =>
        Object(
            ("id", id.ToString()), ("actor", actor.DeepClone()), ("verb", verb.DeepClone()), ("object", about.DeepClone()), (with & 1) != 0 ? ("result", result.DeepClone()) : default,
            (with & 2) != 0 ? ("context", context.DeepClone()) : default, (with & 4) != 0 ? ("timestamp", moment) : default));

    public static byte[] Utf8(JsonNode node, bool indented = false, bool plain = true)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, Encoder = plain ? System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping : null }))
            node.WriteTo(writer);
        return buffer.ToArray();
    }

    private static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(n => texts[n]);

    private static JsonNode Typed(JsonNode agent)
    {
        var typed = agent.DeepClone();
        typed["objectType"] = "Agent";
        return typed;
    }

    private static JsonObject Object(params ReadOnlySpan<(string? Name, JsonNode? Value)> properties)
    {
        var made = new JsonObject();
        foreach (var (name, value) in properties)
            if (name is not null) made[name] = value;
        return made;
    }
}
