using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ReturnToWork.Lrs;
using ReturnToWork.Tool.Admin.Acts;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>
/// Erases a person from the record store, in two steps: whom, and then what exactly would go. Who it is travels in forms only, never in an address, and is on no
/// list of ours afterwards.
/// </summary>
internal sealed class EraseModel(RecordStoreErasure erasure, RecordStoreFlows flows, AdminLog log, IOptions<CoursesOptions> courses) : AdminPage
{
    private const int MostReceipts = 20;

    /// <summary>The one who would be erased, as an xAPI agent.</summary>
    public string Agent { get; private set; } = "";

    /// <summary>The same as the administrator wrote it, to look at once more.</summary>
    public string Whom { get; private set; } = "";

    /// <summary>Null at the first step.</summary>
    public WouldErase? Would { get; private set; }

    /// <summary>Other record stores that got statements from here; we cannot erase there.</summary>
    public IReadOnlyList<string> Elsewhere { get; private set; } = [];

    public IReadOnlyList<ErasureReceipt> Receipts { get; private set; } = [];

    /// <summary>A key of the texts.</summary>
    public string? Refusal { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => FirstStepAsync(ct);

    public async Task<IActionResult> OnPostLookAsync(string? pseudonym, string? agent, CancellationToken ct)
    {
        (pseudonym, agent) = ((pseudonym ?? "").Trim(), (agent ?? "").Trim());
        if ((pseudonym.Length > 0) == (agent.Length > 0)) return await RefuseAsync("erase.wrong.whom", ct);
        Whom = pseudonym + agent;
        Agent = agent.Length > 0 ? agent : JsonSerializer.Serialize(new { account = new { homePage = courses.Value.PeopleOf(Me.Organisation), name = pseudonym } });
        var (would, refusal) = await erasure.LookAtAgentAsync(Me.Organisation, Agent, ct);
        if (refusal is not null) return await RefuseAsync(refusal.Code == "not-a-person" ? "erase.wrong.key" : "erase.wrong.agent", ct);
        Would = would;
        Elsewhere = [.. (await flows.ForwardsAsync(Me.Organisation, ct)).Select(flow => flow.Name)];
        return Page();
    }

    public async Task<IActionResult> OnPostEraseAsync(string? agent, CancellationToken ct)
    {
        var (_, refusal) = await erasure.LookAtAgentAsync(Me.Organisation, agent ?? "", ct);
        if (refusal is not null) return await RefuseAsync("erase.wrong.agent", ct);
        await log.WriteAsync(Me, Act.Erased, null, ct);
        var outcome = await erasure.EraseAgentAsync(Me.Organisation, agent!, ct);
        return outcome.Receipt is { } receipt ? LocalRedirect($"/admin/erase/{receipt.Erasure}") : await RefuseAsync("erase.wrong.agent", ct);
    }

    private async Task<IActionResult> RefuseAsync(string why, CancellationToken ct)
    {
        Refusal = why;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await FirstStepAsync(ct);
        return Page();
    }

    private async Task FirstStepAsync(CancellationToken ct) => Receipts = [.. (await erasure.ReceiptsAsync(Me.Organisation, ct)).Take(MostReceipts)];
}
