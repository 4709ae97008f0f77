using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>What only one kind can get wrong, each by the sample theme with one thing broken: the problem names the file, the line and how to mend it.</summary>
public sealed class KindChecksTests : IDisposable
{
    private const string Nl = "7-alle-vormen/nl.md";

    private readonly ThemeFolder folder = new();

    /// <summary>Code, what stands there, what stands there instead, and words of the line that is named.</summary>
    public static TheoryData<string, string, string, string> Broken { get; } = new()
    {
        { "how-many", "  alleen: { tekst: Een pauze neem", string.Concat(Enumerable.Range(1, 7).Select(i => $"  extra-{i}: {{ tekst: Nog een kaart. }}\n")) + "  alleen: { tekst: Een pauze neem", "activiteit sorteer {#waar-of-niet}" },
        { "how-many", "  stop: { tekst: Ik neem rust }", "  stop: { tekst: Ik neem rust }\n  ander: { tekst: Iets anders }", "activiteit sorteer {#tekens}" },
        { "how-many", "  opletten: { tekst: Ik let op }\n  stop: { tekst: Ik neem rust }\n", "", "activiteit sorteer {#tekens}" },
        { "unknown-key", "antwoord: Niet waar. Alleen", "goed: ja, antwoord: Niet waar. Alleen", "goed: ja" },
        { "missing-key", "stapels:\n  goed", "hopen:\n  goed", "vraag: Wanneer zie jij dit" },
        { "missing-key", "  goed: { tekst: Het gaat goed }", "  goed: { beeld: samen }", "goed: { beeld: samen }" },
        { "wrong-id", "  grapjes: {", "  Grapjes: {", "Grapjes: {" },
        { "missing-picture", "beeld: vergeten }", "beeld: olifant }", "olifant" },
        { "long-sentence", "antwoord: Niet waar. Alleen mag ook.", "antwoord: Niet waar want alleen een pauze nemen mag natuurlijk ook als jij dat zelf fijner vindt dan samen.", "fijner vindt" },
        { "never-say", "bron: Dat staat in de wet.", "bron: Dat moet van de wet.", "Dat moet" },
        { "unknown-determinant", "determinant: K5", "determinant: X1", "determinant: X1" },
        { "sentence-of-other-determinant", "tekst: Een pauze is goed voor mij.", "tekst: Ik heb een vast ritme op een dag.", "goed-voor-mij:" },
        { "sentence-twice", "tekst: Ik neem elke dag pauze.", "tekst: Ik heb een vast ritme op een dag., determinant: K5 }\n  nog-eens: { tekst: Ik heb een vast ritme op een dag.", "vaste-tijd:" },
        { "missing-key", ", determinant: K5", "", "vaste-tijd:" },
        { "many-words", "tekst: Een pauze is goed voor mij.", "tekst: \"" + string.Join(' ', Enumerable.Repeat("Een pauze is goed voor mij.", 11)) + "\"", "{#past-dit}" },
        { "how-many", "hoogstens: 3", "hoogstens: 5", "activiteit kwaliteiten {#mijn-sterke}" },
        { "unknown-activity", "uit: sterk", "uit: wat-helpt", "activiteit kwaliteiten {#mijn-sterke}" },
        { "missing-key", "waar:\n  vraag", "waar-dan:\n  vraag", "uit: sterk" },
        { "missing-key", "tekst: een collega, beeld: collega", "tekst: een collega", "tekst: een collega" },
        { "how-many", "  werk: { tekst: Op mijn werk }\n  erbij: { tekst: Verder weg }\n", "", "activiteit kring {#mijn-kring}" },
        { "unknown-step", "naar: einde-elf", "naar: einde-twaalf", "einde-twaalf" },
        { "unreachable-step", "naar: einde-straks", "naar: wanneer", "einde-straks:" },
        { "talk-goes-back", "tekst: Dan neem ik toch even pauze., naar: wanneer", "tekst: Dan neem ik toch even pauze., naar: begin", "naar: begin" },
        { "how-many", "      om-elf: { tekst: \"Om elf uur, met een collega.\", naar: einde-elf }\n", "", "wanneer:" },
        { "wrong-id", "  nog-eens:\n", "  opnieuw:\n", "opnieuw:" },
        { "missing-key", ", naar: einde-nu", "", "nu: {" },
        { "missing-key", "zegt: Dat is een goed plan.", "vraagt: Dat is een goed plan.", "vraagt" },
        { "missing-picture", "beeld: wie-leidinggevende }", "beeld: wie-niemand }", "activiteit oefengesprek" },
        { "talk-too-long", "  einde-nu:\n    zegt: Prima.", LongWay() + "  einde-nu:\n    zegt: Prima.", "lang-6:" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_block_is_refused_with_its_line_and_how_to_mend_it(string code, string whole, string broken, string at)
    {
        var path = Path.Combine(folder.Path, Nl);
        var text = File.ReadAllText(path);
        text.ShouldContain(whole);
        if (code == "talk-too-long")
            text = text.Replace("naar: einde-elf", "naar: lang-1", StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(whole, broken, StringComparison.Ordinal));

        var library = ThemeLibrary.Load(folder.Path);

        var lines = File.ReadAllLines(path);
        var found = library.Problems.Where(problem => problem.Code == code && problem.File == Nl).ToList();
        found.ShouldContain(problem => lines[problem.Line - 1].Contains(at, StringComparison.Ordinal), string.Join('\n', library.Problems));
        found.ShouldAllBe(problem => problem.IsError && problem.Dutch.Length > 10 && problem.English.Length > 10 && problem.Dutch != problem.English);
        library.Themes.Keys.ShouldNotContain(ThemeFolder.AllForms);
        library.Themes.Keys.ShouldContain(3);
    }

    [Fact]
    public void An_answer_may_begin_the_talk_again()
    {
        foreach (var language in (string[])["nl", "en"])
        {
            var path = Path.Combine(folder.Path, $"7-alle-vormen/{language}.md");
            File.WriteAllText(path, File.ReadAllText(path).Replace("naar: nog-eens }\n", "naar: nog-eens }\n      weer: { tekst: Hoi., naar: opnieuw }\n", StringComparison.Ordinal));
        }

        File.AppendAllText(Path.Combine(folder.Path, "7-alle-vormen/ids.lock"), "optie gesprek/begin/weer\n");
        ThemeLibrary.Load(folder.Path).Problems.Where(problem => problem.IsError).ShouldBeEmpty();
    }

    public void Dispose() => folder.Dispose();

    private static string LongWay() => string.Concat(Enumerable.Range(1, 6).Select(i =>
        $"  lang-{i}:\n    zegt: En dan?\n    antwoorden:\n      verder: {{ tekst: Verder., naar: {(i == 6 ? "einde-elf" : $"lang-{i + 1}")} }}\n      klaar: {{ tekst: Klaar., naar: einde-elf }}\n"));
}
