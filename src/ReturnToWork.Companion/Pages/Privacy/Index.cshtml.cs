using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the privacy officer: who looked at whom, whether the log is whole, and reading that is unusual. Looking at one person here is a look as well.</summary>
internal sealed class PrivacyModel(AccessBook book, AccessChain chain, AccessLog log, CompanionStore store, CallNames names, Days days, TimeProvider clock) : CompanionPage
{
    /// <summary>What a privacy officer can find out about a flag.</summary>
    public static readonly IReadOnlyList<string> Outcomes = ["fine", "talked", "passed-on"];

    private const int MostExported = 100_000;

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<SeenLook> Looks { get; private set; } = [];

    /// <summary>Ask whether the log is as it was written: that reads all of it.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Check { get; set; }

    /// <summary>Null where it was not asked for.</summary>
    public ChainState? Chain { get; private set; }

    public IReadOnlyList<(string Subject, string Name)> Professionals { get; private set; } = [];

    /// <summary>Call names of those whom the looks on this page are about, and of nobody else.</summary>
    public IReadOnlyDictionary<Guid, string> People { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<(UnusualRow Row, string Name)> Unusual { get; private set; } = [];

    [TempData]
    public string? Said { get; set; }

    /// <summary>The question as a query, for the links to older looks and to the file.</summary>
    public string Query => string.Concat(
        From is { } from ? $"&from={from:yyyy-MM-dd}" : "", Until is { } until ? $"&until={until:yyyy-MM-dd}" : "", Who is { } who ? $"&who={Uri.EscapeDataString(who)}" : "", Person is { } person ? $"&person={person}" : "");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await WrittenAsync("access-log", ct) is { } instead) return instead;
        Looks = await book.FindAsync(Me.Organisation, Asked(), Before, AccessBook.PageSize, ct);
        if (Check) Chain = await chain.CheckAsync(Me.Organisation, ct);
        Professionals = await book.ProfessionalsAsync(Me.Organisation, ct);
        People = (await book.PeopleAsync(Me.Organisation, [.. Looks.Select(look => look.Person).Distinct()], ct)).ToDictionary(person => person.Id, person => names.Open(Me.Organisation, person.SealedName));
        await using var db = await store.OpenAsync(Me.Organisation, ct);
        var called = Professionals.ToDictionary(one => one.Subject, one => one.Name, StringComparer.Ordinal);
        Unusual = [.. (await db.Unusual.AsNoTracking().Where(row => row.Outcome == null).ToListAsync(ct)).OrderBy(row => row.At).Select(row => (row, called.GetValueOrDefault(row.Who, row.Who)))];
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken ct)
    {
        if (await WrittenAsync("access-log-file", ct) is { } instead) return instead;
        var all = await book.FindAsync(Me.Organisation, Asked(), null, MostExported, ct);
        return File(Encoding.UTF8.GetBytes(AccessExport.Csv(all)), "text/csv; charset=utf-8", "inzage.csv");
    }

    public async Task<IActionResult> OnPostOutcomeAsync(string? mark, string? outcome, CancellationToken ct)
    {
        if (!Outcomes.Contains(outcome, StringComparer.Ordinal)) return BadRequest();
        await using var db = await store.OpenAsync(Me.Organisation, ct);
        if (await db.Unusual.SingleOrDefaultAsync(row => row.Mark == mark, ct) is not { } row) return NotFound();
        (row.Outcome, row.LookedAtBy, row.LookedAt) = (outcome, Me.Subject, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        Said = "privacy.outcome.kept";
        return LocalRedirect("/privacy");
    }

    private LookQuery Asked() => new(
        From is { } from ? days.MomentOf(from, TimeOnly.MinValue) : null, Until is { } until ? days.MomentOf(until.AddDays(1), TimeOnly.MinValue) : null, string.IsNullOrEmpty(Who) ? null : Who, Person);

    // The page shows call names: it is a look at everybody, or at the one who was asked for.
    private async Task<IActionResult?> WrittenAsync(string what, CancellationToken ct)
    {
        return await log.TryWriteAsync(Me.Organisation, Me.Subject, Person ?? AccessLog.Everybody, what, AccessWhy.PrivacyOfficer, ct) ? null : StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
