using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Rights;
using ReturnToWork.Companion.SignIn;

namespace ReturnToWork.Companion.Pages;

/// <summary>
/// For the privacy officer: erases a person who asked for it, in three steps: whom, what exactly would go, and doing it. There is no list of people to look through: the officer
/// brings coach and call name, as the employee told them. Each person shown is written to the access log first.
/// </summary>
internal sealed class EraseModel(CompanionStore store, CallNames names, ProfessionalBook book, ErasureOrders orders, AccessLog log) : CompanionPage
{
    private const int MostReceipts = 50;

    public IReadOnlyList<Account> Coaches { get; private set; } = [];

    /// <summary>People of that coach with that name; null before anybody looked.</summary>
    public IReadOnlyList<FoundPerson>? Found { get; private set; }

    /// <summary>The one who would be erased; null before one was chosen.</summary>
    public FoundPerson? Chosen { get; private set; }

    public IReadOnlyList<ErasureOrderRow> Orders { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => FirstStepAsync(ct);

    public async Task<IActionResult> OnPostLookAsync(string? coach, string? callName, CancellationToken ct)
    {
        await FirstStepAsync(ct);
        var name = CallNames.Clean(callName);
        var found = name is null ? [] : (await PeopleAsync(row => row.Coach == coach, ct)).Where(person => string.Equals(person.CallName, name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (!await WrittenAsync(found, "erase-look", ct)) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        Found = found;
        return Page();
    }

    public async Task<IActionResult> OnPostSureAsync(Guid person, CancellationToken ct)
    {
        await FirstStepAsync(ct);
        if ((await PeopleAsync(row => row.Id == person, ct)).SingleOrDefault() is not { } chosen) return NotFound();
        if (!await WrittenAsync([chosen], "erase-look", ct)) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        Chosen = chosen;
        return Page();
    }

    public async Task<IActionResult> OnPostEraseAsync(Guid person, CancellationToken ct)
    {
        if ((await PeopleAsync(row => row.Id == person, ct)).SingleOrDefault() is not { } chosen) return NotFound();
        if (!await WrittenAsync([chosen], "erase", ct)) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (await orders.AskAsync(Me.Organisation, person, ErasureOrders.ByPrivacyOfficer, ct) is not { } order) return NotFound();
        // From here it is done whoever goes away; the receipt says what still follows.
        await orders.GoOnAsync(Me.Organisation, order, CancellationToken.None);
        return LocalRedirect($"/privacy/erase/{order:D}");
    }

    private async Task FirstStepAsync(CancellationToken ct)
    {
        Coaches = [.. (await book.AllAsync(Me.Organisation, ct)).Where(account => account.Roles.Contains(Roles.Coach, StringComparer.Ordinal))];
        await using var db = await store.OpenAsync(Me.Organisation, ct);
        Orders = await db.ErasureOrders.AsNoTracking().OrderByDescending(row => row.Asked).Take(MostReceipts).ToListAsync(ct);
    }

    private async Task<List<FoundPerson>> PeopleAsync(System.Linq.Expressions.Expression<Func<PersonRow, bool>> which, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(Me.Organisation, ct);
        var coaches = await ProfessionalBook.NamesAsync(db, ct);
        return [.. (await db.People.AsNoTracking().Where(which).ToListAsync(ct)).Select(row => new FoundPerson(row.Id, names.Open(Me.Organisation, row.CallName), coaches.GetValueOrDefault(row.Coach, "?"), row.Since))];
    }

    private async Task<bool> WrittenAsync(IEnumerable<FoundPerson> people, string what, CancellationToken ct)
    {
        foreach (var person in people)
            if (!await log.TryWriteAsync(Me.Organisation, Me.Subject, person.Id, what, AccessWhy.PrivacyOfficer, ct)) return false;
        return true;
    }
}

/// <summary>Somebody whom the privacy officer looked for.</summary>
internal sealed record FoundPerson(Guid Id, string CallName, string Coach, DateTimeOffset Since);
