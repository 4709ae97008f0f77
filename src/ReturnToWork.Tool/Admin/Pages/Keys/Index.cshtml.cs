using ReturnToWork.Lrs;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>The keys with which other programs come into the record store of this organisation, those that were revoked at the end.</summary>
internal sealed class KeysModel(RecordStoreKeys keys) : AdminPage
{
    public IReadOnlyList<RecordStoreKey> All { get; private set; } = [];

    public bool Done { get; private set; }

    public async Task OnGetAsync(bool? done, CancellationToken ct)
    {
        Done = done == true;
        All = [.. (await keys.ListAsync(Me.Organisation, ct)).OrderBy(key => key.Revoked is not null)];
    }
}
