using ReturnToWork.Courses;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Pages.Mine;

namespace ReturnToWork.Tool.Picking;

/// <summary>What was ticked on the page. Only what was offered counts; anything else in the form is nobody's choice.</summary>
internal sealed record PickChoice(IReadOnlyList<Theme> Themes, bool Mine, bool Together, IReadOnlyList<Theme> InBundle)
{
    /// <summary>Field of everything that can be chosen by itself: numbers of themes, <see cref="MineValue"/>, and <see cref="BundleValue"/> where only one may be.</summary>
    public const string Field = "pick";

    /// <summary>Field of the themes of the bundle, where only one item may be chosen.</summary>
    public const string BundleField = "in";

    /// <summary>Field that says whether the chosen themes become one link, where several may be chosen.</summary>
    public const string HowField = "how";

    public const string MineValue = "mijn";
    public const string BundleValue = "together";
    public const string EachValue = "each";

    public static readonly PickChoice Nothing = new([], Mine: false, Together: false, []);

    public static PickChoice Read(IFormCollection form, PickOffer offer)
    {
        Theme[] Chosen(string field) => [.. offer.Themes.Where(theme => form[field].Contains(ThemeLists.NumberOf(theme), StringComparer.Ordinal))];
        var together = offer.HasBundle && (form[HowField].Contains(BundleValue, StringComparer.Ordinal) || form[Field].Contains(BundleValue, StringComparer.Ordinal));
        return new PickChoice(Chosen(Field), offer.HasMine && form[Field].Contains(MineValue, StringComparer.Ordinal), together, Chosen(BundleField));
    }

    /// <summary>The links to place, or the key of a sentence that says what to choose.</summary>
    public (IReadOnlyList<DeepLinkItem>? Items, string? Unclear) ToItems(bool several, Phrases words)
    {
        var bundle = several ? Themes : InBundle;
        if (Together && bundle.Count < 2) return (null, "choose.two");
        List<DeepLinkItem> items = [];
        if (Together) items.Add(PickOffer.Bundle(bundle, words));
        if (!Together || !several) items.AddRange(Themes.Select(theme => PickOffer.Item(theme, words.Language)));
        if (Mine) items.Add(PickOffer.Mine(words));
        return items.Count == 0 ? (null, "choose.one") : !several && items.Count > 1 ? (null, "choose.only-one") : (items, null);
    }
}
