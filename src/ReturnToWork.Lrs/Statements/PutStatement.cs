using Microsoft.Extensions.Options;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary><c>PUT /statements?statementId=</c>: exactly one, with its id in the address (L11).</summary>
internal static class PutStatement
{
    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapPut("/statements", (Delegate)HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, StatementStore store, IOptions<LrsOptions> options, CancellationToken ct)
    {
        var caller = http.Caller();
        if (!caller.May(LrsRights.WriteStatements)) return Answer.Forbidden("These credentials may not write statements.");
        var parameters = new Parameters(http.Request, "statementId");
        parameters.Require("statementId");
        var id = parameters.Uuid("statementId");
        if ((parameters.Refusal ?? Body.MustBeJson(http.Request)) is { } refusal) return Answer.Bad(refusal);
        var body = await Body.ReadAsync(http.Request, options.Value.MaxBodyBytes, ct);
        if (body.Refusal is { } unread) return Answer.Bad(unread);
        var read = StatementReader.Read(body.Bytes);
        if (read.Refusal is { } invalid) return Answer.Bad(invalid);
        var statement = read.Statement!;
        if (statement.Id is { } own && own != id) return Answer.Bad(new("L11", "The statement's id and statementId differ.", "xAPI 1.0.3, Communication, 2.1.1"));
        if (Writing.Refuses(caller, [statement]) is { } forbidden) return forbidden;

        var appended = await store.PutAsync(caller.Organisation, statement, id!.Value, caller.AuthorityJson, ct);
        return appended.Refusal is { } conflict ? Answer.No(StatusCodes.Status409Conflict, conflict) : Results.NoContent();
    }
}
