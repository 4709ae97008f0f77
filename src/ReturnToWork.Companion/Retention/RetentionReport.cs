using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Retention;

/// <summary>How one kind of data stands: its term, when it was last looked at, and why nothing goes where something is wrong.</summary>
internal sealed record KeptState(string Kind, int Months, DateTimeOffset? RanAt, string? Trouble);

/// <summary>The evidence that terms are kept: what went when, in counts. It names nobody.</summary>
internal sealed class RetentionReport(CompanionStore store, KeptKinds kinds, IOptions<RetentionOptions> options)
{
    private const int Most = 200;

    public async Task<(IReadOnlyList<KeptState> Kinds, IReadOnlyList<RetentionDoneRow> Done)> ReadAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var rows = await db.Retention.AsNoTracking().ToDictionaryAsync(row => row.Kind, StringComparer.Ordinal, ct);
        var done = await db.RetentionDone.AsNoTracking().OrderByDescending(row => row.At).Take(Most).ToListAsync(ct);
        return ([.. kinds.Codes.Select(kind => new KeptState(kind, MonthsOf(kind), rows.GetValueOrDefault(kind)?.RanAt, rows.GetValueOrDefault(kind)?.Trouble))], done);
    }

    /// <summary>Why nothing is deleted now; null where all is well.</summary>
    public async Task<string?> TroubleAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        return await db.Retention.Where(row => row.Trouble != null).OrderBy(row => row.Kind).Select(row => row.Trouble).FirstOrDefaultAsync(ct);
    }

    private int MonthsOf(string kind) => kind == KeptKinds.People ? options.Value.AfterEndMonths : kinds.ByAge.Single(one => one.Code == kind).Months(options.Value);
}
