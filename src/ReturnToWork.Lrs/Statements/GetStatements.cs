namespace ReturnToWork.Lrs;

/// <summary><c>GET /statements</c>: one by id, or a page of what matches (L15–L17, L20).</summary>
internal static class GetStatements
{
    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapMethods("/statements", [HttpMethods.Get, HttpMethods.Head], (Delegate)HandleAsync);

    private static Task<IResult> HandleAsync(HttpContext http, StatementPages pages, CancellationToken ct)
    {
        var parameters = new Parameters(http.Request, ["statementId", "voidedStatementId", "more", .. StatementQuery.Names]);
        if (parameters.Has("more")) return MoreAsync(http, parameters, pages, ct);
        if (parameters.Has("statementId") || parameters.Has("voidedStatementId")) return OneAsync(http, parameters, pages, ct);
        var query = StatementQuery.From(parameters, pages.Most) with { Language = StatementPages.LanguageOf(http) };
        return parameters.Refusal is { } refusal ? Task.FromResult(Answer.Bad(refusal)) : pages.ListAsync(http, query, ct);
    }

    private static Task<IResult> MoreAsync(HttpContext http, Parameters parameters, StatementPages pages, CancellationToken ct)
    {
        if (parameters.Count > 1) parameters.Refuse("more stands alone; it holds the whole question.", "L20");
        var query = More.Read(http.Caller(), parameters.Text("more")!, pages.Most);
        if (query is null) parameters.Refuse("This more was not made by this store for these credentials.", "L20");
        return parameters.Refusal is { } refusal ? Task.FromResult(Answer.Bad(refusal)) : pages.ListAsync(http, query!, ct);
    }

    private static Task<IResult> OneAsync(HttpContext http, Parameters parameters, StatementPages pages, CancellationToken ct)
    {
        var voided = parameters.Has("voidedStatementId");
        var id = parameters.Uuid(voided ? "voidedStatementId" : "statementId");
        var (format, attachments) = (StatementQuery.FormatOf(parameters), parameters.Flag("attachments"));
        var others = parameters.Count - 1 - (parameters.Has("format") ? 1 : 0) - (parameters.Has("attachments") ? 1 : 0);
        if (others > 0) parameters.Refuse("statementId and voidedStatementId go with format and attachments only, and not with each other.", "L16");
        return parameters.Refusal is { } refusal ? Task.FromResult(Answer.Bad(refusal)) : pages.OneAsync(http, id!.Value, voided, format, attachments, ct);
    }
}
