namespace ReturnToWork.Tool.Pages;

/// <summary><c>GET /</c>: what this is, and the themes that anybody may look at.</summary>
internal static class FrontPage
{
    public static IResult Handle(Themes themes)
    {
        var page = new PlainPage("front.title").Say("front.1").Say("front.2");
        foreach (var theme in themes.All)
        {
            var number = theme.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            page.Link($"/open/{number}", "front.open", language => [("n", number), ("name", theme.Name(language))]);
        }

        return page.Say("front.concept").Link(AccessibilityPage.Address, "access.title").Answer();
    }
}
