using System.Text.Json.Nodes;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Xapi;

/// <summary>The recipes make exactly the samples, which the JavaScript twin must make too.</summary>
public sealed class TellTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);
    private static readonly Scene Requirement = Samples.Scene with { Theme = "p1-workshop" };

    private static readonly Dictionary<string, Func<Guid, DateTimeOffset, Statement>> Recipes = new(StringComparer.Ordinal)
    {
        ["initialized"] = (id, at) => Tell.Initialized(Samples.Scene, id, at),
        ["progressed"] = (id, at) => Tell.Progressed(Samples.Scene, id, at, "wens", 2),
        ["completed"] = (id, at) => Tell.Completed(Samples.Scene, id, at),
        ["paired"] = (id, at) => Tell.Paired(Samples.Scene, id, at, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "topics"),
        ["shared-topics"] = (id, at) => Tell.Shared(Samples.Scene, id, at, ["topics"], ["werk-betekent", "mijn-plan"]),
        ["shared-plan"] = (id, at) => Tell.Shared(Samples.Scene, id, at, ["plan"], []),
        ["shared-ask"] = (id, at) => Tell.Shared(Samples.Scene, id, at, ["ask"], []),
        ["shared-bands"] = (id, at) => Tell.Shared(Samples.Scene, id, at, ["bands"], [], ["w1-middle", "k1-high"]),
        ["shared-topics-and-plan"] = (id, at) => Tell.Shared(Samples.Scene, id, at, ["topics", "plan"], ["eerste-stap"]),
        ["planned"] = (id, at) => Tell.Planned(Samples.Scene, id, at, Samples.Share, new(2026, 11, 29)),
        ["looked-back"] = (id, at) => Tell.LookedBack(Samples.Scene, id, at, Samples.Share),
        ["unshared"] = (id, at) => Tell.Unshared(Samples.Scene, id, at, Samples.Share),
        ["attended"] = (id, at) => Tell.Attended(Requirement, id, at, "workshop"),
        ["passed"] = (id, at) => Tell.Passed(Requirement, id, at),
        ["certified"] = (id, at) => Tell.Certified(Requirement, id, at, new(2027, 11, 22)),
        ["expired"] = (id, at) => Tell.Expired(Requirement, id, at),
    };

    [Theory, MemberData(nameof(Samples.Told), MemberType = typeof(Samples))]
    public void A_recipe_makes_its_sample(string sample)
    {
        var expected = JsonNode.Parse(Samples.Read(sample))!;
        var id = Guid.Parse((string)expected["id"]!);
        var at = DateTimeOffset.Parse((string)expected["timestamp"]!, System.Globalization.CultureInfo.InvariantCulture);

        var told = Recipes[sample](id, at);

        JsonNode.DeepEquals(JsonNode.Parse(told.Utf8.Span), expected).ShouldBeTrue(System.Text.Encoding.UTF8.GetString(told.Utf8.Span));
        at.ShouldBeGreaterThan(Start);
    }

    [Fact]
    public void Every_verb_of_the_vocabulary_has_a_sample() =>
        Recipes.Keys.Select(name => StatementReader.Read(Samples.Read(name)).Statement!.Known!.Name).Distinct(StringComparer.Ordinal)
            .ShouldBe(Vocabulary.Current.Verbs.Select(verb => verb.Name), ignoreOrder: true);

    [Fact]
    public void A_view_reads_what_a_recipe_said()
    {
        var told = Tell.Shared(Samples.Scene, Samples.Share, Start, ["topics", "ask"], ["anderen"]);

        told.Known!.Stream.ShouldBe("personal");
        told.Codes("what").ShouldBe(["topics", "ask"]);
        told.Codes("topics").ShouldBe(["anderen"]);
        told.Code("audience").ShouldBe("coach");
        told.Timestamp.ShouldBe(Start);
        Tell.Unshared(Samples.Scene, Guid.NewGuid(), Start, Samples.Share).RefersTo.ShouldBe(Samples.Share);
    }

    [Fact]
    public void The_player_knows_of_an_extension_its_name_only_so_every_address_is_the_base_and_that_name()
    {
        foreach (var (name, extension) in Vocabulary.Current.Verbs.SelectMany(verb => verb.Extensions).Concat(Vocabulary.Current.Common.Extensions))
            extension.Iri.ShouldBe(Vocabulary.Current.ExtensionIri(name));
    }

    [Fact]
    public void A_band_is_one_of_three_of_one_of_nine_determinants() => Vocabulary.Current.Verb("shared").Extensions["bands"].Values.ShouldBe(
        from determinant in (string[])["w1", "w2", "w3", "w4", "k1", "k2", "k3", "k4", "k5"]
        from band in (string[])["low", "middle", "high"]
        select $"{determinant}-{band}");

    [Fact]
    public void Skipping_is_never_said() => Vocabulary.Current.Verbs.ShouldAllBe(verb => !verb.Name.Contains("skip", StringComparison.Ordinal));

    [Fact]
    public void A_pairing_code_is_hashed_with_its_organisation_and_typed_blanks_do_not_count()
    {
        const string secret = "a secret of more than thirty-two characters";

        PairingCode.KeyedHash(secret, "groenrijk", "123456").ShouldBe(PairingCode.KeyedHash(secret, "groenrijk", "123 456"));
        PairingCode.KeyedHash(secret, "groenrijk", "123456").ShouldNotBe(PairingCode.KeyedHash(secret, "dekade", "123456"));
        PairingCode.KeyedHash(secret, "groenrijk", "123456").Length.ShouldBe(64);
        PairingCode.DoorToken(secret).ShouldNotBe(PairingCode.DoorToken(secret + "!"));
    }
}
