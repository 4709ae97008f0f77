using System.Globalization;
using System.Text.RegularExpressions;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Workshops;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>Workshops as data: what the check finds, and what stands in ours.</summary>
public sealed partial class WorkshopTests
{
    private static readonly string Ours = Path.Combine(Repository.Root, "packages-scorm", "themes");

    [Fact]
    public void Ours_have_no_problem_take_an_hour_at_most_and_show_the_theme_s_own_story()
    {
        var themes = ThemeLibrary.Load(Ours);
        var library = WorkshopLibrary.Load(Ours, themes);

        library.Problems.ShouldBeEmpty();
        library.Themes.ShouldBe(Directory.GetFiles(Ours, "workshop.nl.md", SearchOption.AllDirectories).Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Where(name => name != "shared").Select(name => name[0] - '0'), ignoreOrder: true);
        foreach (var theme in library.Themes.Select(number => themes.Themes[number]))
        {
            foreach (var language in (string[])["nl", "en"])
            {
                var workshop = library.Of(theme, language)!;
                workshop.Minutes.ShouldBeInRange(45, 60);
                workshop.Sheets.ShouldNotBeEmpty();
                workshop.Variants.Count.ShouldBeGreaterThanOrEqualTo(2);
                var slides = library.Slides(theme, workshop);
                slides.Count(slide => slide.IsScene).ShouldBeGreaterThanOrEqualTo(4, workshop.File);
                slides[0].Title.ShouldBe(workshop.Title);
                WorkshopLibrary.Drawings(theme, slides).ShouldContain("id=\"scene-");
                library.SharedIn(language).Cases.Select(one => one.Id).ShouldBe(["huilt", "ziekte", "stil", "pesten", "ruzie"]);
            }
        }
    }

    [Fact]
    public void Every_telephone_number_is_in_the_list_for_a_lawyer_and_what_stands_there_is_still_what_leaders_read()
    {
        var themes = ThemeLibrary.Load(Ours);
        var library = WorkshopLibrary.Load(Ours, themes);
        var claims = Claims.Of(Path.Combine(Ours, "shared"));
        claims.Checked.ShouldNotBeNull();

        foreach (var claim in claims.All) Text("nl", claim.Id).ShouldContain(claim.Sentence, customMessage: claim.Id);
        foreach (var (language, place) in ((string[])["nl", "en"]).SelectMany(language => Places(language).Select(place => (language, place))))
        {
            var text = Text(language, place);
            if (Number().IsMatch(text)) claims.All.ShouldContain(claim => claim.Id == place, $"{language} {place}: {text}");
        }

        IEnumerable<string> Places(string language) => library.SharedIn(language).AllParts.Select(part => $"alle/{part.Id}").Concat(library.Themes.SelectMany(number => library.Of(themes.Themes[number], language)!.AllParts.Select(part => $"{number}/{part.Id}")));

        string Text(string language, string place)
        {
            var (folder, id) = place.Split('/') is [var first, var second] ? (first, second) : ("", "");
            var parts = folder == "alle" ? library.SharedIn(language).AllParts : library.Of(themes.Themes[int.Parse(folder, CultureInfo.InvariantCulture)], language)!.AllParts;
            return string.Join('\n', parts.Single(part => part.Id == id).Lines.Select(line => line.Text));
        }
    }

