using ReturnToWork.Courses;

namespace ReturnToWork.Authoring.Preview;

/// <summary>In which situation a theme is shown: what "Wie ziet dit?" says and what the player may do follow from it.</summary>
/// <param name="Host">For the player: <c>preview</c> is a launch with a pretend Tool, <c>open</c> is the open page.</param>
internal sealed record Situation(string Name, string Host, WhoSees Who, string Mode = "self")
{
    /// <summary>In the order of the page; texts by <c>situation.{name}</c>.</summary>
    public static readonly IReadOnlyList<Situation> All =
    [
        Launched("bewaard", kept: true, coach: null),
        Launched("nieuw", kept: false, coach: null),
        Launched("vertrouwelijk", kept: true, new PairedCoach(CoachSees.Topics, CoachMode.Confidential)),
        Launched("werkgever", kept: true, new PairedCoach(CoachSees.Topics, CoachMode.Employer)),
        Launched("klaar", kept: true, coach: null, lmsHears: true),
        Launched("samen", kept: true, new PairedCoach(CoachSees.Topics, CoachMode.Confidential)) with { Mode = "together" },
        new("open", "open", WhoSees.Open),
        new("workshop", "open", WhoSees.Open, "workshop"),
        new("papier", "", WhoSees.Open, "paper"),
    ];

    public static Situation Of(string? name) => All.FirstOrDefault(one => one.Name == name) ?? All[0];

    private static Situation Launched(string name, bool kept, PairedCoach? coach, bool lmsHears = false) => new(name, "preview", new WhoSees(HostKind.Lti, kept, coach, lmsHears));
}
