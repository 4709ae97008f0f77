using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>The address of one document or of all that belong to somebody or something, and whether this caller may come there.</summary>
/// <param name="Id">Null for all of them.</param>
internal sealed record DocumentRequest(DocumentResource Resource, string Organisation, byte[] Activity, byte[] Agent, Guid? Registration, string? Id, long? Since)
{
    private const int MaxId = 512;
    private static readonly byte[] None = new byte[16];

    public DocumentKey Key => new(Organisation, Resource.Kind, Activity, Agent, Registration ?? Guid.Empty, Id!);

    /// <param name="one">Whether a single document must be named.</param>
    /// <param name="list">Whether <c>since</c> is allowed.</param>
    public static (DocumentRequest? Request, IResult? Refused) Read(HttpContext http, DocumentResource resource, bool one, bool list = false)
    {
        var parameters = new Parameters(http.Request, [.. resource.Of, resource.Id, .. resource.IsState ? (string[])["registration"] : [], .. list ? (string[])["since"] : []]);
        parameters.Require(resource.Of);
        if (one) parameters.Require(resource.Id);
        var (activity, agent, registration) = (parameters.Iri("activityId"), parameters.Agent("agent"), parameters.Uuid("registration"));
        var (id, since) = (parameters.Text(resource.Id), parameters.Moment("since"));
        if (id?.Length is 0 or > MaxId) parameters.Refuse($"{resource.Id} has 1 to {MaxId} characters.");
        if (id is not null && since is not null) parameters.Refuse($"since goes with a list of documents, not with {resource.Id}.");
        if (parameters.Refusal is { } refusal) return (null, Answer.Bad(refusal));
        if (http.Caller().Own is { } own && !(resource.IsState && agent == own.AgentKey && registration == own.Registration && activity == own.ActivityId))
            return (null, Answer.No(StatusCodes.Status403Forbidden, new("X-01", "These credentials open the state of one actor, registration and activity only.", "shared/reliability.md X-01")));
        return (new(resource, http.Caller().Organisation, Hash(activity), Hash(agent), registration, id, since), null);
    }

    private static byte[] Hash(string? key) => key is null ? None : Sql.Hash(key);
}
