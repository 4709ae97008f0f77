using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// <c>DELETE /statements?agent=</c> or <c>?statementId=</c>: erases for ever and answers a receipt (item 5). Ours, not xAPI's, which knows voiding only.
/// 202 when it takes longer than a request should: the erasure goes on, and <c>GET /erasures?receipt=</c> gives the receipt.
/// </summary>
internal static class DeleteStatements
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapDelete("/statements", (Delegate)HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, RecordStoreErasure erasure, TimeProvider clock, CancellationToken ct)
    {
        var parameters = new Parameters(http.Request, "agent", "statementId");
        var (agent, id) = (parameters.Text("agent"), parameters.Uuid("statementId"));
        if (parameters.Has("agent") == parameters.Has("statementId")) parameters.Refuse("Say whom (agent) or what (statementId) to erase, and not both.");
        if (parameters.Refusal is { } refusal) return Answer.Bad(refusal);

        var organisation = http.Caller().Organisation;
        var begun = id is { } statement ? await erasure.BeginStatementAsync(organisation, statement) : await erasure.BeginAgentAsync(organisation, agent!, http.Version());
        if (begun.Refusal is { } no) return no.Code == "L04" ? Answer.No(StatusCodes.Status404NotFound, no) : Answer.Bad(no);
        try
        {
            return Results.Json(await begun.Receipt!.WaitAsync(Patience, clock, ct));
        }
        catch (TimeoutException)
        {
            return Results.Json(new { erasure = begun.Id }, statusCode: StatusCodes.Status202Accepted);
        }
    }
}
