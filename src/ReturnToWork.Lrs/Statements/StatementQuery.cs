using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>What a reader asked for, checked; the whole of it travels in <c>more</c> (L17, L20).</summary>
internal sealed record StatementQuery(
    string? Agent, bool RelatedAgents, string? Verb, string? Activity, bool RelatedActivities, Guid? Registration, long? Since, long? Until, bool Ascending, int Limit)
{
    /// <summary>The tick of the last statement of the page before; null on the first page.</summary>
    public long? After { get; init; }

    /// <summary>With the bytes that came with the statements (L22).</summary>
    public bool Attachments { get; init; }

    public static readonly string[] Names =
        ["agent", "verb", "activity", "registration", "related_activities", "related_agents", "since", "until", "limit", "format", "attachments", "ascending"];

    public static StatementQuery From(Parameters parameters, int maxPage)
    {
        var limit = parameters.Number("limit") ?? 0;
        return new(
            parameters.Agent("agent"), parameters.Flag("related_agents"), parameters.Iri("verb"), parameters.Iri("activity"), parameters.Flag("related_activities"),
            parameters.Uuid("registration"), parameters.Moment("since"), parameters.Moment("until"), parameters.Flag("ascending"),
            limit == 0 || limit > maxPage ? maxPage : (int)limit) { Attachments = parameters.Flag("attachments") };
    }

    /// <summary>What this store does not do is refused in words, not passed over.</summary>
    public static void RefuseUnsupported(Parameters parameters)
    {
        if (parameters.Text("format") is { } format && format != "exact")
            parameters.Refuse(format is "ids" or "canonical" ? $"format={format} is not supported by this store; ask for format=exact." : "format must be exact.", format is "ids" or "canonical" ? "unsupported" : "L19");
    }
}
