namespace ReturnToWork.Lrs;

/// <summary><c>POST /statements</c>: one or a list, all or nothing; answers the ids in the order sent (L11).</summary>
internal static class PostStatements
{
    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapPost("/statements", (Delegate)HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, StatementStore store, Deliveries deliveries, Limits limits, CancellationToken ct)
    {
        var caller = http.Caller();
        if (new Parameters(http.Request).Refusal is { } refusal) return Answer.Bad(refusal);
        await using var body = await StatementBody.ReadAsync(http, deliveries, limits.Of(caller), many: true, ct);
        if (body.Refusal is { } invalid) return Answer.Bad(invalid);
        if (body.Refuses(caller) is { } forbidden) return forbidden;
        if (await body.UnpackAsync(http, id: null, ct) is { } attached) return Answer.Bad(attached);
        if (body.Statements.Count == 0) return Answer.Ids([]);

        var incoming = new Incoming[body.Statements.Count];
        for (var i = 0; i < incoming.Length; i++) incoming[i] = body.Incoming(body.Statements[i], body.Statements[i].Id ?? Guid.CreateVersion7(), http.Version());
        var (notStored, through) = await store.KeepAsync(caller, incoming, ct);
        ConsistentThrough.Say(http, through);
        return notStored is not null ? Answer.NotStored(notStored) : Answer.Ids(Array.ConvertAll(incoming, statement => statement.Id));
    }
}
