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

    public Format Format { get; init; }

    /// <summary><c>Accept-Language</c> of the first page, for pages that are asked without it.</summary>
    public string? Language { get; init; }

    public static readonly string[] Names =
        ["agent", "verb", "activity", "registration", "related_activities", "related_agents", "since", "until", "limit", "format", "attachments", "ascending"];

    public static StatementQuery From(Parameters parameters, int maxPage)
    {
        var limit = parameters.Number("limit") ?? 0;
        return new(
            parameters.Agent("agent"), parameters.Flag("related_agents"), parameters.Iri("verb"), parameters.Iri("activity"), parameters.Flag("related_activities"),
            parameters.Uuid("registration"), parameters.Moment("since"), parameters.Moment("until"), parameters.Flag("ascending"),
            limit == 0 || limit > maxPage ? maxPage : (int)limit)
        {
            Format = FormatOf(parameters),
            Attachments = parameters.Flag("attachments"),
        };
    }

    public static Format FormatOf(Parameters parameters)
    {
        switch (parameters.Text("format"))
        {
            case null or "exact": return Format.Exact;
            case "ids": return Format.Ids;
            case "canonical": return Format.Canonical;
            default:
                parameters.Refuse("format must be ids, exact or canonical.", "L19");
                return Format.Exact;
        }
    }
}
