using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>Where the platform wants the result of each place, refreshed at every launch, so that a score can go there long after (lti.md G9). Nothing of a person.</summary>
internal sealed class LineItemBook(IDbContextFactory<LtiDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan SeenAgain = TimeSpan.FromHours(1);
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(2);

    /// <summary>A launch named these addresses. Writes only what is new.</summary>
    public async Task SeeAsync(Deployment deployment, string link, EndpointClaim claim, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (items, scopes) = (claim.Items?.AbsoluteUri, string.Join(' ', claim.Scopes));
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await At(db, deployment.Organisation, deployment.Registration, link).AsNoTracking().SingleOrDefaultAsync(ct) is { } known)
        {
            // A line item that we found or made ourselves stays, as long as the course is the same.
            var item = claim.Item?.AbsoluteUri ?? (known.Items == items ? known.Item : null);
            if (known.Item == item && known.Items == items && known.Scopes == scopes && now - known.Seen < SeenAgain) return;
            await At(db, deployment.Organisation, deployment.Registration, link).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Item, item).SetProperty(row => row.Items, items).SetProperty(row => row.Scopes, scopes).SetProperty(row => row.Seen, now), ct);
            return;
        }

        db.LineItems.Add(new LineItemRow
        {
            Organisation = deployment.Organisation, Registration = deployment.Registration, ResourceLink = link,
            Item = claim.Item?.AbsoluteUri, Items = items, Scopes = scopes, Seen = now,
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Somebody else was launched here at the same moment, and said the same.
            if (!await At(db, deployment.Organisation, deployment.Registration, link).AnyAsync(ct)) throw;
        }
    }

    public async Task<LineItemRow?> FindAsync(string organisation, string registration, string link, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await At(db, organisation, registration, link).AsNoTracking().SingleOrDefaultAsync(ct);
    }

    /// <summary>What a column of ours would be called; the first word stands.</summary>
    public async Task LabelAsync(string organisation, string registration, string link, string label, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await At(db, organisation, registration, link).Where(row => row.Label == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Label, label), ct);
    }

    /// <summary>Keeps the line item that was found or made, unless a launch named one meanwhile.</summary>
    public async Task KeepAsync(LineItemRow place, Uri item, CancellationToken ct)
    {
        var address = item.AbsoluteUri;
        await using var db = await databases.CreateDbContextAsync(ct);
        await At(db, place.Organisation, place.Registration, place.ResourceLink).Where(row => row.Item == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Item, address).SetProperty(row => row.MakingUntil, (DateTimeOffset?)null), ct);
    }

    /// <summary>True for one caller at a time, over all instances: who may make the line item that is missing.</summary>
    public async Task<bool> MayMakeAsync(LineItemRow place, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? until = now + Making;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await At(db, place.Organisation, place.Registration, place.ResourceLink)
            .Where(row => row.Item == null && (row.MakingUntil == null || row.MakingUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.MakingUntil, until), ct) == 1;
    }

    private static IQueryable<LineItemRow> At(LtiDb db, string organisation, string registration, string link) =>
        db.LineItems.Where(row => row.Organisation == organisation && row.Registration == registration && row.ResourceLink == link);
}
