using System.Text.Json;
using System.Text.RegularExpressions;
using ReturnToWork.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>Workbook sheets: what an author writes, what stands on paper, and what never does.</summary>
public sealed class SheetsTests
{
    private const string Nl = SampleThemes.Folder + "/nl.md";

    private const string Sheet = """

        ```werkblad {#blad}
        titel: Mijn <blad>
        uitleg: [Vul dit in.]
        beeld: agenda
        velden:
          wie: { vraag: Wie bel ik?, regels: 2 }
          stap: { vraag: Mijn stap, uit: stap, regels: 1 }
          goed: { vraag: Wat ging goed?, vakken: 4 }
          hoe: { vraag: Hoe was het?, hokjes: { ging: Het ging, niet: Nog niet } }
          dagen: { vraag: Mijn week, week: { ochtend: Ochtend } }
          zin: { vraag: Zeg deze zin hardop. }
        ```

        """;

    private const string Locked = """

        blad blad
        veld blad/wie
        veld blad/stap
        veld blad/goed
        veld blad/hoe
        vakje blad/hoe/ging
        vakje blad/hoe/niet
        veld blad/dagen
        vakje blad/dagen/ochtend
        veld blad/zin
        """;

    private static readonly IReadOnlyDictionary<string, JsonElement> Answers = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
    {
        ["stap"] = JsonDocument.Parse("""{"picked":["anders"],"own":{"anders":"Ik bel <Fatma> & Ali"}}""").RootElement,
    };

    [Fact]
    public void Every_form_of_a_sheet_is_on_paper_blank()
    {
        using var themes = WithSheet();
        var library = themes.Load();
        library.Problems.ShouldBeEmpty();
        library.Themes[7].SheetIds.ShouldBe(["blad"]);
        var html = ThemeSheets.Write(library.Themes[7], "nl");

        html.ShouldContain("""<h2 id="nl-7-blad-blad" data-say="blad.blad.titel">Mijn &lt;blad&gt;</h2>""");
        html.ShouldContain("""<p data-say="blad.blad.uitleg-1">Vul dit in.</p>""");
        html.ShouldContain("""<section class="field"><h3 data-say="blad.blad.veld.wie">Wie bel ik?</h3><span class="pen-line" aria-hidden="true"></span><span class="pen-line" aria-hidden="true"></span></section>""");
        html.ShouldContain("""<div class="boxes" aria-hidden="true"><span></span><span></span><span></span><span></span></div>""");
        html.ShouldContain("""<li><span class="tick" aria-hidden="true"></span><span data-say="blad.blad.veld.hoe.niet">Nog niet</span></li>""");
        html.ShouldContain("""<th scope="row" data-say="blad.blad.veld.dagen.ochtend">Ochtend</th><td></td>""");
        Regex.Count(html, "<th scope=\"col\">").ShouldBe(7);
        html.ShouldContain("""<section class="field"><h3 data-say="blad.blad.veld.zin">Zeg deze zin hardop.</h3></section>""");
        html.ShouldNotContain("filled");
        ThemeSheets.Write(library.Themes[7], "en").ShouldContain("Mon</th>");
    }

    [Fact]
    public void A_filled_sheet_has_the_persons_own_words_as_text_where_the_lines_were()
    {
        using var themes = WithSheet();
        var filled = ThemeSheets.Write(themes.Load().Themes[7], "nl", Answers);
        filled.ShouldContain("""<h3 data-say="blad.blad.veld.stap">Mijn stap</h3><ul class="filled"><li data-typed>Ik bel &lt;Fatma&gt; &amp; Ali</li></ul></section>""");
        filled.ShouldNotContain("<Fatma>");
    }

