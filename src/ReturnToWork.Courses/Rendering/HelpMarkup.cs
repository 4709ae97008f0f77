namespace ReturnToWork.Courses.Rendering;

/// <summary>
/// "Hulp nodig?": who there is besides the coach, and who to call. Always the last thing of a page, so at the same place on every screen and in every list
/// (WCAG 3.2.6); small until somebody taps it, open on paper.
/// </summary>
public static class HelpMarkup
{
    /// <summary>The same lines for another page of a host, in the closest language that <paramref name="theme"/> has.</summary>
    public static string Of(Theme theme, string language, House house)
    {
        var page = new ScreenContext(theme, theme.Closest(language), WhoSees.Open, new Html());
        Write(page, house);
        return page.Html.ToString();
    }

    internal static void Write(ScreenContext page, House house)
    {
        page.Html.AddMade("<details class=\"get-help\">");
        page.Say("summary", "hulp.kop");
        if (house.HelpIn(page.Language) is { Length: > 0 } own)
            page.Html.Add($"<p>{own}</p>");
        if (house.Phone is { Length: > 0 } phone)
            page.Html.Add($"""<p class="call">{page.Texts["hulp.bel"]} <a class="nl-link" dir="ltr" href="tel:{Digits(phone)}">{phone}</a></p>""");
        page.Html.AddMade("<dl>");
        foreach (var who in (string[])["hulp.bedrijfsarts", "hulp.vertrouwenspersoon"])
        {
            page.Say("dt", who);
            page.Say("dd", who + "-wat");
        }

        page.Html.AddMade("</dl></details>\n");
    }

    private static string Digits(string phone) => string.Concat(phone.Where((sign, at) => char.IsAsciiDigit(sign) || (sign == '+' && at == 0)));
}
