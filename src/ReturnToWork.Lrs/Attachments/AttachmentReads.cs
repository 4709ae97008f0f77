using Microsoft.EntityFrameworkCore;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>What the database knows about attachments, and the bytes of those that statements came with.</summary>
internal sealed class AttachmentReads(IDbContextFactory<LrsDb> factory, AttachmentFolder folder)
{
    public static readonly Refusal Damaged = new(
        "attachment-damaged", "The bytes of an attachment are gone or are not those that were stored. Ask without attachments, and tell who runs the store.", "shared/reliability.md F-23");

    /// <summary>How many bytes an organisation keeps.</summary>
    public async Task<long> KeptBytesAsync(string organisation, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<AttachmentRow>().Where(row => row.Organisation == organisation).SumAsync(row => row.Length, ct);
    }

    /// <summary>Which of these hashes have a row.</summary>
    public async Task<HashSet<string>> KnownAsync(string organisation, IReadOnlyCollection<string> hashes, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<AttachmentRow>().Where(row => row.Organisation == organisation && hashes.Contains(row.Sha2)).Select(row => row.Sha2).ToHashSetAsync(StringComparer.Ordinal, ct);
    }

    /// <summary>These statements, written as <paramref name="json"/>, with what came with them.</summary>
    public async Task<IResult> AnswerAsync(string organisation, IReadOnlyList<StoredStatement> statements, ReadOnlyMemory<byte> json, CancellationToken ct)
    {
        var (files, damaged) = await OpenAsync(organisation, statements, ct);
        return damaged is null ? new MultipartAnswer(json, files) : Answer.No(StatusCodes.Status500InternalServerError, damaged);
    }

    /// <summary>
    /// The bytes that came with these statements, each once, and found to be those that were stored. What a statement only names, without having brought it, is not among them, even when
    /// somebody else brought it: who knows a hash must not get the bytes for it.
    /// </summary>
    private async Task<(IReadOnlyList<OutgoingFile> Files, Refusal? Refusal)> OpenAsync(string organisation, IReadOnlyList<StoredStatement> statements, CancellationToken ct)
    {
        var named = new Dictionary<string, (string ContentType, HashSet<long> Ticks)>(StringComparer.Ordinal);
        foreach (var statement in statements.Where(MayHaveSome))
        {
            foreach (var attached in Attached.In(StatementReader.Stored(statement.Body).Json))
            {
                if (!named.TryGetValue(attached.Sha2, out var by)) named.Add(attached.Sha2, by = (attached.ContentType, []));
                by.Ticks.Add(statement.Tick);
            }
        }

        var files = new List<OutgoingFile>();
        if (named.Count == 0) return (files, null);
        foreach (var (sha2, length) in await CameWithAsync(organisation, named.ToDictionary(pair => pair.Key, pair => pair.Value.Ticks, StringComparer.Ordinal), ct))
        {
            if (await IsSoundAsync(organisation, sha2, length, ct)) files.Add(new(sha2, named[sha2].ContentType, length, () => folder.Open(organisation, sha2)));
            // Erased a moment ago; or else the disk lost something.
            else if ((await KnownAsync(organisation, [sha2], ct)).Count > 0) return ([], Damaged);
        }

        return (files, null);
    }

    private async Task<bool> IsSoundAsync(string organisation, string sha2, long length, CancellationToken ct)
    {
        await using var bytes = folder.Open(organisation, sha2);
        return bytes is not null && bytes.Length == length && await Sha2.IsOfAsync(bytes, sha2, ct);
    }

    private async Task<Dictionary<string, long>> CameWithAsync(string organisation, Dictionary<string, HashSet<long>> named, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (hashes, ticks) = (named.Keys.ToList(), named.Values.SelectMany(some => some).Distinct().ToList());
        var uses = await db.Set<AttachmentUse>().Where(use => use.Organisation == organisation && hashes.Contains(use.Sha2) && ticks.Contains(use.Tick))
            .Join(db.Set<AttachmentRow>().Where(row => row.Organisation == organisation), use => use.Sha2, row => row.Sha2, (use, row) => new { use.Sha2, use.Tick, row.Length }).ToListAsync(ct);
        return uses.Where(use => named[use.Sha2].Contains(use.Tick)).GroupBy(use => use.Sha2, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First().Length, StringComparer.Ordinal);
    }

    // A name may be written with escapes.
    private static bool MayHaveSome(StoredStatement statement) => statement.Body.AsSpan().IndexOf("\"attachments\""u8) >= 0 || statement.Body.AsSpan().IndexOf("\\u"u8) >= 0;
}
