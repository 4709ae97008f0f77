using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Lrs;
using ReturnToWork.Tool.Admin.Acts;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>The second step before a key is revoked. Another organisation's key is not there (404), like one that nobody has.</summary>
internal sealed class RevokeKeyModel(RecordStoreKeys keys, AdminLog log) : AdminPage
{
    public RecordStoreKey Key { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct) => await FindAsync(key, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken ct)
    {
        if (!await FindAsync(key, ct)) return NotFound();
        await log.WriteAsync(Me, Act.KeyRevoked, Key.Label, ct);
        return await keys.RevokeAsync(Me.Organisation, key, CancellationToken.None) ? LocalRedirect("/admin/keys?done=true") : NotFound();
    }

    private async Task<bool> FindAsync(string key, CancellationToken ct)
    {
        var found = (await keys.ListAsync(Me.Organisation, ct)).FirstOrDefault(one => one is { Created: not null, Revoked: null } && one.Key == key);
        Key = found!;
        return found is not null;
    }
}
