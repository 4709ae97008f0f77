using System.Globalization;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary><c>oefenplek</c>: the way to the open page of a theme for employees, which keeps nothing, for who learns to sit beside them. Nothing is asked and nothing is kept of it.</summary>
internal sealed record Practice(int Line, string Id, int Theme) : Activity(Line, Id)
{
    public const string Word = "oefenplek";
    private const int MostThemes = 99;

    public override string Kind => Word;

    public static Practice Read(BlockSource block) => new(block.Line, block.Id, block.Map.Number("thema", 0));

    public override void Check(KindCheck check)
    {
        if (check.Theme.Series.Length == 0)
            check.Error("not-known-here", Line, "Een oefenplek staat alleen in een module voor professionals.", "A practice place stands in a module for professionals only.");
        if (Theme is < 1 or > MostThemes)
            check.Error("wrong-value", Line, "Noem bij ‘thema’ het nummer van het thema: ‘thema: 3’.", "Name the number of the theme at ‘thema’: ‘thema: 3’.");
    }

    /// <summary>In a window of its own, because nobody may frame an open page, and so that this page stays where it is.</summary>
    public override void Write(ScreenContext page)
    {
        var number = Theme.ToString(CultureInfo.InvariantCulture);
        var words = page.Texts["oefenplek.open"].Replace("{thema}", number, StringComparison.Ordinal);
        if (page.OnPaper)
            page.Html.Line($"<p>{words}</p>");
        else
            page.Html.Line($"""<p class="activity" data-activity="oefenplek" data-id="{Id}"><a class="{Buttons.Main}" href="/open/{number}?language={page.Language}" target="_blank" rel="noopener">{words}</a></p>""");
    }
}
