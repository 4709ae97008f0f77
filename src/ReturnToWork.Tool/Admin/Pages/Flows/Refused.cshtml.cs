using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>
/// What another store refused, or what we could not take in from one: id, verb and times, and the reason in words. What was refused is sent again, or no more;
/// the statement itself stays here either way.
/// </summary>
internal sealed class RefusedStatementsModel(RecordStoreFlows flows, AdminLog log) : AdminPage
{
    public string Name { get; private set; } = "";

    /// <summary>The other store, as settings name it.</summary>
    public string Store { get; private set; } = "";

    public bool IsImport { get; private set; }

    public IReadOnlyList<AsideStatement> Letters { get; private set; } = [];

    public string? Done { get; private set; }

    public static DateTimeOffset StoredAt(AsideStatement letter) => UnixMicroseconds.ToMoment(letter.Tick);

    /// <summary>What the vocabulary calls a verb, for the reader.</summary>
    public static string Say(string verb, string language) => Vocabulary.Current.Verb(verb).Display[language];

    public async Task<IActionResult> OnGetAsync(string name, string? done, CancellationToken ct)
    {
        if (!await IsOursAsync(name, ct)) return NotFound();
        Done = done is "again" or "drop" ? done : null;
        Letters = await flows.SetAsideAsync(Me.Organisation, name, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(string name, long tick, CancellationToken ct) =>
        await IsOursAsync(name, ct) && !IsImport ? await ChangeAsync(name, Act.SentAgain, "again", () => flows.SendAgainAsync(Me.Organisation, name, tick), ct) : NotFound();

    public async Task<IActionResult> OnPostDropAsync(string name, long tick, CancellationToken ct) =>
        await IsOursAsync(name, ct) ? await ChangeAsync(name, IsImport ? Act.TidiedUp : Act.Dropped, "drop", () => flows.DropAsync(Me.Organisation, name, tick), ct) : NotFound();

    private async Task<IActionResult> ChangeAsync(string name, string act, string done, Func<Task<bool>> change, CancellationToken ct)
    {
        await log.WriteAsync(Me, act, Store, ct);
        return await change() ? LocalRedirect($"/admin/flows/{Uri.EscapeDataString(name)}/refused?done={done}") : NotFound();
    }

    private async Task<bool> IsOursAsync(string name, CancellationToken ct)
    {
        Name = name;
        var import = (await flows.ImportsAsync(Me.Organisation, ct)).FirstOrDefault(one => one.Aside == name);
        (IsImport, Store) = (import is not null, import?.Name ?? name);
        return IsImport || (await flows.ForwardsAsync(Me.Organisation, ct)).Any(flow => flow.Name == name);
    }
}
