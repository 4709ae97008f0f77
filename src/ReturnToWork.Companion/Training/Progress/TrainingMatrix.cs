using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Training.Progress;

/// <summary>One professional in the trainer's list.</summary>
internal sealed record MatrixRow(Guid Id, string Name, string Employer, string Version, TrainingProgress Progress);

/// <summary>Figures of the group; null where so few are in it that a figure would be about somebody.</summary>
/// <param name="Ready">Of whom began at least half a year ago: how many may guide.</param>
/// <param name="Begun">How many began at least half a year ago.</param>
/// <param name="Days">The median of the days from the beginning to "mag begeleiden".</param>
/// <param name="Meetings">Peer supervision of the last year, per professional with a certificate.</param>
internal sealed record GroupFigures(int? Ready, int? Begun, int? Days, decimal? Meetings);

/// <summary>The trainer's list: who is where, from what was kept of the fold. Nothing of employees is read.</summary>
internal sealed class TrainingMatrix(CompanionStore store, CallNames names, TrainingBook book, ProtocolLibrary protocols, Texts.Days days, TimeProvider clock)
{
    /// <summary>Below this many people no figure is shown (method 7.5).</summary>
    public const int Least = 5;

    public IReadOnlyList<Requirement> Columns => protocols.Versions[^1].Requirements;

    /// <summary>By name. Who left is not there.</summary>
    public async Task<IReadOnlyList<MatrixRow>> ReadAsync(string tenant, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        var trainees = await db.Trainees.AsNoTracking().Where(row => row.Left == null).ToListAsync(ct);
        var kept = await db.Progress.AsNoTracking().ToDictionaryAsync(row => row.Trainee, ct);
        var rows = new List<MatrixRow>(trainees.Count);
        foreach (var trainee in trainees)
            // Somebody of this very minute was not looked at yet.
            rows.Add(new MatrixRow(trainee.Id, names.Open(tenant, trainee.SealedName), trainee.Employer, trainee.ProtocolVersion, kept.TryGetValue(trainee.Id, out var row) ? TrainingBook.Open(row) : await book.ReadAsync(db, trainee, ct)));
        return [.. rows.OrderBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(row => row.Id)];
    }

    /// <summary>One professional with everything; null where this tenant has none such.</summary>
    public async Task<MatrixRow?> FindAsync(string tenant, Guid id, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(tenant, ct);
        return await db.Trainees.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is { } trainee
            ? new MatrixRow(trainee.Id, names.Open(tenant, trainee.SealedName), trainee.Employer, trainee.ProtocolVersion, await book.ReadAsync(db, trainee, ct)) : null;
    }

    public GroupFigures FiguresOf(IReadOnlyList<MatrixRow> rows)
    {
        var today = days.DayOf(clock.GetUtcNow());
        var begun = rows.Where(row => BeginOf(row) is { } day && day <= today.AddMonths(-6)).ToList();
        var times = rows.Select(row => (Begin: BeginOf(row), Ready: ReadyOf(row))).Where(row => row is { Begin: not null, Ready: not null }).Select(row => row.Ready!.Value.DayNumber - row.Begin!.Value.DayNumber).Order().ToList();
        var certified = rows.Where(row => row.Progress.CertifiedOn is not null && row.Progress.State is not (TrainingState.Expired or TrainingState.Recovery)).ToList();
        return new GroupFigures(
            begun.Count < Least ? null : begun.Count(row => ReadyOf(row) is not null), begun.Count < Least ? null : begun.Count, times.Count < Least ? null : times[times.Count / 2],
            certified.Count < Least ? null : Math.Round(certified.Average(row => (decimal)(row.Progress.Requirements.FirstOrDefault(part => part.Code == "P9")?.Evidence[0].Have ?? 0)), 1));
    }

    private static DateOnly? BeginOf(MatrixRow row) => row.Progress.Requirements.Select(part => part.Day).Min();

    private DateOnly? ReadyOf(MatrixRow row)
    {
        var guide = (protocols.Find(row.Version) ?? protocols.Versions[^1]).Guide;
        var shown = row.Progress.Requirements.Where(part => guide.Contains(part.Code, StringComparer.Ordinal)).Select(part => part.Day).ToList();
        return shown.Contains(null) ? null : shown.Max();
    }
}