    [Theory]
    [InlineData("{#ali 9}", "{#ali 30}", "workshop-minutes")]
    [InlineData("{#ali 9}", "{#ali}", "workshop-minutes")]
    [InlineData("{#ali 9}", "", "missing-id")]
    [InlineData("{#ali 9}", "{#begin 9}", "double-id")]
    [InlineData("blad: mijn-week", "blad: mijn-jaar", "workshop-sheet")]
    [InlineData("scherm: als-dan", "scherm: als-of", "workshop-screen")]
    [InlineData("beeld 4-6: groot-en-klein", "beeld 4-9: groot-en-klein", "workshop-scene")]
    [InlineData("beeld 4-6: groot-en-klein", "beeld 4-6: klein", "workshop-scene")]
    [InlineData("dia stap:", "dia olifant:", "unknown-picture")]
    [InlineData("dia agenda: Wanneer", "dia agenda: Een twee drie vier. Een twee drie vier. Een twee drie vier. Een twee drie vier. Een twee drie vier. Een twee drie vier. Wanneer", "workshop-slide")]
    [InlineData("> Kijk eerst even stil.", "> Kijk eerst even stil en denk dan samen met je buur goed na over wat je daar ziet.", "long-sentence")]
    [InlineData("> Kijk eerst even stil.", "> Dit is een verantwoordingsdocument.", "hard-word")]
    [InlineData("> Kijk eerst even stil.", "> Je moet stil zijn.", "never-say")]
    [InlineData("Stop na plaatje 3.", "Iemand moet na plaatje 3 iets zeggen.", "never-say")]
    [InlineData("Stop na plaatje 3.", "Stop na plaatje drie en wacht dan heel lang tot er iemand in de groep is die iets wil zeggen over wat hij of zij ziet.", "long-sentence")]
    [InlineData("> Welkom. Fijn dat je er bent.\n> Vandaag maken we één klein plan. Het is van jou.\n> Je wens mag over werk gaan. Over thuis mag ook.\n", "", "workshop-silent")]
    [InlineData("{#wat-als}", "{#anders}", "workshop-part-missing")]
    [InlineData("---\ntitel", "titel", "workshop-head")]
    [InlineData("ruimte:", "kamer:", "missing-key")]
    [InlineData("{#trap 13}", "{#treden 13}", "workshop-parity")]
    [InlineData("blad: terugkijken\n", "", "workshop-parity")]
    public void A_workshop_with_a_fault_is_named_and_left_out(string from, string to, string code)
    {
        using var folder = new ThemeCopy();
        folder.Change("3-mijn-plan/workshop.nl.md", from, to);

        var library = folder.Load();

        library.Problems.Where(problem => problem.IsError).Select(problem => problem.Code).ShouldContain(code);
        library.Problems.ShouldAllBe(problem => problem.Dutch.Length > 0 && problem.English.Length > 0);
        library.Themes.ShouldNotContain(3);
    }

    [Fact]
    public void Without_the_other_language_or_the_agreements_there_is_no_workshop()
    {
        using var folder = new ThemeCopy();
        folder.Change("3-mijn-plan/workshop.en.md", null, null);
        folder.Load().Problems.Select(problem => (problem.Code, problem.File)).ShouldContain(("missing-language", "3-mijn-plan/workshop.en.md"));

        folder.Change("shared/workshop.nl.md", "{#afspraken}", "{#regels}");
        var library = folder.Load();
        library.Problems.Select(problem => (problem.Code, problem.File)).ShouldContain(("workshop-part-missing", "shared/workshop.nl.md"));
        library.Themes.ShouldBeEmpty();
    }

    /// <summary>Our themes in a folder of their own, to break something in.</summary>
    private sealed class ThemeCopy : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("workshops").FullName;

        public ThemeCopy()
        {
            foreach (var from in Directory.GetFiles(Ours, "*", SearchOption.AllDirectories).Where(file => Path.GetRelativePath(Ours, file) is var name && (name.StartsWith("shared", StringComparison.Ordinal) || name.StartsWith("3-", StringComparison.Ordinal))))
            {
                var to = Path.Combine(_path, Path.GetRelativePath(Ours, from));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(from, to);
            }
        }

        /// <summary>Puts <paramref name="to"/> where <paramref name="from"/> stands; null takes the file away.</summary>
        public void Change(string file, string? from, string? to)
        {
            var path = Path.Combine(_path, file);
            if (from is null)
            {
                File.Delete(path);
                return;
            }

            var text = File.ReadAllText(path);
            text.ShouldContain(from);
            var at = text.IndexOf(from, StringComparison.Ordinal);
            File.WriteAllText(path, text[..at] + to + text[(at + from.Length)..]);
        }

        public WorkshopLibrary Load() => WorkshopLibrary.Load(_path, ThemeLibrary.Load(_path));

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }

    [GeneratedRegex(@"\b(?:112|113|0[0-9]{2,3}-[0-9]+)\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Number();
}