    [Theory]
    [InlineData("missing-id", "werkblad {#blad}", "werkblad", "```werkblad")]
    [InlineData("missing-key", "titel: Mijn <blad>\n", "", "```werkblad")]
    [InlineData("unknown-key", "regels: 2", "lijnen: 2", "lijnen: 2")]
    [InlineData("wrong-value", "regels: 2", "regels: 40", "regels: 40")]
    [InlineData("wrong-id", "  goed: {", "  Goed: {", "Goed: {")]
    [InlineData("unknown-activity", "uit: stap", "uit: doel", "uit: doel")]
    [InlineData("missing-picture", "beeld: agenda", "beeld: olifant", "```werkblad")]
    [InlineData("double-id", "  zin: {", "  zin: { vraag: Nog een., regels: 1 }\n```\n\n```werkblad {#blad}\ntitel: Nog een\nvelden:\n  zin: {", "werkblad {#blad}")]
    [InlineData("long-sentence", "Zeg deze zin hardop.", "Zeg deze veel te lange zin nu maar eens hardop tegen iemand die jij goed kent.", "veel te lange")]
    [InlineData("never-say", "Zeg deze zin hardop.", "Je moet dit doen.", "Je moet")]
    [InlineData("id-not-locked", "  wie: {", "  waar: {", "waar: {")]
    [InlineData("after-first-sheet", "\n```werkblad {#blad}", "\n```werkblad {#eerst}\ntitel: Eerst\nvelden: { a: { vraag: Wat?, regels: 1 } }\n```\n\nEen losse zin.\n\n```werkblad {#blad}", "Een losse zin.")]
    [InlineData("missing-in-language", "  zin: { vraag: Zeg deze zin hardop. }\n", "  zin: { vraag: Zeg deze zin hardop. }\n  nog: { vraag: Nog iets?, regels: 1 }\n", "")]
    public void A_broken_sheet_is_refused_with_its_line(string code, string whole, string broken, string at)
    {
        using var themes = WithSheet();
        themes.Break(Nl, whole, broken);
        var library = themes.Load();
        var found = library.Problems.Where(problem => problem.Code == code).ToList();
        found.ShouldNotBeEmpty($"Found instead: {string.Join('\n', library.Problems)}");
        if (at.Length > 0)
            found.ShouldContain(problem => problem.File == Nl && Lines(themes, at).Contains(problem.Line), string.Join('\n', found));
        library.Themes.Keys.ShouldNotContain(7);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Theme_three_has_the_three_sheets_of_the_method_and_no_word_of_coach_manager_or_code(string language)
    {
        var three = ThemeLibrary.Load(SampleThemes.Published).Themes[3];
        three.SheetIds.ShouldBe(["plan-op-papier", "mijn-week", "terugkijken"]);
        var sheets = ThemeSheets.Write(three, language);
        Regex.Count(sheets, "<article class=\"sheet\"").ShouldBe(3);
        foreach (var word in (string[])["coach", "leidinggevende", "manager", "code", "<button", "<input", "href=\"http"])
            sheets.ShouldNotContain(word, Case.Insensitive);
    }

    [Fact]
    public void A_booklet_of_several_themes_is_one_document_whose_ids_are_its_own()
    {
        using var themes = WithSheet();
        themes.AddPublished("3-mijn-plan");
        themes.Add(8, "Nog een", "One more");
        var all = themes.Load().Themes.Values.ToList();
        all.Count.ShouldBe(3);
        var page = PaperPage.Write(new PaperPageParts(PaperKind.Booklet, all, "nl", "n", "/p.js", ["/p.css"], new Dictionary<string, string> { ["nl"] = "?nl", ["en"] = "?en" }));

        Regex.Matches(page, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value).ShouldBeUnique();
        var drawn = Regex.Matches(page, "<symbol id=\"([^\"]*)\"").Select(match => match.Groups[1].Value).ToHashSet();
        Regex.Matches(page, "<use href=\"#([^\"]*)\"").Select(match => match.Groups[1].Value).Except(drawn).ShouldBeEmpty();
        foreach (var part in (string[])["data-activity=\"bewaren\"", "data-activity=\"koppelen\"", "data-activity=\"wie-ziet\"", "data-ask", "rtw-boot", " style=", "lang=\"nl\" hreflang"])
            page.ShouldNotContain(part);
        page.ShouldContain("Thema 3: Mijn plan");
        page.ShouldContain("data-activity=\"delen\"");
        page.ShouldContain("data-sheet=\"mijn-week\"");
    }

    [Fact]
    public void A_workbook_holds_only_what_the_person_kept()
    {
        using var themes = WithSheet();
        themes.Add(8, "Nog een", "One more");
        var all = themes.Load().Themes.Values.ToList();
        var page = Workbook(new Dictionary<int, IReadOnlyDictionary<string, JsonElement>> { [7] = Answers });
        page.ShouldContain("Ik bel &lt;Fatma&gt; &amp; Ali");
        page.ShouldContain("Thema 7: Proef");
        page.ShouldNotContain("Thema 8");
        page.ShouldContain("Hier staat wat jij koos en schreef.");
        Workbook(new Dictionary<int, IReadOnlyDictionary<string, JsonElement>>()).ShouldContain("Je hebt nog niets bewaard.");

        string Workbook(IReadOnlyDictionary<int, IReadOnlyDictionary<string, JsonElement>> answers) =>
            PaperPage.Write(new PaperPageParts(PaperKind.Workbook, all, "nl", "n", ScriptAddress: null, [], new Dictionary<string, string>(), Answers: answers));
    }

    [Fact]
    public void A_card_is_filled_from_any_activity_and_needs_no_day_to_look_back_on()
    {
        using var themes = new SampleThemes();
        const string Card = "ja }\n```\n\n```activiteit kaart {#kaart}\nregels: { stap: ";
        themes.Break(Nl, "ja }\n", Card + "Mijn stap }\n");
        themes.Break(SampleThemes.Folder + "/en.md", "ja }\n", Card + "My step }\n");
        themes.Break(SampleThemes.Folder + "/ids.lock", "optie stap/anders", "optie stap/anders\nactiviteit kaart");
        var library = themes.Load();
        library.Problems.ShouldBeEmpty();
        var main = ThemeRenderer.Main(library.Themes[7], "nl", WhoSees.Open, shown: true);
        main.ShouldContain("""<dd data-from="stap"></dd>""");
        main.ShouldContain("data-print>Print alleen mijn kaart</button>");
        main.ShouldNotContain("terugkijkdag");

        themes.Break(Nl, "regels: { stap: Mijn stap }", "regels: { doel: Mijn stap }");
        themes.Load().Problems.ShouldContain(problem => problem.Code == "unknown-activity");
    }

    private static SampleThemes WithSheet()
    {
        var themes = new SampleThemes();
        themes.Break(Nl, "eigen-woorden: ja }\n```\n", "eigen-woorden: ja }\n```\n" + Sheet);
        themes.Break(SampleThemes.Folder + "/en.md", "eigen-woorden: ja }\n```\n", "eigen-woorden: ja }\n```\n" + Sheet.Replace("Vul dit in.", "Fill this in.", StringComparison.Ordinal));
        themes.Break(SampleThemes.Folder + "/ids.lock", "optie stap/anders", "optie stap/anders" + Locked);
        return themes;
    }

    private static IEnumerable<int> Lines(SampleThemes themes, string text) =>
        File.ReadAllLines(Path.Combine(themes.Place, Nl)).Index().Where(line => line.Item.Contains(text, StringComparison.Ordinal)).SelectMany(line => (int[])[line.Index + 1, line.Index + 2]);
}
