using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the coordinator of an employer: state and date of each professional, and nothing else of the training.</summary>
internal sealed class EmployerTrainingModel(CompanionStore store) : CompanionPage
{
    public IReadOnlyList<(string Name, string State, DateOnly? Until)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await using var db = await store.OpenAsync(Me.Organisation, ct);
        var names = await ProfessionalBook.NamesAsync(db, ct);
        Rows = [.. (await db.Standings.AsNoTracking().ToListAsync(ct)).Select(row => (names.GetValueOrDefault(row.Subject) ?? row.Subject, row.State, row.CertifiedUntil)).OrderBy(row => row.Item1, StringComparer.CurrentCultureIgnoreCase)];
    }
}
