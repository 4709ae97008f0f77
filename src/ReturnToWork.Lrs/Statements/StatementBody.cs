using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>What a PUT or POST of statements brings: all of it sound, or one refusal.</summary>
internal sealed record StatementBody(IReadOnlyList<Statement> Statements, Refusal? Refusal)
{
    private const string VoidedVerb = "http://adlnet.gov/expapi/verbs/voided";

    /// <param name="many">Whether a list is allowed beside a single statement.</param>
    public static async Task<StatementBody> ReadAsync(HttpContext http, Allowance allowance, bool many, CancellationToken ct)
    {
        if (Body.MustBeJson(http.Request) is { } notJson) return new([], notJson);
        var body = await Body.ReadAsync(http.Request, allowance.Body, ct);
        return body.Refusal is { } unread ? new([], unread) : Parse(body.Bytes, allowance, many, http.Version());
    }

    /// <summary>What the caller's own rights say about what it sends. The gate's no is 403: the statement is sound, the sender may not say it.</summary>
    public IResult? Refuses(LrsCaller caller)
    {
        foreach (var statement in Statements)
        {
            if (statement.Verb == VoidedVerb && !caller.May(LrsRights.Void))
                return Answer.No(StatusCodes.Status403Forbidden, new("X-05", "These credentials may not void statements.", "xAPI 1.0.3, Data, 2.3.2"));
            if (caller.Gate?.Invoke(statement) is { } refusal) return Answer.No(StatusCodes.Status403Forbidden, refusal);
        }

        return null;
    }

    private static StatementBody Parse(ReadOnlyMemory<byte> utf8, Allowance allowance, bool many, XapiVersion version)
    {
        if (!many)
        {
            var one = StatementReader.Read(utf8, version);
            return new(one.Statement is { } statement ? [statement] : [], one.Refusal);
        }

        var batch = StatementReader.ReadBatch(utf8, allowance.Batch, version);
        return new(batch.Statements, batch.Refusal);
    }
}
