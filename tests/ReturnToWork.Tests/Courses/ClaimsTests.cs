using ReturnToWork.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>One file for a lawyer: every sentence about a rule is in it with a source and a date, and reads as people read it.</summary>
public sealed class ClaimsTests
{
    private const string File = "claims.yaml";

    private const string Whole = """
        nagekeken: 2026-11-23
        themas: [7]
        woorden: [wet, "week #", geheim*]
        vrij:
          - { reden: Een belofte van het programma., teksten: [7 scherm.begin.tekst-1] }
        beweringen:
          - thema: 7
            id: scherm.begin.tekst-2
            zin: ziet dit niet
            bewering: De leidinggevende heeft geen toegang.
            bron: ontwerp
            bron-van: 2026-11
            bekeken: 2026-11-23
            staat: te controleren door jurist

        """;

    private static readonly ThemeLibrary Published = ThemeLibrary.Load(SampleThemes.Published);

    [Fact]
    public void What_the_six_themes_and_the_shared_texts_say_about_rules_stands_in_the_list_word_for_word()
    {
        Published.Problems.Where(problem => problem.Code.Contains("claim", StringComparison.Ordinal)).Select(problem => problem.ToString()).ShouldBeEmpty();
        Published.Claims.Checked.ShouldNotBeNull();
        Published.Claims.All.Select(claim => claim.Theme).ShouldContain((int?)null, "The fixed texts promise who sees what.");
        foreach (var theme in (int[])[1, 5, 6]) Published.Claims.All.ShouldContain(claim => claim.Theme == theme);
        Published.Claims.All.ShouldContain(claim => claim.Id == "vast.wie.leidinggevende-niets");
    }

    [Theory]
    [InlineData("claim-without-text", "id: scherm.begin.tekst-2", "id: scherm.begin.tekst-8", 7)]
    [InlineData("claim-other-words", "zin: ziet dit niet", "zin: ziet alles", 7)]
    [InlineData("claim-date", "bekeken: 2026-11-23", "bekeken: 23 november", 7)]
    [InlineData("claim-date", "bron-van: 2026-11", "bron-van: 2026-13", 7)]
    [InlineData("claim-state", "staat: te controleren door jurist", "staat: is vast goed", 7)]
    [InlineData("claim-free-for-nothing", "7 scherm.begin.tekst-1]", "7 scherm.begin.tekst-1, vast.wie.jij]", 5)]
    [InlineData("no-claim", "7 scherm.begin.tekst-1", "7 scherm.kies.titel", 0)]
    public void A_claim_that_is_no_longer_true_is_named_with_its_line_and_the_theme_stays(string code, string whole, string broken, int line)
    {
        using var themes = Sample();
        themes.Break(File, whole, broken);
        var library = themes.Load();
        var found = library.Problems.Where(problem => problem.Code == code).ToList();
        found.ShouldNotBeEmpty(string.Join('\n', library.Problems));
        if (line > 0) found.ShouldContain(problem => problem.File == File && problem.Line == line);
        library.Problems.ShouldAllBe(problem => !problem.IsError && problem.Dutch != problem.English);
        library.Themes.Keys.ShouldContain(7);
    }

    [Fact]
    public void A_sentence_about_a_week_or_a_secret_asks_for_a_claim_where_it_stands()
    {
        using var themes = Sample();
        themes.Load().Problems.Select(problem => problem.ToString()).ShouldBeEmpty();
        themes.Break($"{SampleThemes.Folder}/nl.md", "vraag: Wat kies je?", "vraag: Wat kies je in week 6?");
        themes.Load().Problems.ShouldContain(problem => problem.Code == "no-claim" && problem.File == $"{SampleThemes.Folder}/nl.md" && problem.Line == themes.LineOf($"{SampleThemes.Folder}/nl.md", "week 6") && problem.Dutch.Contains("week #", StringComparison.Ordinal));
    }

    [Fact]
    public void A_theme_that_is_not_in_the_list_is_its_makers_own_business()
    {
        using var themes = Sample();
        themes.Break(File, "themas: [7]", "themas: [1, 2]");
        themes.Break($"{SampleThemes.Folder}/nl.md", "vraag: Wat kies je?", "vraag: Wat kies je in week 6?");
        themes.Load().Problems.ShouldNotContain(problem => problem.Code == "no-claim");
    }

    [Theory]
    [InlineData("staat: goed volgens mr. De Wit op 2027-01-10")]
    [InlineData("staat: veranderen volgens mr. De Wit op 2027-01-10")]
    public void A_lawyer_s_word_is_a_state(string state)
    {
        using var themes = Sample();
        themes.Break(File, "staat: te controleren door jurist", state);
        themes.Load().Problems.ShouldNotContain(problem => problem.Code == "claim-state");
    }

    private static SampleThemes Sample()
    {
        var themes = new SampleThemes();
        themes.Write(File, Whole);
        themes.Break($"{SampleThemes.Folder}/nl.md", "Je begint **klein**.", "Je begint geheim.");
        return themes;
    }
}
