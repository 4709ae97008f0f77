using System.Text.RegularExpressions;
using ReturnToWork.Courses.Reading;
using ReturnToWork.Courses.Kinds;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses;

/// <summary>
/// Writes a theme as plain HTML: every screen a section, native controls only, readable and printable as a booklet without script.
/// The player drives this same markup; its contract stands in this room's README.
/// </summary>
public static class ThemeRenderer
{
    /// <summary>The <c>&lt;main&gt;</c> of one language.</summary>
    /// <param name="shown">False for the language that is there only to be switched to.</param>
    /// <param name="back">The way back to a list of themes or to the own page; null when there is none.</param>
    /// <param name="around">What else stands around the screens; null for the screens alone.</param>
    /// <param name="house">Whose page it is; null for nobody's.</param>
    public static string Main(Theme theme, string language, WhoSees who, bool shown, WayBack? back = null, ThemeSurroundings? around = null, House? house = null)
    {
        house ??= House.None;
        var page = new ScreenContext(theme, theme.Closest(language), who, new Html());
        var (html, texts, text) = (page.Html, page.Texts, theme.In(language));
        html.Add($"""
            <main class="theme" id="{page.Id("main")}" lang="{text.Language}" data-language="{text.Language}" data-theme="{theme.Mark}" data-mode="{(page.IsOpen ? "open" : "session")}"
            """);
        html.AddMade(shown ? ">\n" : " hidden>\n");
        if (back is not null)
            BackMarkup.Write(page, back);
        html.AddMade("<header class=\"theme-head\">");
        if (house.Logo is { } logo)
            html.Add($"""<img class="logo" src="{logo.Address}" alt="{logo.Name}">""");
        html.Add($"""<p class="theme-number">{texts["pagina.thema"]} {theme.Mark}""");
        if (theme.IsConcept && !house.ConceptHidden)
            html.Add($""" <span class="nl-data-badge">{texts["pagina.concept"]}</span>""");
        html.AddMade("</p>");
        page.Say("h1", text.Name, "nl-heading nl-heading--level-1");
        html.AddMade("</header>\n");
        if (around is { ForTeacher: true })
            SurroundingsMarkup.ForTeacher(page);
        // A group shares nothing: what somebody tells a coach is not for one screen.
        Screen[] screens = [.. text.Screens.Where(screen => !who.IsGroup || screen.Kind != "delen")];
        for (var i = 0; i < screens.Length; i++)
            Screen(page, screens[i], i + 1);
        html.AddMade("<footer class=\"theme-foot\">");
        if (around is not null)
            SurroundingsMarkup.Stop(page, around);
        // Who there is for an employee is no help with a training.
        if (theme.Series.Length == 0)
            HelpMarkup.Write(page, house);
        page.Say("p", "pagina.geinspireerd");
        if (around?.About is { } about)
            SurroundingsMarkup.About(page, about);
        html.AddMade("</footer></main>\n");
        return html.ToString();
    }

    /// <summary>Every drawing the theme uses, once, to be pointed at by both languages.</summary>
    public static string Drawings(Theme theme) => Sprite.Of(theme);

    internal static void Screen(ScreenContext page, Screen screen, int index)
    {
        var html = page.Html;
        var heading = page.Id(screen.Id + "-title");
        html.Add($"""
            <section class="screen" id="{page.Id("screen-" + screen.Id)}" data-screen="{screen.Id}" data-index="{index}" data-kind="{screen.Kind}" aria-labelledby="{heading}">
            <h2 class="nl-heading nl-heading--level-2" id="{heading}" tabindex="-1" data-say="{screen.Title.Id}">{screen.Title}</h2>

            """);
        foreach (var part in screen.Parts)
        {
            switch (part)
            {
                case TextPart text: Text(page, text); break;
                case PicturePart picture: Picture(page, picture); break;
                case Fixed { Word: not "delen" } only when page.OnPaper: OnlyOnScreen(page, only); break;
                case Activity activity: activity.Write(page); break;
            }
        }

        HardWords(page, screen);
        if (!page.IsOpen && page.Theme.Series.Length == 0)
            html.Line($"""<p class="help script-only"><button type="button" class="{Buttons.Quiet}" data-ask>{page.Texts["pagina.vraag-coach"]}</button></p>""");
        html.AddMade("</section>\n");
    }

    /// <summary>Keeping and pairing are not of paper, and who sees a booklet is up to who holds it.</summary>
    private static void OnlyOnScreen(ScreenContext page, Fixed part)
    {
        if (part.Word == "wie-ziet")
            page.Say("p", "papier.van-jou");
    }

    private static void Text(ScreenContext page, TextPart text)
    {
        var html = page.Html;
        html.AddMade("<div class=\"text\">");
        foreach (var line in text.Lines)
        {
            html.Add($"""<p data-say="{line.Phrase.Id}">""");
            foreach (var run in line.Runs)
            {
                if (run.Strong)
                    html.Add($"<strong>{run.Text}</strong>");
                else
                    html.Add($"{run.Text}");
            }

            html.AddMade("</p>");
        }

        html.AddMade("</div>\n");
    }

    private static void Picture(ScreenContext page, PicturePart picture)
    {
        page.Html.AddMade("<figure class=\"picture\">");
        page.Drawing(Pictures.SceneStep(picture.Source, 1), "scene-picture", picture.Alt.Text);
        page.Say("figcaption", picture.Caption);
        page.Html.AddMade("</figure>\n");
    }

    /// <summary>Hard words of the screen, each with a few simple words behind a tap; open on paper.</summary>
    private static void HardWords(ScreenContext page, Screen screen)
    {
        var words = page.Theme.WordsIn(page.Language);
        var found = screen.Parts.SelectMany(part => part is Fixed fixedPart ? (page.OnPaper ? [] : FixedTexts(page.Texts, fixedPart)) : Explainable(part))
            .SelectMany(words.ExplainedIn).DistinctBy(word => word.Explanation.Id, StringComparer.Ordinal).ToList();
        foreach (var word in found)
        {
            page.Html.AddMade("<details class=\"word\">");
            page.Say("summary", word.Question);
            page.Say("p", word.Explanation);
            page.Html.AddMade("</details>\n");
        }
    }

    internal static IEnumerable<string> FixedTexts(Reading.SharedTexts texts, Fixed part) => texts.All.Where(entry => entry.Key.StartsWith(part.TextSection, StringComparison.Ordinal)).Select(entry => entry.Value.Text);

    /// <summary>What an author wrote in a part of a screen and may hold a hard word that is explained below.</summary>
    internal static IEnumerable<string> Explainable(ScreenPart part) => part switch
    {
        TextPart text => text.Lines.Select(line => line.Phrase.Text),
        PicturePart picture => [picture.Caption.Text],
        Activity activity => [.. activity.Body.Select(body => body.Text), .. activity.Options.Select(entry => entry.Option.Text.Text), .. activity.Further.Select(text => text.Text)],
        _ => [],
    };
}
