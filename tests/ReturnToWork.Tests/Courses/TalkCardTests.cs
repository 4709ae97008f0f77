using System.Text.RegularExpressions;
using ReturnToWork.Courses.Cards;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>Talk cards for buddies as data: what stands in ours, and what the check finds.</summary>
public sealed partial class TalkCardTests
{
    private static readonly string Ours = Path.Combine(Repository.Root, "packages-scorm", "cards");
    private static readonly string Shared = Path.Combine(Repository.Root, "packages-scorm", "themes", "shared");
    private static readonly TalkDeckLibrary Library = TalkDeckLibrary.Load(Ours, Shared);

    [Fact]
    public void Ours_have_no_problem_the_same_cards_in_both_languages_and_rules_before_them()
    {
        Library.Problems.ShouldBeEmpty();
        Library.Decks.Keys.ShouldBe(["nl", "en"]);
        foreach (var deck in Library.Decks.Values)
        {
            deck.Cards.Count(card => card.IsRule).ShouldBe(4);
            deck.Cards.Count(card => !card.IsRule).ShouldBe(24);
            deck.Dealt.Select(card => card.Id).ShouldBe(Library.Decks["nl"].Dealt.Select(card => card.Id));
            deck.Dealt.Take(4).ShouldAllBe(card => card.IsRule);
            deck.Dealt.Select(card => card.Id).Order(StringComparer.Ordinal).ShouldBe(deck.Cards.Select(card => card.Id).Order(StringComparer.Ordinal));
            deck.Dealt.Skip(4).Zip(deck.Dealt.Skip(5)).ShouldAllBe(pair => pair.First.Group != pair.Second.Group, "no subject twice in a row");
            Library.Drawings(deck.Cards).ShouldContain($"<symbol id=\"{deck.Cards[^1].Picture}\"");
        }
    }

    /// <summary>A list of its own: whoever shortens <c>nooit.yaml</c> still meets this one.</summary>
    [Fact]
    public void No_card_asks_about_being_ill_treatment_blame_or_a_test_or_for_a_name()
    {
        foreach (var deck in Library.Decks.Values)
        {
            foreach (var card in deck.Cards)
                Asked().Matches($"{card.Question} {card.Further}").Select(match => match.Value).ShouldBeEmpty(card.Id);
        }
    }

    [Theory]
    [InlineData("Waarom ben je thuis?", "never-ask")]
    [InlineData("Wat doet je ziekte met je?", "never-ask")]
    [InlineData("Wat zegt de huisarts?", "never-ask")]
    [InlineData("Hoe gaat het met je klachten?", "never-ask")]
    [InlineData("Ga je graag naar buiten?", "closed-question")]
    [InlineData("Wat vind je fijn aan je werk als je daar elke dag weer op de fiets naartoe gaat?", "long-sentence")]
    [InlineData("Hoe gaat het met je verantwoordingsdocument?", "hard-word")]
    [InlineData("Wat moet jij nog leren?", "never-say")]
    public void A_question_that_nobody_should_be_asked_is_refused_with_its_line(string question, string code)
    {
        var library = With(files => files["nl.md"] = files["nl.md"].Replace("## Waar word jij blij van?", $"## {question}", StringComparison.Ordinal));

        var problem = library.Problems.First(problem => problem.Code == code);
        (problem.File, problem.IsError).ShouldBe(("nl.md", true));
        File.ReadAllLines(Path.Combine(Ours, "nl.md"))[problem.Line - 1].ShouldStartWith("## Waar word jij blij van?");
        problem.Dutch.ShouldNotBe(problem.English);
        library.Decks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("why are you at home?", "never-ask")]
    [InlineData("How is your illness?", "never-ask")]
    [InlineData("Do you like your work?", "closed-question")]
    public void So_is_one_in_English(string question, string code) =>
        With(files => files["en.md"] = files["en.md"].Replace("## What makes you happy?", $"## {question}", StringComparison.Ordinal)).Problems.ShouldContain(problem => problem.Code == code && problem.File == "en.md" && problem.Line > 1);

    [Theory]
    [InlineData("{#blij hobby}", "{#blij olifant}", "unknown-picture")]
    [InlineData("{#blij hobby}", "{#blij}", "missing-id")]
    [InlineData("{#blij hobby}", "{#ochtend hobby}", "double-id")]
    [InlineData("{#blij hobby}", "{#vrolijk hobby}", "cards-parity")]
    [InlineData("# Werk {#werk}", "# Werk {#gaat-goed}", "double-id")]
    [InlineData("Wat doe je dan het eerst?\n", "", "missing-line")]
    [InlineData("Wat doe je dan het eerst?", "Wat doe je dan?\nEn daarna?", "second-line")]
    [InlineData("Wat doe je dan het eerst?", "Wat doe je <b>eerst</b>?", "not-known-here")]
    [InlineData("{#afspraken}\n", "{#afspraken}\n\nLos.\n", "before-first-card")]
    [InlineData("{#afspraken}", "{#regels}", "no-rules")]
    [InlineData("versie: 1", "versie: 0", "cards-version")]
    [InlineData("datum: 2026-11-23", "datum: vandaag", "wrong-value")]
    [InlineData("datum: 2026-11-23", "datum: 2026-11-22", "cards-parity")]
    [InlineData("---\ntitel", "titel", "cards-head")]
    public void A_fault_in_a_card_is_named_and_no_card_is_shown(string from, string to, string code)
    {
        var library = With(files =>
        {
            files["nl.md"].ShouldContain(from);
            files["nl.md"] = files["nl.md"].Replace(from, to, StringComparison.Ordinal);
        });

        library.Problems.Where(problem => problem.IsError).Select(problem => problem.Code).ShouldContain(code);
        library.Decks.ShouldBeEmpty();
    }

    [Fact]
    public void Too_few_cards_a_missing_language_and_a_missing_list_are_named()
    {
        var few = With(files => files["nl.md"] = files["nl.md"][..files["nl.md"].IndexOf("# Werk", StringComparison.Ordinal)]);
        few.Problems.Select(problem => problem.Code).ShouldContain("number-of-cards");
        few.Problems.Select(problem => problem.Code).ShouldContain("cards-parity");
        With(files => files.Remove("en.md")).Problems.Select(problem => problem.Code).ShouldBe(["missing-language"]);
        With(files => files["nooit.yaml"] = "nl:\n  nooit: [ziek]\n").Problems.ShouldContain(problem => problem.File == "nooit.yaml" && problem.IsError);
        With(files => files.Clear()).Decks.ShouldBeEmpty();
    }

    private static TalkDeckLibrary With(Action<Dictionary<string, string>> change)
    {
        var files = Directory.GetFiles(Ours).ToDictionary(path => Path.GetFileName(path), File.ReadAllText, StringComparer.Ordinal);
        change(files);
        var folder = Directory.CreateTempSubdirectory("cards");
        try
        {
            foreach (var (name, text) in files) File.WriteAllText(Path.Combine(folder.FullName, name), text);
            return TalkDeckLibrary.Load(folder.FullName, Shared);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(
        @"\b(ziek\w*|verzuim\w*|klacht\w*|diagnos\w*|medic\w*|dokter\w*|\w*arts|pijn\w*|behandel\w*|therap\w*|herstel\w*|beperking\w*|gezond\w*|waarom (ben|kun|werk) je|schuld\w*|score\w*|hoe heet\w*|" +
        @"ill|illness\w*|sick\w*|complaint\w*|doctor\w*|pain\w*|treatment\w*|recover\w*|limitation\w*|disab\w*|health\w*|why (are|can|do)\w* you|blame\w*|what is (his|her|their) name)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Asked();
}
