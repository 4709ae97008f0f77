using Microsoft.Extensions.Options;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary><c>POST /statements</c>: one or a list, all or nothing; answers the ids in the order sent (L11).</summary>
internal static class PostStatements
{
    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapPost("/statements", (Delegate)HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, StatementStore store, IOptions<LrsOptions> options, CancellationToken ct)
    {
        var caller = http.Caller();
        if (!caller.May(LrsRights.WriteStatements)) return Answer.Forbidden("These credentials may not write statements.");
        if ((new Parameters(http.Request).Refusal ?? Body.MustBeJson(http.Request)) is { } refusal) return Answer.Bad(refusal);
        var body = await Body.ReadAsync(http.Request, options.Value.MaxBodyBytes, ct);
        if (body.Refusal is { } unread) return Answer.Bad(unread);
        var batch = StatementReader.ReadBatch(body.Bytes, options.Value.MaxBatch);
        if (batch.Refusal is { } invalid) return Answer.Bad(invalid);
        if (Writing.Refuses(caller, batch.Statements) is { } forbidden) return forbidden;

        var appended = await store.AppendAsync(caller.Organisation, batch.Statements, caller.AuthorityJson, ct);
        return appended.Refusal is { } conflict ? Answer.No(StatusCodes.Status409Conflict, conflict) : Results.Json(appended.Ids);
    }
}

internal static class Writing
{
    /// <summary>What a caller's own rights say about what it sends. The gate's no is 403: the statement is sound, the sender may not say it.</summary>
    public static IResult? Refuses(LrsCaller caller, IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement.Verb == "http://adlnet.gov/expapi/verbs/voided" && !caller.May(LrsRights.Void))
                return Answer.No(StatusCodes.Status403Forbidden, new("X-05", "These credentials may not void statements.", "xAPI 1.0.3, Data, 2.3.2"));
            if (caller.Gate?.Invoke(statement) is { } refusal) return Answer.No(StatusCodes.Status403Forbidden, refusal);
        }

        return null;
    }
}
