using ReturnToWork.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>"Wie ziet dit?": what is said in each situation is true in it, word for word.</summary>
public sealed class WhoSeesTests
{
    private static readonly Theme Theme = ThemeLibrary.Load(SampleThemes.Published).Themes[3];

    public static TheoryData<WhoSees, string, string, string?, string, string?> Situations { get; } = new()
    {
        { WhoSees.Open, "Jij ziet alles. Wij bewaren niets.", "Je coach ziet niets van deze pagina.", null, Nothing, null },
        { new(HostKind.Lti, false, null, false), NotKept, NoCoach, null, Nothing, Opened },
        { new(HostKind.Lti, false, null, true), NotKept, NoCoach, null, OnlyDone, OpenedAndDone },
        { new(HostKind.Lti, true, null, false), Kept, NoCoach, null, Nothing, Opened },
        { new(HostKind.Lti, true, null, true), Kept, NoCoach, null, OnlyDone, OpenedAndDone },
        { new(HostKind.Lti, true, new(CoachSees.Nothing, CoachMode.Employer), false), Kept, "Je coach ziet niets. Zo heb jij het gekozen.", OfEmployer, Nothing, Opened },
        { new(HostKind.Lti, true, new(CoachSees.Progress, CoachMode.Employer), false), Kept, "Je coach ziet welk thema klaar is. Verder niets.", OfEmployer, Nothing, Opened },
        { new(HostKind.Lti, true, new(CoachSees.Topics, CoachMode.Employer), false), Kept, "Je coach ziet welk thema klaar is. En wat jij deelt.", OfEmployer, Nothing, Opened },
        { new(HostKind.Lti, true, new(CoachSees.Topics, CoachMode.Confidential), true), Kept, "Je coach ziet welk thema klaar is. En wat jij deelt.", "Je coach mag dit niet aan je werk vertellen.", OnlyDone, OpenedAndDone },
    };

    private const string NotKept = "Jij ziet alles. We bewaren nu nog niets.";
    private const string Kept = "Jij ziet alles. We bewaren je antwoorden.";
    private const string NoCoach = "Je coach ziet nu niets. Jij kiest of dat anders wordt.";
    private const string OfEmployer = "Je coach hoort bij je werk. Deel alleen wat jij wilt.";
    private const string Nothing = "Je leidinggevende ziet niets van wat je hier kiest.";
    private const string OnlyDone = "Je leidinggevende ziet niets van wat je kiest. Misschien wel dat dit thema klaar is.";
    private const string Opened = "De website waar je op leert, weet dat je dit opent. Meer niet.";
    private const string OpenedAndDone = "De website waar je op leert, weet dat je dit opent. En ook of dit thema klaar is.";

    [Theory]
    [MemberData(nameof(Situations))]
    public void Each_situation_has_its_sentences_and_the_page_shows_these_and_no_others(WhoSees who, string you, string coach, string? mode, string manager, string? website)
    {
        who.Sentences(Theme, "nl").ShouldBe(new WhoSeesSentences(you, coach, mode, manager, website));

        var main = ThemeRenderer.Main(Theme, "nl", who, shown: true);
        var shown = main[..main.IndexOf("data-screen=\"groot-en-klein\"", StringComparison.Ordinal)].Split('\n')
            .SelectMany(line => line.Split("<p")).Where(part => !part.Contains(" hidden", StringComparison.Ordinal)).ToList();
        string?[] all =
        [
            .. Situations.Select(row => row.Data.Item2), .. Situations.Select(row => row.Data.Item3), .. Situations.Select(row => row.Data.Item4),
            .. Situations.Select(row => row.Data.Item5), .. Situations.Select(row => row.Data.Item6),
        ];
        foreach (var sentence in all.OfType<string>().Distinct())
            shown.Any(part => part.Contains($">{sentence}<", StringComparison.Ordinal))
                .ShouldBe(((string?[])[you, coach, mode, manager, website]).Contains(sentence), sentence);
    }

    [Fact]
    public void Every_situation_has_a_sentence_in_every_language()
    {
        foreach (var who in Situations.Select(row => row.Data.Item1))
        {
            var (dutch, english) = (who.Sentences(Theme, "nl"), who.Sentences(Theme, "en"));
            english.You.ShouldNotBe(dutch.You);
            english.Coach.ShouldNotBe(dutch.Coach);
            english.Manager.ShouldNotBe(dutch.Manager);
            (english.Website is null).ShouldBe(dutch.Website is null);
            (english.CoachMode is null).ShouldBe(dutch.CoachMode is null);
        }
    }

    [Fact]
    public void An_open_page_offers_neither_keeping_nor_a_code_nor_sharing()
    {
        var main = ThemeRenderer.Main(Theme, "nl", WhoSees.Open, shown: true);
        foreach (var door in (string[])["data-activity=\"bewaren\"", "data-activity=\"koppelen\"", "data-share", "data-ask"])
            main.ShouldNotContain(door);
        main.ShouldContain("value=\"eerste-stap\"", customMessage: "The topics are there to tick by pen.");
    }
}
