using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Xapi;

/// <summary>The gate of issue 1, item 6, and promise 1: no text of a person becomes a statement.</summary>
public sealed class StatementGateTests
{
    private static readonly string[] Topics = ["werk-betekent", "anderen", "eerste-stap", "hulp-en-uitleg", "mijn-plan", "op-het-werk"];
    private static readonly DateTimeOffset Day = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Statement> PlayerMaySay =
        from id in Gen.Guid
        from share in Gen.Guid
        from at in Gen.Int[0, 100_000_000].Select(offset => Day.AddMilliseconds(offset))
        from language in OneOf("nl", "en")
        from mode in OneOf("self", "together", "workshop", "paper")
        from version in OneOf("1", "2026.11", "9f86d081884c7d65")
        from index in Gen.Int[0, 50]
        from topics in Gen.Shuffle(Topics, 1, 6)
        from also in Gen.Shuffle(new[] { "plan", "ask" }, 0, 2)
        from bands in Gen.Shuffle(Vocabulary.Current.Verb("shared").Extensions["bands"].Values!.ToArray(), 1, 9)
        from kind in Gen.Int[0, 8]
        let scene = Samples.Scene with { Language = language, Mode = mode, ContentVersion = version }
        select kind switch
        {
            0 => Tell.Initialized(scene, id, at),
            1 => Tell.Progressed(scene, id, at, $"screen-{index}", index),
            2 => Tell.Completed(scene, id, at),
            3 => Tell.Shared(scene, id, at, ["topics", .. also], topics),
            4 => Tell.Shared(scene, id, at, ["ask"], []),
            5 => Tell.Planned(scene, id, at, share, index % 2 == 0 ? DateOnly.FromDateTime(at.UtcDateTime) : null),
            6 => Tell.LookedBack(scene, id, at, share),
            7 => Tell.Shared(scene, id, at, ["bands", .. also], [], bands),
            _ => Tell.Unshared(scene, id, at, share),
        };

    [Fact]
    public void Whatever_the_player_may_say_passes() => PlayerMaySay.Sample(statement => Check(statement.Utf8) is null);

    [Theory, MemberData(nameof(Samples.Told), MemberType = typeof(Samples))]
    public void What_we_say_passes_for_those_who_may_say_it_and_for_nobody_else(string sample)
    {
        var statement = StatementReader.Read(Samples.Read(sample)).Statement!;
        foreach (var teller in (string[])["player", "tool", "companion"])
        {
            var refusal = StatementGate.Check(statement, Samples.Rights(teller) with { ActivityPrefix = Parent(statement) });
            if (statement.Known!.Tellers.Contains(teller, StringComparer.Ordinal)) refusal.ShouldBeNull($"{sample} by {teller}");
            else refusal!.Code.ShouldBe("gate-teller");
        }
    }

    [Theory, MemberData(nameof(Samples.Refused), MemberType = typeof(Samples))]
    public void Each_refusal_has_its_code(string sample)
    {
        var (code, statement) = Samples.ReadRefused(sample);

        var refusal = Check(statement);

        refusal.ShouldNotBeNull();
        refusal.Code.ShouldBe(code, refusal.Why);
        refusal.Why.ShouldNotBeEmpty();
        refusal.Source.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_code_of_the_gate_has_a_sample()
    {
        var source = File.ReadAllText(Path.Combine(Samples.Folder, "..", "..", "src", "ReturnToWork.Xapi", "Telling", "StatementGate.cs"));
        var codes = System.Text.RegularExpressions.Regex.Matches(source, "\"(?<code>gate-[a-z]+)\"", System.Text.RegularExpressions.RegexOptions.NonBacktracking)
            .Select(match => match.Groups["code"].Value).Distinct(StringComparer.Ordinal);

        codes.ShouldBeSubsetOf(((IEnumerable<Xunit.ITheoryDataRow>)Samples.Refused).Select(row => Samples.ReadRefused((string)row.GetData()[0]!).Code));
    }

    [Fact]
    public void X01_any_added_field_anywhere_is_refused() =>
        (from statement in PlayerMaySay
         from place in Gen.Int[0, 100]
         from name in Gen.OneOf(OneOf("name", "mbox", "response", "definition", "attachments", "platform", "instructor", "score", "https://x.example/note"), Gen.String[Gen.Char.AlphaNumeric, 1, 12])
         from text in Gen.String[Gen.Char['a', 'z'], 0, 60]
         select (statement, place, name, text))
        .Sample(given =>
        {
            var json = JsonNode.Parse(given.statement.Utf8.Span)!;
            var objects = Objects(json).ToList();
            var target = objects[given.place % objects.Count];
            if (target.ContainsKey(given.name)) return true;
            target[given.name] = given.text;
            return Check(Bytes(json)) is not null;
        });

    [Fact]
    public void X01_any_text_in_the_place_of_any_word_is_refused() =>
        (from statement in PlayerMaySay
         from place in Gen.Int[0, 100]
         from text in Gen.OneOf(Gen.String[Gen.Char['a', 'z'], 3, 30].Select(word => "ik ben " + word), Gen.String[200, 400], Gen.String[Gen.Char['g', 'z'], 12, 30])
         select (statement, place, text))
        .Sample(given =>
        {
            var json = JsonNode.Parse(given.statement.Utf8.Span)!;
            var texts = Texts(json).ToList();
            texts[given.place % texts.Count].ReplaceWith(given.text);
            return Check(Bytes(json)) is not null;
        });

    [Fact]
    public void X01_any_other_actor_registration_or_object_is_refused() =>
        PlayerMaySay.Sample(statement =>
            StatementGate.Check(statement, Samples.Rights("player") with { Name = "another" })!.Code == "gate-actor"
            && StatementGate.Check(statement, Samples.Rights("player") with { HomePage = "https://returntowork.example/people/dekade" })!.Code == "gate-actor"
            && StatementGate.Check(statement, Samples.Rights("player") with { Registration = Samples.Share })!.Code == "gate-registration"
            && StatementGate.Check(statement, Samples.Rights("player") with { ActivityPrefix = "https://returntowork.example/theme/4" })!.Code == "gate-object");

    [Fact]
    public void X01_a_screen_that_does_not_exist_is_refused_when_the_screens_are_known()
    {
        var statement = Tell.Progressed(Samples.Scene, Guid.NewGuid(), Day, "ik-ben-ziek", 1);

        StatementGate.Check(statement, Samples.Rights("player") with { Screens = ["wens"] })!.Code.ShouldBe("gate-object");
    }

    private static Refusal? Check(ReadOnlyMemory<byte> utf8)
    {
        var read = StatementReader.Read(utf8);
        return read.Refusal ?? StatementGate.Check(read.Statement!, Samples.Rights("player"));
    }

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(place => words[place]);

    private static string Parent(Statement statement) =>
        statement.Known!.Object == "screen" ? statement.ObjectId![..statement.ObjectId!.LastIndexOf('/')] : statement.ObjectId!;

    private static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject all => all.SelectMany(property => Objects(property.Value)).Prepend(all),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<JsonValue> Texts(JsonNode? node) => node switch
    {
        JsonObject all => all.SelectMany(property => Texts(property.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => [value],
        _ => [],
    };
}
