namespace ReturnToWork.Companion.Training.Sessions;

/// <summary>What a session can be: the live parts of the protocol, method 4.2. Which of them somebody needs, and how often, is the protocol's to say.</summary>
/// <param name="Code">Code of the evidence, such as <c>P3</c>.</param>
/// <param name="Attended">How the statement names it: talk, group or workshop.</param>
/// <param name="Minutes">How long it usually is.</param>
/// <param name="Seats">For how many it usually is.</param>
internal sealed record SessionKind(string Code, string Attended, int Minutes, int Seats)
{
    /// <summary>In the order of the training.</summary>
    public static readonly IReadOnlyList<SessionKind> All =
    [
        new("P3", "workshop", 360, 12), new("P4", "workshop", 360, 12), new("P7", "workshop", 180, 12), new("P8", "talk", 45, 1), new("P9", "group", 90, 8), new("P10", "workshop", 180, 12),
    ];

    public const string SecondDay = "P4";
    public const string Intervision = "P9";

    /// <summary>Evidence that a trainer accepts, and its statement: the role play of the second day, the reflection sheet, the case that was brought in.</summary>
    public const string RolePlay = "P4.rollenspel", Reflection = "P6", BroughtCase = "P9.casus";

    public static SessionKind? Of(string? code) => All.FirstOrDefault(kind => kind.Code == code);
}
