using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Companion.Records;

/// <summary>The only way to open the database for a request or a job: with the organisation that it is for.</summary>
internal sealed class CompanionStore(IDbContextFactory<CompanionDb> factory)
{
    public async Task<CompanionDb> OpenAsync(string organisation, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(organisation);
        var db = await factory.CreateDbContextAsync(ct);
        db.Organisation = organisation;
        // One connection for the context's whole life, so that PostgreSQL is told the organisation once and not at every query.
        if (db.Database.IsNpgsql()) await OpenOrDisposeAsync(db, ct);
        return db;
    }

    /// <summary>The same for a rebuild: its facts stand beside those that pages show.</summary>
    public async Task<CompanionDb> OpenBesideAsync(string organisation, CancellationToken ct)
    {
        var db = await OpenAsync(organisation, ct);
        db.Beside = true;
        return db;
    }

    private static async Task OpenOrDisposeAsync(CompanionDb db, CancellationToken ct)
    {
        try
        {
            await db.Database.OpenConnectionAsync(ct);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}
