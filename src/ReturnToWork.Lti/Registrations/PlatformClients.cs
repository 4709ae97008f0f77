using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

/// <summary>
/// The registrations as they are now. Each asking compares one number in the database, so that what an administrator changed at one instance holds at the next
/// request at every other, with no clock between (reliability L-12).
/// </summary>
internal sealed class PlatformClients(IOptions<LtiOptions> options, IDbContextFactory<LtiDb> databases)
{
    private volatile Picture? _picture;

    public async ValueTask<Clients> NowAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        // First the number, then the rows: what changes in between is read twice, and never missed.
        var number = await db.Changes.Where(change => change.Name == Change.OfRegistrations).Select(change => change.Number).SingleAsync(ct);
        if (_picture is { } known && known.Number == number) return known.Clients;
        var clients = await ReadAsync(db, ct);
        _picture = new Picture(number, clients);
        return clients;
    }

    private async Task<Clients> ReadAsync(LtiDb db, CancellationToken ct)
    {
        var deployments = await db.Deployments.AsNoTracking().ToListAsync(ct);
        var registrations = await db.Registrations.AsNoTracking().ToListAsync(ct);
        var closed = await db.SuspendedOrganisations.AsNoTracking().Select(row => row.Organisation).ToListAsync(ct);
        PlatformClient[] ofSettings = [.. FromSettings.Read(options.Value.Registrations, deployments)];
        // What the settings name later than an administrator made it: the settings are the installation's word.
        var ofStore = registrations.Where(row => !Array.Exists(ofSettings, client => client.Key == row.Client)).Select(row => FromStore.Read(row, deployments));
        return new Clients([.. ofSettings, .. ofStore], closed);
    }

    private sealed record Picture(long Number, Clients Clients);
}
