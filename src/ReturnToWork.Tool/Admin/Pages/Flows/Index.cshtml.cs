using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Lrs;
using ReturnToWork.Tool.Admin.Acts;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>Where the passing on to, and the taking in from, this organisation's other record stores stands. Counts and words about the connection; no statement.</summary>
internal sealed class FlowsModel(RecordStoreFlows flows, AdminLog log) : AdminPage
{
    public IReadOnlyList<ForwardState> Forwards { get; private set; } = [];

    public IReadOnlyList<ImportState> Imports { get; private set; } = [];

    public bool Done { get; private set; }

    /// <summary>In one word: a key of the texts after <c>flows.is.</c>.</summary>
    public static string StateOf(ForwardState flow) => flow switch
    {
        { Paused: not null } => "paused",
        { Failures: > 0 } => "failing",
        { Waiting: > 0 } => "busy",
        _ => "well",
    };

    /// <summary>The same after <c>imports.is.</c>.</summary>
    public static string StateOf(ImportState import) => import switch
    {
        { Failures: > 0 } => "failing",
        { Changed: null } => "new",
        _ => "well",
    };

    public async Task OnGetAsync(bool? done, CancellationToken ct)
    {
        Done = done == true;
        Forwards = await flows.ForwardsAsync(Me.Organisation, ct);
        Imports = await flows.ImportsAsync(Me.Organisation, ct);
    }

    public async Task<IActionResult> OnPostResumeAsync(string? name, CancellationToken ct)
    {
        if (!(await flows.ForwardsAsync(Me.Organisation, ct)).Any(flow => flow.Name == name)) return NotFound();
        await log.WriteAsync(Me, Act.Resumed, name, ct);
        await flows.ResumeAsync(Me.Organisation, name!);
        return LocalRedirect("/admin/flows?done=true");
    }
}
