namespace ReturnToWork.Lrs;

/// <summary>The three resources that keep documents (L24): the same in all but their address and the rules of replacing.</summary>
/// <param name="Kind">See <see cref="DocumentKind"/>.</param>
/// <param name="Id">The parameter that names a document.</param>
/// <param name="Of">The parameters that say whose it is, all of them needed.</param>
/// <param name="Source">Where xAPI 1.0.3, Communication, describes it.</param>
internal sealed record DocumentResource(short Kind, string Path, string Id, string[] Of, string Source)
{
    public static readonly DocumentResource State = new(DocumentKind.State, "/activities/state", "stateId", ["activityId", "agent"], "xAPI 1.0.3, Communication, 2.3");
    public static readonly DocumentResource AgentProfile = new(DocumentKind.AgentProfile, "/agents/profile", "profileId", ["agent"], "xAPI 1.0.3, Communication, 2.6");
    public static readonly DocumentResource ActivityProfile = new(DocumentKind.ActivityProfile, "/activities/profile", "profileId", ["activityId"], "xAPI 1.0.3, Communication, 2.7");
    public static readonly DocumentResource[] All = [State, AgentProfile, ActivityProfile];

    public bool IsState => Kind == DocumentKind.State;
}

/// <summary>Where a document lies; what its kind does not have is all zeros.</summary>
internal sealed record DocumentKey(string Organisation, short Kind, byte[] Activity, byte[] Agent, Guid Registration, string DocumentId)
{
    /// <summary>For values that begin with these, in this order.</summary>
    public const string Where = "organisation = @p0 AND kind = @p1 AND activity = @p2 AND agent = @p3 AND registration = @p4 AND document_id = @p5";

    public object?[] Values => [Organisation, Kind, Activity, Agent, Registration, DocumentId];
}
