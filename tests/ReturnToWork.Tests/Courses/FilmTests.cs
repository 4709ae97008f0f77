using System.Text.RegularExpressions;
using ReturnToWork.Courses;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>A film never plays by itself, has captions and its whole text, and can only be a small file of the theme's own.</summary>
public sealed class FilmTests : IDisposable
{
    private readonly ThemeFolder folder = new();

    private string Theme => Path.Combine(folder.Path, "7-alle-vormen");

    [Theory]
    [InlineData("nl", "De film duurt 6 seconden. Hij is 0,1 MB.")]
    [InlineData("en", "The film takes 6 seconds. It is 0.1 MB.")]
    public void A_1_2_2_a_film_loads_nothing_by_itself_and_has_captions_and_text(string language, string size)
    {
        var main = ThemeRenderer.Main(ThemeLibrary.Load(folder.Path).Themes[7], language, WhoSees.Open, shown: true);
        var film = Regex.Match(main, "<figure class=\"activity film\".*?</figure>", RegexOptions.Singleline).Value;
        film.ShouldMatch("<video controls preload=\"none\" playsinline poster=\"/themes-media/[0-9a-f]{32}\\.png\"");
        film.ShouldMatch("<source src=\"/themes-media/[0-9a-f]{32}\\.webm\" type=\"video/webm\">");
        film.ShouldMatch($"<track kind=\"captions\" srclang=\"{language}\" label=\"[^\"]+\" src=\"/themes-media/[0-9a-f]{{32}}\\.vtt\" default>");
        film.ShouldContain(size);
        film.ShouldNotContain("autoplay");
        Regex.Count(film, "data-say=\"activiteit.film.regel-").ShouldBe(3);
    }

    [Fact]
    public void On_paper_stand_the_poster_and_the_text()
    {
        var screens = ThemeSheets.Screens(ThemeLibrary.Load(folder.Path).Themes[7], "nl");
        screens.ShouldNotContain("<video");
        screens.ShouldContain("film-still");
        screens.ShouldContain("Lot staat bij een tafel vol dozen.");
    }

    [Theory]
    [InlineData("missing-captions", "ondertitels: film/pauze.nl.vtt\n", "")]
    [InlineData("missing-transcript", "uitgeschreven:\n  - Lot staat bij een tafel vol dozen.\n  - Daarna zit ze aan de tafel met haar ogen dicht.\n  - Aan het eind drinken Lot en Sam buiten koffie.\n", "")]
    [InlineData("missing-key", "alt: Lot en Sam zitten buiten op een bank. Ze drinken koffie.\nuit", "uit")]
    [InlineData("film-length", "seconden: 6", "seconden: 61")]
    [InlineData("film-length", "seconden: 6\n", "")]
    [InlineData("film-length", "seconden: 6", "seconden: 30")]
    [InlineData("missing-file", "film/pauze.webm", "film/weg.webm")]
    [InlineData("film-place", "film/pauze.webm", "https://elders.example/pauze.webm")]
    [InlineData("film-place", "film/pauze.webm", "film/../theme.webm")]
    [InlineData("film-place", "film/pauze.webm", "scenes/pauze.svg")]
    [InlineData("film-type", "bestand: film/pauze.webm", "bestand: film/pauze.png")]
    public void A_broken_film_is_refused_with_its_line(string code, string whole, string broken)
    {
        var text = Path.Combine(Theme, "nl.md");
        var before = File.ReadAllText(text);
        before.ShouldContain(whole);
        File.WriteAllText(text, before.Replace(whole, broken, StringComparison.Ordinal));
        var library = ThemeLibrary.Load(folder.Path);
        var found = library.Problems.Where(problem => problem.Code == code).ToList();
        found.ShouldNotBeEmpty($"Found instead: {string.Join('\n', library.Problems)}");
        found.ShouldAllBe(problem => problem.IsError && problem.File == "7-alle-vormen/nl.md" && problem.Line > 0);
        library.Themes.Keys.ShouldNotContain(7);
    }

    [Theory]
    [InlineData("film-type", "pauze.webm", "<script>alert(1)</script> and so on, long enough to be looked at")]
    [InlineData("film-type", "pauze.nl.vtt", "Lot neemt pauze.")]
    public void A_file_that_is_not_what_its_name_says_is_refused_and_served_to_nobody(string code, string file, string content)
    {
        File.WriteAllText(Path.Combine(Theme, "film", file), content);
        var library = ThemeLibrary.Load(folder.Path);
        library.Problems.ShouldContain(problem => problem.Code == code && problem.IsError);
        library.Themes.Keys.ShouldNotContain(7);
    }

    [Fact]
    public void A_film_that_is_too_big_is_refused_and_one_that_hides_its_length_is_warned_about()
    {
        var film = Path.Combine(Theme, "film", "pauze.webm");
        var bytes = File.ReadAllBytes(film);
        File.WriteAllBytes(film, [.. bytes, .. new byte[5 * 1024 * 1024]]);
        ThemeLibrary.Load(folder.Path).Problems.ShouldContain(problem => problem.Code == "film-size" && problem.IsError);

        // The duration's element, made unknown, as in what a browser's recorder writes.
        var at = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x44, 0x89, 0x88]);
        at.ShouldBeGreaterThan(0);
        bytes[at] = 0xEC;
        File.WriteAllBytes(film, bytes);
        var library = ThemeLibrary.Load(folder.Path);
        library.Problems.ShouldAllBe(problem => problem.Code == "film-length-unread" && !problem.IsError);
        library.Problems.Count.ShouldBe(2);
        library.Themes.Keys.ShouldContain(7);
    }

    public void Dispose() => folder.Dispose();
}
