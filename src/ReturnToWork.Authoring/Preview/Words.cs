using ReturnToWork.Courses;

namespace ReturnToWork.Authoring.Preview;

/// <summary>What the log beside the frames needs to speak of a theme in words.</summary>
/// <param name="Shares">As the coach reads them.</param>
/// <param name="Screens">Id → title.</param>
internal sealed record Words(IReadOnlyDictionary<string, string> Shares, IReadOnlyDictionary<string, string> Screens)
{
    public static Words Of(Theme theme, string? language)
    {
        var shown = theme.Closest(language);
        return new Words(theme.ShareWords(shown), theme.ScreenIds.ToDictionary(id => id, id => theme.ScreenTitle(id, shown), StringComparer.Ordinal));
    }
}
