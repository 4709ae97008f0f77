using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>What a PUT or POST of statements brings: all of it sound, or one refusal. Attachments that were not stored in the end go with it.</summary>
internal sealed record StatementBody(IReadOnlyList<Statement> Statements, Refusal? Refusal) : IAsyncDisposable
{
    private const string VoidedVerb = "http://adlnet.gov/expapi/verbs/voided";

    private Delivery? Delivery { get; init; }

    /// <param name="many">Whether a list is allowed beside a single statement.</param>
    public static async Task<StatementBody> ReadAsync(HttpContext http, Deliveries deliveries, Allowance allowance, bool many, CancellationToken ct)
    {
        var (delivery, refusal) = await deliveries.OpenAsync(http.Request, allowance, ct);
        return delivery is null ? new([], refusal) : Parse(delivery.Json, allowance, many, http.Version()) with { Delivery = delivery };
    }

    /// <summary>Takes in what is attached; last, when nothing else speaks against the statements.</summary>
    /// <param name="id">The id that the address gives to a statement without one.</param>
    public Task<Refusal?> UnpackAsync(HttpContext http, Guid? id, CancellationToken ct) => Delivery!.UnpackAsync(http.Caller().Organisation, Statements, id, http.Version(), ct);

    public Incoming Incoming(Statement statement, Guid idIfNone, XapiVersion version) => new(statement, idIfNone, version) { Files = Delivery!.FilesOf(statement) };

    public ValueTask DisposeAsync() => Delivery?.DisposeAsync() ?? default;

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
        if (Depth.Refuse(utf8.Span, allowance.Depth) is { } tooDeep) return new([], tooDeep);
        if (!many)
        {
            var one = StatementReader.Read(utf8, version);
            return new(one.Statement is { } statement ? [statement] : [], one.Refusal);
        }

        var batch = StatementReader.ReadBatch(utf8, allowance.Batch, version);
        return new(batch.Statements, batch.Refusal);
    }
}
