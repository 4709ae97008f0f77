namespace ReturnToWork.Lti;

/// <summary>What came of a self-check.</summary>
/// <param name="Tool">Where the tool was asked.</param>
/// <param name="Trouble">One of <see cref="SelfCheckTrouble"/>: it could not be run to the end. Null: it could.</param>
/// <param name="Verdicts">One for each launch that was sent, in order.</param>
public sealed record SelfCheckReport(Uri Tool, string? Trouble, IReadOnlyList<SelfCheckVerdict> Verdicts)
{
    /// <summary>Every launch was sent and answered as it should be.</summary>
    public bool IsGood => Trouble is null && Verdicts.Count > 0 && Verdicts.All(verdict => verdict.IsRight);
}

/// <summary>What the tool made of one launch.</summary>
/// <param name="Case">Which, such as <c>no-kid</c>.</param>
/// <param name="Who"><c>teacher</c> or <c>learner</c>.</param>
/// <param name="Expected"><c>ok</c>, or the code it must be refused with.</param>
/// <param name="Got">What stands in the launch log; <c>nothing</c> where it says nothing of it.</param>
/// <param name="Status">The answer's HTTP status.</param>
/// <param name="IsRight">Code, status and page are as they should be.</param>
public sealed record SelfCheckVerdict(string Case, string Who, string Expected, string Got, int Status, bool IsRight);

/// <summary>Why a self-check cannot be run.</summary>
public static class SelfCheckTrouble
{
    /// <summary>Nothing answers at the address.</summary>
    public const string NoAnswer = "no-answer";

    /// <summary>Something answers that is not the tool.</summary>
    public const string NotTheTool = "not-the-tool";

    /// <summary>The tool there does not know the registration: it has another database than the program that checks.</summary>
    public const string OtherDatabase = "other-database";
}
