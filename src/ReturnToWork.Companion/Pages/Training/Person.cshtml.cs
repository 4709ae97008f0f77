using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the trainer: the whole way of one professional, and exemptions with their reason.</summary>
internal sealed class TraineeModel(TrainingMatrix matrix, TrainingBook book, CompanionStore store, ProtocolLibrary protocols, ProgressWords progressWords, Words words, Days days, TimeProvider clock) : CompanionPage
{
    public MatrixRow Row { get; private set; } = null!;

    public string State => progressWords.State(Row.Progress, words);

    /// <summary>What this professional can be exempted from, for which reason, in words.</summary>
    public IReadOnlyList<(string Part, string Reason, string Label)> MayExempt =>
    [
        .. from part in Protocol.Requirements
           where Row.Progress.Requirements.Any(one => one.Code == part.Code && !one.IsShown)
           from reason in part.Exemptions
           select (part.Code, reason, $"{part.Code} {part.Names[words.Language]}: {Protocol.Reasons[reason][words.Language]}"),
    ];

    private Protocol Protocol => protocols.Find(Row.Version) ?? protocols.Versions[^1];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string? part, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        // Only what the page offered: a requirement that is not shown yet, for a reason of the protocol.
        if (MayExempt.FirstOrDefault(one => $"{one.Part}|{one.Reason}" == part) is not { Part: { } code } chosen) return Redirect($"/training/people/{id:D}");
        var (tenant, now) = (TrainingTenant.Of(Me.Organisation), clock.GetUtcNow());
        await using (var db = await store.OpenAsync(tenant, ct))
        {
            db.Add(new EvidenceRow { Organisation = tenant, Id = Guid.CreateVersion7(now), Trainee = id, Requirement = code, Kind = "exemption", Reason = chosen.Reason, Day = days.DayOf(now), By = Me.Subject, At = now });
            await db.SaveChangesAsync(ct);
        }

        await book.OfOneAsync(tenant, id, ct);
        return Redirect($"/training/people/{id:D}");
    }

    public string Say(Missing one) => progressWords.Of(one, Row.Version);

    public string NameOf(string code) => Protocol.Find(code)?.Names[words.Language] ?? "";

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        if (await matrix.FindAsync(TrainingTenant.Of(Me.Organisation), id, ct) is not { } row) return false;
        Row = row;
        return true;
    }
}
