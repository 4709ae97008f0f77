using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using ReturnToWork.Storage;

namespace ReturnToWork.Companion.Records;

/// <summary>PostgreSQL's row-level security: on every table with an organisation, only rows of the organisation that the connection was opened for can be read or written.</summary>
internal static class RowWalls
{
    // Forced, because the program's own user makes the tables and so owns them. Safe to run again: it builds what is missing.
    private const string Build = """
        DO $$
        DECLARE name text;
        BEGIN
          FOR name IN
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'Organisation' AND NOT a.attisdropped
            WHERE n.nspname = 'companion' AND c.relkind IN ('r', 'p')
          LOOP
            EXECUTE format('ALTER TABLE companion.%I ENABLE ROW LEVEL SECURITY', name);
            EXECUTE format('ALTER TABLE companion.%I FORCE ROW LEVEL SECURITY', name);
            EXECUTE format('DROP POLICY IF EXISTS organisation ON companion.%I', name);
            EXECUTE format('CREATE POLICY organisation ON companion.%I USING ("Organisation" = current_setting(''app.organisation'', true)) WITH CHECK ("Organisation" = current_setting(''app.organisation'', true))', name);
          END LOOP;
        END $$
        """;

    private const string PullDown = """
        DO $$
        DECLARE name text;
        BEGIN
          FOR name IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = 'organisation' WHERE n.nspname = 'companion'
          LOOP
            EXECUTE format('DROP POLICY organisation ON companion.%I', name);
            EXECUTE format('ALTER TABLE companion.%I NO FORCE ROW LEVEL SECURITY', name);
            EXECUTE format('ALTER TABLE companion.%I DISABLE ROW LEVEL SECURITY', name);
          END LOOP;
        END $$
        """;

    private const string Missing = """
        SELECT c.relname AS "Value" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'Organisation' AND NOT a.attisdropped
        WHERE n.nspname = 'companion' AND c.relkind IN ('r', 'p')
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'organisation'))
        ORDER BY c.relname
        """;

    /// <summary>The last line of every migration for PostgreSQL that makes a table with an organisation; a host with a table that has no wall does not start.</summary>
    public static void BuildRowWalls(this MigrationBuilder migration) => migration.Sql(Build);

    /// <summary>The way back of the migration that built the first ones.</summary>
    public static void PullDownRowWalls(this MigrationBuilder migration) => migration.Sql(PullDown);

    /// <summary>Tables with an organisation that have no wall.</summary>
    public static Task<List<string>> MissingAsync(CompanionDb db, CancellationToken ct) => db.Database.SqlQueryRaw<string>(Missing).ToListAsync(ct);

    /// <summary>Whether the database's user sees through the walls: superusers do, and whoever has BYPASSRLS.</summary>
    public static Task<bool> BypassedAsync(CompanionDb db, CancellationToken ct) =>
        db.Database.SqlQueryRaw<bool>("""SELECT rolsuper OR rolbypassrls AS "Value" FROM pg_roles WHERE rolname = current_user""").SingleAsync(ct);
}

/// <summary>At start, on PostgreSQL: every table has its wall, and somebody is told where the database's user sees through it.</summary>
internal sealed partial class RowWallsStand(IDbContextFactory<CompanionDb> factory, ILogger<RowWallsStand> logger) : IHostedLifecycleService
{
    /// <exception cref="UnsafeStoreException">A table has no wall.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (!db.Database.IsNpgsql()) return;
        if (await RowWalls.MissingAsync(db, cancellationToken) is { Count: > 0 } missing)
            throw new UnsafeStoreException($"Row-level security is off for {string.Join(", ", missing)}: these tables would show one organisation's rows to another. Find out who switched it off; the migration that makes a table ends with BuildRowWalls().");
        if (await RowWalls.BypassedAsync(db, cancellationToken)) Log.Bypassed(logger);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The database user of ConnectionStrings:Companion is a superuser or has BYPASSRLS, so PostgreSQL's wall between organisations does not hold it; only the program's own does. Give the Companion an ordinary user that owns its database.")]
        public static partial void Bypassed(ILogger logger);
    }
}
