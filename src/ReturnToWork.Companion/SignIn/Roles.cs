namespace ReturnToWork.Companion.SignIn;

/// <summary>Roles in the Companion. The evaluator's comes with its pages.</summary>
internal static class Roles
{
    public const string Coach = "coach";
    public const string Trainer = "trainer";
    public const string Administrator = "administrator";
    public const string Coordinator = "coordinator";
    public const string PrivacyOfficer = "privacy-officer";

    public static readonly IReadOnlyList<string> All = [Coach, Trainer, Administrator, Coordinator, PrivacyOfficer];
}
