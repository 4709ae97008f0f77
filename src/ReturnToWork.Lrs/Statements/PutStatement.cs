namespace ReturnToWork.Lrs;

/// <summary><c>PUT /statements?statementId=</c>: exactly one, with its id in the address (L11).</summary>
internal static class PutStatement
{
    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapPut("/statements", (Delegate)HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, StatementStore store, Deliveries deliveries, Limits limits, CancellationToken ct)
    {
        var caller = http.Caller();
        var parameters = new Parameters(http.Request, "statementId");
        parameters.Require("statementId");
        var id = parameters.Uuid("statementId");
        if (parameters.Refusal is { } refusal) return Answer.Bad(refusal);
        await using var body = await StatementBody.ReadAsync(http, deliveries, limits.Of(caller), many: false, ct);
        if (body.Refusal is { } invalid) return Answer.Bad(invalid);
        var statement = body.Statements[0];
        if (statement.Id is { } own && own != id) return Answer.Bad(new("L11", "The statement's id and statementId differ.", "xAPI 1.0.3, Communication, 2.1.1"));
        if (body.Refuses(caller) is { } forbidden) return forbidden;
        if (await body.UnpackAsync(http, id, ct) is { } attached) return Answer.Bad(attached);

        var (notStored, through) = await store.KeepAsync(caller, [body.Incoming(statement, id!.Value, http.Version())], ct);
        ConsistentThrough.Say(http, through);
        return notStored is not null ? Answer.NotStored(notStored) : Results.NoContent();
    }
}
