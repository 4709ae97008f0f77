namespace ReturnToWork.Xapi;

/// <summary>What every statement of one learner in one theme has in common.</summary>
/// <param name="ActivityBase">The setting <c>Courses:ActivityBase</c>, without a slash at the end.</param>
/// <param name="HomePage"><c>{ActivityBase}/people/{organisation}</c>; see <see cref="HomePageOf"/>.</param>
/// <param name="Name">The random pseudonym; never a name.</param>
/// <param name="Registration">One per learner per theme, stable.</param>
/// <param name="Theme">1 … 6, P0 … for a theme; for training verbs the code of the requirement.</param>
/// <param name="Language">nl or en.</param>
/// <param name="Mode">self, together, workshop or paper.</param>
/// <param name="ContentVersion">A number or hash: at most 32 of <c>0-9a-f.-</c>, so that no words fit in.</param>
public sealed record Scene(
    string ActivityBase, string HomePage, string Name, Guid Registration, string Theme, string Language = "nl", string Mode = "self", string ContentVersion = "1")
{
    public string ThemeId => ThemeIdOf(ActivityBase, Theme);

    public static string HomePageOf(string activityBase, string organisation) => $"{activityBase}/people/{organisation}";

    public static string ThemeIdOf(string activityBase, string theme) => $"{activityBase}/theme/{theme}";

    public static string RequirementIdOf(string activityBase, string requirement) => $"{activityBase}/requirement/{requirement}";
}
