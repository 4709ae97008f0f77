using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Retention;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the privacy officer: how long each kind of data is kept, and what went when. Counts, nobody.</summary>
internal sealed class RetentionModel(RetentionReport report) : CompanionPage
{
    public IReadOnlyList<KeptState> Kinds { get; private set; } = [];

    public IReadOnlyList<RetentionDoneRow> Done { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => (Kinds, Done) = await report.ReadAsync(Me.Organisation, ct);
}
