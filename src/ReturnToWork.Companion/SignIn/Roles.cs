namespace ReturnToWork.Companion.SignIn;

/// <summary>Roles in the Companion. Coordinator, privacy officer and evaluator get theirs with their pages.</summary>
internal static class Roles
{
    public const string Coach = "coach";
    public const string Trainer = "trainer";
    public const string Administrator = "administrator";

    public static readonly IReadOnlyList<string> All = [Coach, Trainer, Administrator];
}
