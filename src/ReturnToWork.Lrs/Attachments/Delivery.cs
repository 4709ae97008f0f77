using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// One request's statements and what is attached to them. When the statements were found good and allowed, <see cref="UnpackAsync"/> takes in the attachments
/// that they name, and no others. What was not stored in the end is deleted with this.
/// </summary>
/// <param name="parts">Behind its first part; null for a request of JSON alone.</param>
/// <param name="maxBytes">Most bytes of attachments.</param>
internal sealed class Delivery(
    ReadOnlyMemory<byte> json, MultipartReader? parts, long maxBytes, int maxParts, AttachmentFolder folder, Func<string, CancellationToken, Task<DiskRoom.Share>> roomOf) : IAsyncDisposable
{
    private readonly Dictionary<string, ArrivedFile> _arrived = new(StringComparer.Ordinal);
    private DiskRoom.Share? _room;

    /// <summary>The statements, as they came.</summary>
    public ReadOnlyMemory<byte> Json { get; } = json;

    /// <summary>Takes in the parts and checks them against the statements, and the signatures among them (L22, L23). No file is in use yet.</summary>
    /// <param name="id">The id that the address gives to a statement without one.</param>
    public async Task<Refusal?> UnpackAsync(string organisation, IReadOnlyList<Statement> statements, Guid? id, XapiVersion version, CancellationToken ct)
    {
        var named = statements.SelectMany(statement => Attached.In(statement.Json)).ToList();
        if (parts is not null && await TakeAsync(parts, organisation, named.Select(attached => attached.Sha2).ToHashSet(StringComparer.Ordinal), ct) is { } refusal) return refusal;
        foreach (var missing in named.Where(attached => !_arrived.ContainsKey(attached.Sha2)))
        {
            if (missing.IsSignature) return SignedStatement.No("A signature must come with its statement, as a part of multipart/mixed; this store fetches nothing.");
            if (!missing.HasFileUrl) return No("An attachment has neither a fileUrl nor a part of multipart/mixed with its sha2. Send its bytes with the statement.");
        }

        return await SignaturesAsync(statements, id, version, ct);
    }

    /// <summary>What came with the request for this statement.</summary>
    public IReadOnlyList<ArrivedFile> FilesOf(Statement statement)
    {
        if (_arrived.Count == 0) return [];
        return [.. Attached.In(statement.Json).Select(attached => attached.Sha2).Distinct(StringComparer.Ordinal).Where(_arrived.ContainsKey).Select(sha2 => _arrived[sha2])];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in _arrived.Values) await file.DisposeAsync();
        _room?.Close(_arrived.Values.Where(file => file.Settled).Sum(file => file.Length));
    }

    private async Task<Refusal?> TakeAsync(MultipartReader reader, string organisation, HashSet<string> named, CancellationToken ct)
    {
        var left = maxBytes;
        for (var count = 0; ; count++)
        {
            var part = await reader.NextAsync(ct);
            if (part.Refusal is { } broken) return broken;
            if (part.Headers is not { } headers) return null;
            if (count == maxParts) return new("X-09", $"More than {maxParts} attachments came in one request.", "settings: Lrs:Attachments:MaxParts");
            _room ??= await roomOf(organisation, ct);
            var (file, refusal) = await new PartIntake(reader, folder, organisation, _room).TakeAsync(headers, named, left, ct);
            if (refusal is not null) return refusal;
            left -= file!.Length;
            if (!_arrived.TryAdd(file.Sha2, file)) await file.DisposeAsync();
        }
    }

    private async Task<Refusal?> SignaturesAsync(IReadOnlyList<Statement> statements, Guid? id, XapiVersion version, CancellationToken ct)
    {
        foreach (var statement in statements)
        {
            foreach (var signature in Attached.In(statement.Json).Where(attached => attached.IsSignature))
            {
                var file = _arrived[signature.Sha2];
                if (file.Length > SignedStatement.MaxBytes) return SignedStatement.No($"A signature is larger than {SignedStatement.MaxBytes} bytes.");
                if (SignedStatement.Check(statement, id, version, await file.ReadAsync(ct)) is { } refusal) return refusal;
            }
        }

        return null;
    }

    private static Refusal No(string why) => new("L22", why, MultipartType.Source);
}
