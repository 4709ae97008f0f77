namespace ReturnToWork.Lrs;

/// <summary><c>POST /statements</c>: one or a list, all or nothing; answers the ids in the order sent (L11).</summary>
internal static class PostStatements
{
    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapPost("/statements", (Delegate)HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, StatementStore store, Limits limits, CancellationToken ct)
    {
        var caller = http.Caller();
        if (new Parameters(http.Request).Refusal is { } refusal) return Answer.Bad(refusal);
        var body = await StatementBody.ReadAsync(http, limits.Of(caller), many: true, ct);
        if (body.Refusal is { } invalid) return Answer.Bad(invalid);
        if (body.Refuses(caller) is { } forbidden) return forbidden;
        if (body.Statements.Count == 0) return Answer.Ids([]);

        var incoming = new Incoming[body.Statements.Count];
        for (var i = 0; i < incoming.Length; i++) incoming[i] = new(body.Statements[i], Guid.CreateVersion7(), http.Version());
        var (conflict, through) = await store.KeepAsync(caller, incoming, ct);
        ConsistentThrough.Say(http, through);
        return conflict is not null ? Answer.No(StatusCodes.Status409Conflict, conflict) : Answer.Ids(Array.ConvertAll(incoming, statement => statement.Id));
    }
}
