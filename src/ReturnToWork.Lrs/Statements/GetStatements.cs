using System.Buffers;
using System.Text;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lrs;

/// <summary><c>GET /statements</c>: one by id, or a page of what matches (L15–L17, L20, L21).</summary>
internal static class GetStatements
{
    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapMethods("/statements", [HttpMethods.Get, HttpMethods.Head], (Delegate)HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, StatementReads reads, AttachmentReads attachments, IOptions<LrsOptions> options, CancellationToken ct)
    {
        var caller = http.Caller();
        if (!caller.May(LrsRights.ReadMine)) return Answer.Forbidden("These credentials may not read statements.");
        var parameters = new Parameters(http.Request, ["statementId", "voidedStatementId", "more", .. StatementQuery.Names]);
        StatementQuery.RefuseUnsupported(parameters);
        if (parameters.Has("more")) return await MoreAsync(http, caller, parameters, reads, attachments, options.Value, ct);
        if (parameters.Has("statementId") || parameters.Has("voidedStatementId")) return await OneAsync(http, caller, parameters, reads, attachments, ct);
        var query = StatementQuery.From(parameters, options.Value.MaxPage);
        if (query.Attachments) query = query with { Limit = Math.Min(query.Limit, options.Value.Attachments.MaxPage) };
        return parameters.Refusal is { } refusal ? Answer.Bad(refusal) : await ListAsync(http, caller, query, reads, attachments, ct);
    }

    private static async Task<IResult> MoreAsync(HttpContext http, LrsCaller caller, Parameters parameters, StatementReads reads, AttachmentReads attachments, LrsOptions options, CancellationToken ct)
    {
        if (parameters.Count > 1) parameters.Refuse("more stands alone; it holds the whole question.", "L20");
        var query = More.Read(caller, parameters.Text("more")!, options.MaxPage);
        if (query is null) parameters.Refuse("This more was not made by this store for these credentials.", "L20");
        return parameters.Refusal is { } refusal ? Answer.Bad(refusal) : await ListAsync(http, caller, query!, reads, attachments, ct);
    }

    private static async Task<IResult> OneAsync(HttpContext http, LrsCaller caller, Parameters parameters, StatementReads reads, AttachmentReads attachments, CancellationToken ct)
    {
        var voided = parameters.Has("voidedStatementId");
        var id = parameters.Uuid(voided ? "voidedStatementId" : "statementId");
        var others = parameters.Count - 1 - (parameters.Has("format") ? 1 : 0) - (parameters.Has("attachments") ? 1 : 0);
        if (others > 0) parameters.Refuse("statementId and voidedStatementId go with format and attachments only, and not with each other.", "L16");
        var withAttachments = parameters.Flag("attachments");
        if (parameters.Refusal is { } refusal) return Answer.Bad(refusal);

        var read = await reads.OneAsync(caller, id!.Value, voided, ct);
        ConsistentThrough.Say(http, read.Through);
        if (read.Rows.Count == 0) return Answer.No(StatusCodes.Status404NotFound, new("L04", "There is no such statement here.", "xAPI 1.0.3, Communication, 2.1.3"));
        http.Response.Headers.LastModified = ConsistentThrough.HttpDate(read.Rows[0].Tick);
        return withAttachments ? await attachments.AnswerAsync(caller.Organisation, read.Rows, read.Rows[0].Body, ct) : Answer.Json(read.Rows[0].Body);
    }

    private static async Task<IResult> ListAsync(HttpContext http, LrsCaller caller, StatementQuery query, StatementReads reads, AttachmentReads attachments, CancellationToken ct)
    {
        var read = await reads.ListAsync(caller, query, ct);
        ConsistentThrough.Say(http, read.Through);
        var more = read.HasMore ? $"{http.Request.PathBase}{http.Request.Path}?more={More.Write(caller, query with { After = read.Rows[^1].Tick })}" : "";
        var page = Page(read.Rows, more);
        return query.Attachments ? await attachments.AnswerAsync(caller.Organisation, read.Rows, page, ct) : Answer.Json(page);
    }

    private static ReadOnlyMemory<byte> Page(IReadOnlyList<StoredStatement> rows, string more)
    {
        var page = new ArrayBufferWriter<byte>(rows.Sum(row => row.Body.Length + 1) + more.Length + 32);
        page.Write("{\"statements\":["u8);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0) page.Write(","u8);
            page.Write(rows[i].Body);
        }

        page.Write("],\"more\":\""u8);
        page.Write(Encoding.ASCII.GetBytes(more));
        page.Write("\"}"u8);
        return page.WrittenMemory;
    }
}
