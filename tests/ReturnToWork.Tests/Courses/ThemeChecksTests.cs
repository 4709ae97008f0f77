using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>Every check, by a sample that is whole but for one thing: the problem names the file, the line and how to mend it.</summary>
public sealed class ThemeChecksTests
{
    private const string Nl = SampleThemes.Folder + "/nl.md";
    private const string En = SampleThemes.Folder + "/en.md";
    private const string Yaml = SampleThemes.Folder + "/theme.yaml";
    private const string Lock = SampleThemes.Folder + "/ids.lock";
    private const string Svg = SampleThemes.Folder + "/scenes/begin.svg";

    private const string LongSentence = "Dit is een zin met veel te veel woorden voor wie niet zo snel leest.";

    private static readonly string ManyWords = string.Join('\n', Enumerable.Range(0, 13).Select(i => $"Dit zijn vijf woorden {i}."));

    public static TheoryData<string, string, string, string, string> Broken { get; } = new()
    {
        { "unknown-key", Nl, "vraag: Wat kies je?", "vraagje: Wat kies je?", "vraagje:" },
        { "unknown-key", Nl, "beeld: telefoon", "plaatje: telefoon", "plaatje:" },
        { "unknown-key", Nl, "titel: Proef", "titel: Proef\nauteur: ik", "auteur:" },
        { "unknown-key", Yaml, "concept: nee", "concept: nee\nkleur: rood", "kleur:" },
        { "missing-key", Nl, "vraag: Wat kies je?", "hoogstens: 1", "hoogstens: 1" },
        { "wrong-value", Yaml, "talen: [nl, en]", "talen: nl", "talen:" },
        { "wrong-value", Nl, "eigen-woorden: ja", "eigen-woorden: misschien", "misschien" },
        { "yaml", Nl, "  anders: {", "  bellen: {", "Iets <anders>" },
        { "yaml", Nl, "opties:", "opties: [", "anders: {" },
        { "unknown-determinant", Yaml, "begin: [W3]", "begin: [W9]", "begin:" },
        { "number-of-folder", Yaml, "nummer: 7", "nummer: 8", "nummer:" },
        { "double-id", Nl, "{#kies}", "{#begin}", "## Kiezen" },
        { "id-not-locked", Nl, "{#stap}", "{#stapje}", "{#stapje}" },
        { "vanished-id", Lock, "scherm kies", "scherm kies\nscherm oud", "scherm oud" },
        { "retired-id", Nl, "{#kies}", "{#weg}", "{#weg}" },
        { "missing-id", Nl, " {#kies}", "", "## Kiezen" },
        { "wrong-id", Nl, "bellen: {", "Bellen: {", "Bellen: {" },
        { "wrong-id", Nl, "anders: {", "iets-kleiner: {", "iets-kleiner: {" },
        { "only-in-language", En, "anders: {", "overig: {", "overig: {" },
        { "missing-alt", Nl, "![Een rondje]", "![]", "![]" },
        { "missing-caption", Nl, " \"Dit is een rondje.\"", "", "![Een rondje]" },
        { "missing-picture", Nl, "beeld: telefoon", "beeld: olifant", "olifant" },
        { "missing-picture", Nl, "scenes/begin.svg", "scenes/eind.svg", "eind.svg" },
        { "external-url", Nl, "scenes/begin.svg", "https://elders.example/begin.svg", "elders" },
        { "external-url", Nl, "Je begint **klein**.", "Kijk op www.elders.example.", "elders" },
        { "link", Nl, "Je begint **klein**.", "Kijk [hier](https://elders.example).", "elders" },
        { "raw-html", Nl, "Je begint **klein**.", "Je begint <b>klein</b>.", "<b>" },
        { "raw-html", Nl, "## Kiezen", "<script>alert(1)</script>\n\n## Kiezen", "<script>" },
        { "second-heading", Nl, "![Een rondje]", "### Nog een kop\n\n![Een rondje]", "### Nog" },
        { "before-first-screen", Nl, "## Het begin", "Zomaar een zin.\n\n## Het begin", "Zomaar" },
        { "not-known-here", Nl, "## Kiezen", "- een lijst\n\n## Kiezen", "- een lijst" },
        { "unknown-activity", Nl, "activiteit keuze", "activiteit toets", "activiteit toets" },
        { "long-sentence", Nl, "Je leidinggevende ziet dit niet.", LongSentence, LongSentence },
        { "many-words", Nl, "Je leidinggevende ziet dit niet.", ManyWords, "## Het begin" },
        { "hard-word", Nl, "Je begint **klein**.", "Je doet aan werkhervattingsplannen.", "werkhervattingsplannen" },
        { "hard-word", Nl, "Je begint **klein**.", "Je belt met het UWV.", "UWV" },
        { "never-say", Nl, "Je begint **klein**.", "Je moet klein beginnen.", "Je moet" },
        { "never-say", En, "You start **small**.", "You must start small.", "You must" },
        { "unknown-option", Nl, "beeld: telefoon,", "beeld: telefoon, voor: contact,", "voor: contact" },
        { "svg-not-allowed", Svg, "<circle", "<script/><circle", "<script/>" },
        { "svg-not-allowed", Svg, "class=\"d-a\"", "style=\"fill:red\"", "style=" },
        { "svg-not-allowed", Svg, "class=\"d-a\"", "onclick=\"x()\"", "onclick" },
        { "svg-not-allowed", Svg, "class=\"d-a\"", "fill=\"url(https://elders.example#a)\"", "url(" },
        { "svg-not-allowed", Svg, "<circle", "<use href=\"https://elders.example#a\"/><circle", "<use" },
        { "svg-not-allowed", Svg, "<circle", "<foreignObject/><circle", "<foreignObject" },
        { "svg-class", Svg, "class=\"d-a\"", "class=\"d-a d-jump\"", "d-jump" },
        { "svg-moves-twice", Svg, "class=\"d-a\"", "class=\"d-a d-nod\" transform=\"rotate(3)\"", "d-nod" },
        { "two-activities", Nl, "## Kiezen {#kies}", "## Kiezen {#kies}\n\n```activiteit keuze {#nog-een}\nvraag: Wat nog meer?\nopties:\n  ja: { tekst: Ja }\n```", "keuze {#stap}" },
        { "wrong-screen", Nl, "## Kiezen {#kies}", "## Kiezen {#kies}\n\n```activiteit bewaren\n```", "activiteit bewaren" },
        { "wrong-screen", Nl, "Je leidinggevende ziet dit niet.", "Je leidinggevende ziet dit niet.\n\n```activiteit delen\n```", "activiteit delen" },
        { "unknown-activity", Nl, "vraag: Wat kies je?", "vraag: Wat kies je?\nhangt-af-van: niets", "keuze {#stap}" },
        { "wrong-value", Nl, "vraag: Wat kies je?", "vraag: Wat kies je?\nhoogstens: 0", "keuze {#stap}" },
        { "double-lock", Lock, "scherm kies", "scherm kies\nscherm begin", "" },
        { "tab", Nl, "Je begint **klein**.", "Je begint\t**klein**.", "Je begint" },
        { "tab", Yaml, "  begin: [W3]", "\tbegin: [W3]", "begin: [W3]" },
        { "invisible", Nl, "Je begint **klein**.", "Je begint\u202e **klein**.", "Je begint" },
        { "yaml-anchor", Yaml, "concept: nee", "concept: &x nee", "concept: &x" },
        { "yaml-anchor", Nl, "vraag: Wat kies je?", "vraag: *x", "vraag: *x" },
        { "yaml-tag", Yaml, "concept: nee", "concept: !!str nee", "concept: !!str" },
        { "yaml-more", Yaml, "concept: nee", "concept: nee\n---\nnummer: 8", "---" },
        { "yaml-deep", Yaml, "talen: [nl, en]", "talen: [[[[[[[[[[[[[[nl]]]]]]]]]]]]]]", "talen: [[" },
        { "yaml-deep", Yaml, "talen: [nl, en]", "talen: " + new string('[', 60_000), "" },
        { "large-file", Nl, "Je begint **klein**.", new string('a', 300_000), "" },
        { "svg", Svg, "</svg>\n</svg>", "</svg>", "" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_theme_is_refused_with_its_file_its_line_and_how_to_mend_it(string code, string file, string whole, string broken, string at)
    {
        using var themes = new SampleThemes();
        if (code == "retired-id")
            themes.Break(Lock, "scherm kies", "weg scherm weg");
        themes.Break(file, whole, broken);

        var library = themes.Load();

        var found = library.Problems.Where(problem => problem.Code == code).ToList();
        found.ShouldNotBeEmpty($"Found instead: {string.Join('\n', library.Problems)}");
        found.ShouldContain(problem => problem.File == file && (at.Length == 0 || problem.Line == themes.LineOf(file, at)), string.Join('\n', found));
        found.ShouldAllBe(problem => problem.IsError && problem.Dutch.Length > 10 && problem.English.Length > 10 && problem.Dutch != problem.English);
        library.Themes.Keys.ShouldNotContain(7);
    }

    [Fact]
    public void The_whole_sample_has_no_problem()
    {
        using var themes = new SampleThemes();
        themes.Load().Problems.Select(problem => problem.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void A_screen_above_forty_five_words_is_warned_about_and_still_shown()
    {
        using var themes = new SampleThemes();
        themes.Break(Nl, "Je leidinggevende ziet dit niet.", string.Join('\n', Enumerable.Range(0, 8).Select(i => $"Dit zijn hier vijf {i}.")));
        var library = themes.Load();
        library.Problems.Where(problem => problem.Code != "line-missing").ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("many-words"), problem => problem.IsError.ShouldBeFalse());
        library.Themes.Keys.ShouldContain(7);
    }

    /// <summary>Smoke alarms: they warn, and whoever wrote it decides.</summary>
    public static TheoryData<string, string, string, string> Hard { get; } = new()
    {
        { "passive", Nl, "Je begint **klein**.", "Je antwoord wordt bewaard." },
        { "passive", Nl, "Je begint **klein**.", "Hier is alles gemaakt voor jou." },
        { "passive", Nl, "Je begint **klein**.", "Kijk wat er gekozen wordt." },
        { "passive", En, "You start **small**.", "Your answer is saved here." },
        { "passive", En, "You start **small**.", "Your answer was always kept." },
        { "double-negation", Nl, "Je begint **klein**.", "Je bent niet zonder hulp." },
        { "double-negation", En, "You start **small**.", "You do not have nothing." },
        { "negative-question", Nl, "Je begint **klein**.", "Wil je geen hulp krijgen?" },
        { "negative-question", En, "You start **small**.", "Don't you want to start?" },
        { "figure-of-speech", Nl, "Je begint **klein**.", "Zet de knop om." },
        { "figure-of-speech", En, "You start **small**.", "You get back on track." },
        { "simpler-word", Nl, "Je begint **klein**.", "Kies indien je wilt." },
        { "simpler-word", Nl, "Je begint **klein**.", "Kies bijv. een kleine stap." },
        { "simpler-word", En, "You start **small**.", "You commence small." },
        { "explained-later", Nl, "## Kiezen", "## Je maatje" },
        { "repeated-sentence", Nl, "vraag: Wat kies je?", "vraag: Je leidinggevende ziet dit niet." },
        { "many-options", Nl, "  bellen: {", string.Concat(Enumerable.Range(0, 8).Select(i => $"  optie-{i}: {{ tekst: Ja {i} }}\n")) + "  bellen: {" },
    };

    [Theory]
    [MemberData(nameof(Hard))]
    public void Hard_language_is_warned_about_with_a_sentence_on_how_to_say_it_and_still_shown(string code, string file, string whole, string hard)
    {
        using var themes = new SampleThemes();
        if (code == "many-options")
        {
            foreach (var text in (string[])[Nl, En])
                themes.Break(text, whole, hard);
            themes.Break(Lock, "optie stap/bellen\n", string.Concat(Enumerable.Range(0, 8).Select(i => $"optie stap/optie-{i}\n")) + "optie stap/bellen\n");
        }
        else
        {
            themes.Break(file, whole, hard);
        }

        var library = themes.Load();
        library.Problems.Select(problem => problem.Code).Distinct().ShouldBe([code], string.Join('\n', library.Problems));
        library.Problems.ShouldAllBe(problem => !problem.IsError && problem.Line > 0 && problem.Dutch.Length > 20 && problem.English.Length > 20 && problem.Dutch != problem.English);
        library.Themes.Keys.ShouldContain(7);
    }

    /// <summary>What looks like an alarm and is none; each of these once was one.</summary>
    [Theory]
    [InlineData(Nl, "Je begint **klein**.", "Ik weet of het waar of niet waar is.")]
    [InlineData(Nl, "Je begint **klein**.", "Als ik moe word, ga ik zitten.")]
    [InlineData(Nl, "Je begint **klein**.", "Het is gelukt en jij bent gezond.")]
    [InlineData(Nl, "Je begint **klein**.", "Geen code? Dat geeft niet.")]
    [InlineData(Nl, "Je begint **klein**.", "Ik wil indianen zien.")]
    [InlineData(En, "You start **small**.", "You are tired and worried.")]
    [InlineData(En, "You start **small**.", "No code? Just go on.")]
    public void Plain_language_rings_no_alarm(string file, string whole, string plain)
    {
        using var themes = new SampleThemes();
        themes.Break(file, whole, plain);
        themes.Load().Problems.Select(problem => problem.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Sentences_of_more_than_nine_words_on_average_are_warned_about()
    {
        using var themes = new SampleThemes();
        themes.Break(Nl, "Je begint **klein**.", "Jij kiest hier een stap die je vandaag nog wilt zetten. Je doet dat morgen en overmorgen ook nog een keer.");
        themes.Break(Nl, "Je leidinggevende ziet dit niet.", "Je leidinggevende ziet dit niet en hoort het ook later niet.");
        themes.Break(Nl, "Dit is een rondje.", "Dit rondje op het plaatje hoort bij deze kleine stap.");
        themes.Break(Nl, "vraag: Wat kies je?", "vraag: Wat kies jij hier voor jezelf als een kleine stap?");
        themes.Load().Problems.Where(problem => problem.Code != "double-negation").ShouldHaveSingleItem().Code.ShouldBe("average-sentence");
    }

    [Fact]
    public void A_line_that_only_one_language_has_is_warned_about()
    {
        using var themes = new SampleThemes();
        themes.Break(Nl, "Je begint **klein**.", "Je begint **klein**.\nDat is genoeg.");
        var problem = themes.Load().Problems.ShouldHaveSingleItem();
        (problem.Code, problem.IsError, problem.File).ShouldBe(("line-missing", false, En));
        themes.Break(Nl, "Je begint **klein**.\nDat is genoeg.\n", "");
        themes.Load().Problems.ShouldHaveSingleItem().Code.ShouldBe("line-extra");
    }

    [Fact]
    public void A_wish_that_no_card_belongs_to_is_refused()
    {
        using var themes = new SampleThemes();
        foreach (var (file, title, question, yes) in (ValueTuple<string, string, string, string>[])[(Nl, "Stappen", "Welke stap?", "Ik bel nu."), (En, "Steps", "Which step?", "I call now.")])
        {
            var path = Path.Combine(themes.Place, file);
            File.AppendAllText(path, $"## {title} {{#stappen}}\n\n```activiteit keuze {{#daarna}}\nvraag: {question}\nhangt-af-van: stap\nopties:\n  nu: {{ tekst: {yes}, voor: bellen }}\n```\n");
        }

        themes.Break(Yaml, "  kies: [K2]", "  kies: [K2]\n  stappen: [K2]");
        File.AppendAllText(Path.Combine(themes.Place, Lock), "\nscherm stappen\nactiviteit daarna\noptie daarna/nu\n");
        var problems = themes.Load().Problems;
        problems.Select(problem => problem.Code).Distinct().ShouldBe(["wish-without-option"], string.Join('\n', problems));
    }

    [Fact]
    public void A_sentence_of_another_theme_is_warned_about_in_the_second()
    {
        using var themes = new SampleThemes();
        themes.Add(8, "Nog een", "Another");
        foreach (var folder in (string[])[SampleThemes.Folder, "8-nog-een"])
        {
            themes.Break($"{folder}/nl.md", "{#kies}", "{#kies}\n\nBellen is ook een stap.");
            themes.Break($"{folder}/en.md", "{#kies}", "{#kies}\n\nCalling is a step too.");
        }

        var problems = themes.Load().Problems;
        problems.Select(problem => (problem.Code, problem.IsError)).Distinct().ShouldBe([("repeated-in-themes", false)]);
        problems.ShouldAllBe(problem => problem.File.StartsWith("8-nog-een/"));
    }

    [Fact]
    public void What_lies_in_the_folder_and_is_used_nowhere_is_named()
    {
        using var themes = new SampleThemes();
        themes.Write($"{SampleThemes.Folder}/scenes/oud.svg", SampleThemes.Scene);
        themes.Write($"{SampleThemes.Folder}/aantekening.txt", "niets");
        themes.Load().Problems.Select(problem => (problem.Code, problem.IsError)).ShouldBe([("unused-file", false), ("unused-picture", false)], ignoreOrder: true);
    }

    [Fact]
    public void A_theme_that_is_too_heavy_is_refused()
    {
        using var themes = new SampleThemes();
        var circles = string.Concat(Enumerable.Range(0, 18_000).Select(i => $"<circle class=\"d-a\" cx=\"{i}\" cy=\"120\" r=\"40\"/>\n"));
        themes.Write(Svg, SampleThemes.Scene.Replace("</svg>\n</svg>", circles + "</svg>\n</svg>", StringComparison.Ordinal));
        themes.Load().Problems.Select(problem => problem.Code).ShouldBe(["large-picture", "large-theme"], ignoreOrder: true);
    }

    [Fact]
    public void A_file_of_another_encoding_is_refused_and_line_ends_and_marks_of_other_editors_are_not()
    {
        using var themes = new SampleThemes();
        var path = Path.Combine(themes.Place, Nl);
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.ReplaceLineEndings("\r\n"));
        themes.Load().Problems.ShouldBeEmpty();

        File.WriteAllText(path, text, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        themes.Load().Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(problem => problem.Code.ShouldBe("byte-mark"), problem => problem.IsError.ShouldBeFalse());

        File.WriteAllText(path, text.Replace("klein", "één", StringComparison.Ordinal), System.Text.Encoding.Latin1);
        themes.Load().Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(problem => problem.Code.ShouldBe("encoding"), problem => problem.Line.ShouldBe(themes.LineOf(Nl, "Kies samen")));
    }

    [Fact]
    public void A_first_screen_that_does_not_say_who_sees_this_is_warned_about()
    {
        using var themes = new SampleThemes();
        foreach (var file in (string[])[Nl, En]) themes.Break(file, "```activiteit wie-ziet\n```\n", "");
        themes.Break(Lock, "activiteit wie-ziet\n", "weg activiteit wie-ziet\n");
        themes.Load().Problems.Select(problem => (problem.Code, problem.IsError, problem.File)).ShouldBe([("no-who-sees", false, Nl), ("no-who-sees", false, En)]);
    }

    [Fact]
    public void A_sentence_that_returns_on_another_screen_is_warned_about()
    {
        using var themes = new SampleThemes();
        themes.Break(Nl, "{#kies}", "{#kies}\n\nJe begint **klein**.");
        themes.Load().Problems.Where(problem => problem.Code != "line-missing").ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("repeated-sentence"), problem => problem.Line.ShouldBe(themes.LineOf(Nl, "{#kies}") + 2));
    }

    [Fact]
    public void A_language_that_is_named_but_missing_is_refused()
    {
        using var themes = new SampleThemes();
        themes.Delete(En);
        themes.Load().Problems.ShouldHaveSingleItem().Code.ShouldBe("missing-language");
    }

    [Fact]
    public void An_id_that_one_language_lacks_is_refused_with_the_line_of_the_other()
    {
        using var themes = new SampleThemes();
        themes.Break(En, "  anders: { tekst: \"Something <else>\", eigen-woorden: ja }\n", "");
        var problem = themes.Load().Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("missing-in-language");
        problem.English.ShouldContain($"line {themes.LineOf(Nl, "anders: {")}");
    }

    [Fact]
    public void Another_order_in_another_language_is_refused()
    {
        using var themes = new SampleThemes();
        themes.Break(En, "  bellen: { tekst: I call., beeld: telefoon, kleiner: I look up the number. }\n", "");
        themes.Break(En, "ja }\n", "ja }\n  bellen: { tekst: I call., beeld: telefoon, kleiner: I look up the number. }\n");
        themes.Load().Problems.ShouldHaveSingleItem().Code.ShouldBe("other-order");
    }

    [Fact]
    public void A_screen_that_works_on_nothing_is_refused()
    {
        using var themes = new SampleThemes();
        themes.Break(Yaml, "\n  kies: [K2]", "");
        themes.Load().Problems.ShouldAllBe(problem => problem.Code == "no-determinant");
    }

    [Fact]
    public void The_shared_texts_obey_the_same_language_rules()
    {
        using var themes = new SampleThemes();
        themes.Break("shared/nl.yaml", "klaar: \"{coach} is nu je coach.\"", "klaar: \"Je moet nu naar {coach}.\"");
        var problem = themes.Load().Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("never-say");
        problem.Line.ShouldBe(themes.LineOf("shared/nl.yaml", "Je moet nu"));
    }

    [Fact]
    public void A_missing_or_unknown_shared_text_is_refused()
    {
        using var themes = new SampleThemes();
        themes.Break("shared/en.yaml", "  niets: Share nothing\n", "  niks: Share nothing\n");
        themes.Load().Problems.Select(problem => problem.Code).ShouldBe(["missing-shared-text", "unknown-shared-text"], ignoreOrder: true);
    }

    [Fact]
    public void One_broken_theme_does_not_take_the_others_along()
    {
        using var themes = new SampleThemes();
        themes.Write("8-kapot/theme.yaml", "nummer: 8\nversie: \"1\"\ntalen: [nl]\ndeterminanten: {}\n");
        var library = themes.Load();
        library.Themes.Keys.ShouldBe([7]);
        library.Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_problem_and_not_an_exception() =>
        ReturnToWork.Courses.ThemeLibrary.Load(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("n"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("no-folder");
}
