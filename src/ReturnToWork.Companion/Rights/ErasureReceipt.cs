using System.Text.Json;

namespace ReturnToWork.Companion.Rights;

/// <summary>What an erasure took away, in counts, and what is still to do. Nothing in it says who it was once it is done.</summary>
internal sealed record ErasureReceipt
{
    /// <summary>Learners whom the Tool has not erased yet; empty from then on.</summary>
    public IReadOnlyList<string> ToDo { get; init; } = [];

    /// <summary>How often the Tool was asked, and from when it is asked again.</summary>
    public int Tries { get; init; }

    public DateTimeOffset? NextTry { get; init; }

    /// <summary>Whether the files here were written anew, so that nothing of deleted rows can be read in them.</summary>
    public bool Cleaned { get; init; }

    public CompanionCounts Here { get; init; } = new();

    /// <summary>Null where the Tool was not asked: the employee erased there.</summary>
    public ToolCounts? There { get; init; }

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static ErasureReceipt Read(string json) => JsonSerializer.Deserialize<ErasureReceipt>(json, JsonSerializerOptions.Web)!;
}

/// <summary>Rows that went here.</summary>
internal sealed record CompanionCounts(int People = 0, int Codes = 0, int Links = 0, int Ticks = 0, int Talks = 0, int Appointments = 0, int Hidden = 0, int Facts = 0)
{
    public CompanionCounts Plus(CompanionCounts more) => new(
        People + more.People, Codes + more.Codes, Links + more.Links, Ticks + more.Ticks, Talks + more.Talks, Appointments + more.Appointments, Hidden + more.Hidden, Facts + more.Facts);
}

/// <summary>What the Tool said that stood there before it erased: private answers, recordings, receipts of a yes; statements and documents in its record store.</summary>
internal sealed record ToolCounts(int Answers = 0, int Memos = 0, int Consents = 0, int Statements = 0, int Documents = 0)
{
    /// <summary>Asked again, the Tool finds less: the most that was ever said counts.</summary>
    public ToolCounts Most(ToolCounts other) => new(
        Math.Max(Answers, other.Answers), Math.Max(Memos, other.Memos), Math.Max(Consents, other.Consents), Math.Max(Statements, other.Statements), Math.Max(Documents, other.Documents));
}
