using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>Language, letters and voice: one form, no script.</summary>
internal static class WishesMarkup
{
    public static void Write(Html html, OwnPage page, Onward onward, Phrases words)
    {
        var wishes = page.Wishes;
        html.Line($"<p>{words[page.Progress is null ? "wishes.visit" : "wishes.kept"]}</p>");
        onward.Begin(html, MineRoutes.Wishes + "#letters", "act wishes", withLanguage: false);
        html.AddMade("\n");
        Group("language", words["wishes.language"], page.Language, [.. Phrases.Languages.Select(language => (language, OwnPageMarkup.Texts[language]["language"], language))]);
        Group("size", words["wishes.size"], Size(wishes.Size ?? 0), [("0", words["wishes.size.0"], null), ("1", words["wishes.size.1"], null), ("2", words["wishes.size.2"], null)]);
        Group("voice", words["wishes.voice"], wishes.Quiet == true ? "off" : wishes.Speed ?? "slow", [("normal", words["wishes.voice.normal"], null), ("slow", words["wishes.voice.slow"], null), ("off", words["wishes.voice.off"], null)]);
        html.Line($"""<button class="button">{words["wishes.save"]}</button></form>""");

        void Group(string name, string legend, string now, IReadOnlyList<(string Value, string Text, string? Language)> choices)
        {
            html.Line($"<fieldset><legend>{legend}</legend>");
            foreach (var (value, text, language) in choices)
            {
                html.AddMade("<label class=\"choice\"");
                if (language is not null) html.Add($""" lang="{language}" """);
                html.Add($"""><input type="radio" name="{name}" value="{value}" """).AddMade(value == now ? "checked>" : ">").Line($" <span>{text}</span></label>");
            }

            html.AddMade("</fieldset>\n");
        }
    }

    private static string Size(int size) => size switch { 1 => "1", 2 => "2", _ => "0" };
}
