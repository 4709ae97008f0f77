using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Intake;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Training.Progress;

/// <summary>
/// Statement to fact in the store of a training organisation, as a pure function. Modules are believed on the Tool's word, which lets through only what a professional's own player said; attendance and what a
/// trainer accepted on the Companion's own. Whoever else holds a key that writes there makes nobody a trained professional.
/// </summary>
internal static class TrainingFactOf
{
    private const int LongestCode = 32;

    public static FactReading Read(FactOf of, VocabularyVerb verb, Statement statement, DateTimeOffset stored)
    {
        if (KindOf(verb.Name) is not { } kind) return FactReading.NotNeeded;
        if (of.Foreign) return FactReading.Because("training-elsewhere");
        if (!MayBeSaid(of, verb, statement)) return FactReading.Because("teller");
        if (statement.Account is not { } account || account.HomePage != Scene.HomePageOf(of.ActivityBase, of.Organisation) || account.Name.Length is 0 or > 100) return FactReading.Because("other-people");
        if (CodeOf(of.ActivityBase, verb, statement.ObjectId) is not { } code) return FactReading.Because("other-activity");
        var at = statement.Timestamp is { } told && told < stored ? told : stored;
        return new FactReading(new Fact(statement.Id!.Value, account.Name, kind, code, at, FactCodes.None), null);
    }

    private static FactKind? KindOf(string verb) => verb switch
    {
        "completed" => FactKind.Finished,
        "attended" => FactKind.Attended,
        "passed" => FactKind.Passed,
        "certified" => FactKind.Certified,
        "expired" => FactKind.Expired,
        _ => null,
    };

    private static bool MayBeSaid(FactOf of, VocabularyVerb verb, Statement statement) =>
        (verb.Tellers.Contains("player", StringComparer.Ordinal) && of.IsKeptOnTheToolsWord(statement)) || (verb.Tellers.Contains("companion", StringComparer.Ordinal) && IsOurs(of, statement));

    private static bool IsOurs(FactOf of, Statement statement) =>
        of.OwnKey is { } key && statement.Json.TryGetProperty("authority", out var authority) && authority.TryGetProperty("account", out var account)
        && account.GetProperty("homePage").GetString() != of.ActivityBase && account.GetProperty("name").GetString() == key;

    private static string? CodeOf(string activityBase, VocabularyVerb verb, string? activity)
    {
        var start = verb.Object == "requirement" ? Scene.RequirementIdOf(activityBase, "") : Scene.ThemeIdOf(activityBase, "");
        if (activity is null || !activity.StartsWith(start, StringComparison.Ordinal)) return null;
        var code = activity[start.Length..];
        return code.Length is > 0 and <= LongestCode && char.IsAsciiLetterUpper(code[0]) && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? code : null;
    }
}
