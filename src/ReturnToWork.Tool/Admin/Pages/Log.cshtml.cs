using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>What the administrators of this organisation did, newest first.</summary>
internal sealed class LogModel(AdminLog log) : AdminPage
{
    public const int Most = 200;

    public IReadOnlyList<AdminAct> Acts { get; private set; } = [];

    /// <summary>The reader's own mark.</summary>
    public string Own { get; private set; } = "";

    public bool Broken { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Own = log.WhoIs(Me);
        Acts = await log.NewestAsync(Me.Organisation, Most, ct);
        Broken = await log.FirstBrokenAsync(Me.Organisation, ct) is not null;
    }
}
