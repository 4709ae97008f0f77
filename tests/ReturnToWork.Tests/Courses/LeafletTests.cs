using System.Text.RegularExpressions;
using ReturnToWork.Courses.Leaflets;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>Leaflets and consent texts as data: what the check finds, and what stands in ours.</summary>
public sealed partial class LeafletTests
{
    private static readonly string Ours = Path.Combine(Repository.Root, "packages-scorm", "leaflets");
    private static readonly string Shared = Path.Combine(Repository.Root, "packages-scorm", "themes", "shared");

    private const string Fine = """
        ---
        titel: Meedoen
        versie: 1
        datum: 2026-11-23
        niveau: A2
        ---

        ## Jij kiest {#kiezen duim}

        Je mag stoppen.

        - Dat is goed.

        """;

    [Fact]
    public void Ours_have_no_problem_and_the_same_shape_in_both_languages()
    {
        var library = LeafletLibrary.Load(Ours, Shared);

        library.Problems.ShouldBeEmpty();
        library.Leaflets.Keys.ShouldBe(Directory.GetDirectories(Ours).Select(Path.GetFileName), ignoreOrder: true);
        foreach (var leaflet in library.Leaflets.Values)
        {
            leaflet.Texts.Keys.ShouldBe(["nl", "en"]);
            library.Markup(leaflet.In("en")).ShouldContain("data-read");
        }
    }

    [Theory]
    [InlineData("niveau: A2", "niveau: B2", "wrong-value")]
    [InlineData("versie: 1", "versie: nul", "leaflet-version")]
    [InlineData("datum: 2026-11-23", "datum: gisteren", "wrong-value")]
    [InlineData("---\ntitel", "titel", "leaflet-head")]
    [InlineData("## Jij kiest {#kiezen duim}", "## Jij kiest", "missing-id")]
    [InlineData("{#kiezen duim}", "{#kiezen olifant}", "unknown-picture")]
    [InlineData("Je mag stoppen.", "Je mag <b>stoppen</b>.", "not-known-here")]
    [InlineData("Je mag stoppen.", "Kijk op https://example.org.", "not-known-here")]
    [InlineData("Je mag stoppen.", "Je moet stoppen.", "never-say")]
    [InlineData("Je mag stoppen.", "Je mag op elke dag die je maar wilt en op elk moment dat je maar wilt weer stoppen.", "long-sentence")]
    [InlineData("Je mag stoppen.", "Dat is een verantwoordingsdocument.", "hard-word")]
    [InlineData("Je mag stoppen.", "Je mag stoppen.\nDat is goed.", "leaflet-parity")]
    [InlineData("- Dat is goed.", "Dat is goed.", "leaflet-parity")]
    public void A_leaflet_with_a_fault_is_named_and_left_out(string from, string to, string code)
    {
        using var folder = new TemporaryFolder();
        folder.Write("meedoen/nl.md", Fine.Replace(from, to, StringComparison.Ordinal));
        folder.Write("meedoen/en.md", Fine);

        var library = LeafletLibrary.Load(folder.Path, Shared);

        library.Problems.Where(problem => problem.IsError).Select(problem => problem.Code).ShouldContain(code);
        library.Leaflets.ShouldBeEmpty();
    }

    [Fact]
    public void A_short_leaflet_that_does_not_fit_on_one_sheet_is_refused_and_a_long_one_has_other_limits()
    {
        using var folder = new TemporaryFolder();
        var much = string.Join('\n', Enumerable.Repeat("Je mag altijd weer gewoon stoppen.", 60));
        foreach (var language in (string[])["nl", "en"])
        {
            folder.Write($"kort/{language}.md", Fine.Replace("Je mag stoppen.", much, StringComparison.Ordinal));
            folder.Write($"lang/{language}.md", Fine.Replace("Je mag stoppen.", much + "\nNiemand zegt dat je dit moet doen.", StringComparison.Ordinal).Replace("A2", "B1", StringComparison.Ordinal));
        }

        var library = LeafletLibrary.Load(folder.Path, Shared);

        library.Leaflets.Keys.ShouldBe(["lang"]);
        library.Problems.Where(problem => problem.IsError).Select(problem => problem.Code).Distinct(StringComparer.Ordinal).ShouldBe(["many-words"]);
    }

    [Fact]
    public void Each_claim_about_rules_stands_in_the_text_under_the_heading_that_it_names_and_waits_for_a_lawyer_or_says_who_it_was()
    {
        var leaflets = LeafletLibrary.Load(Ours, Shared).Leaflets;
        var claims = Claims().Matches(File.ReadAllText(Path.Combine(Ours, "claims.yaml")));

        claims.Count.ShouldBeGreaterThan(10);
        foreach (Match claim in claims)
        {
            var part = leaflets[claim.Groups["folder"].Value].In("nl").Parts.Single(part => part.Id == claim.Groups["id"].Value);
            string.Join(' ', part.Blocks.SelectMany(block => block.Lines).Select(line => line.Text)).ShouldContain(claim.Groups["zin"].Value);
            foreach (var key in (string[])["bewering", "bron", "gezien", "staat"]) claim.Value.ShouldContain($"    {key}: ", Case.Sensitive, claim.Groups["zin"].Value);
        }
    }

    [GeneratedRegex(@"  - folder: (?<folder>\S+)\n    id: (?<id>\S+)\n    zin: (?<zin>.+)\n(    .+\n)+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Claims();

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("leaflets").FullName;

        public void Write(string file, string text)
        {
            var path = System.IO.Path.Combine(Path, file);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
