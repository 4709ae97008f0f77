using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using ReturnToWork.Storage;

namespace ReturnToWork.Companion.Records;

/// <summary>
/// The database itself lets nobody change a row of the access log, nor take one away that no anchor covers (shared/reliability.md G-02). Whoever owns the database can
/// switch that off; the chain then still shows what was done, and the host does not start without.
/// </summary>
internal static class AccessLogStays
{
    private static readonly string[] Names = ["access_log_no_change", "access_log_no_loss", "access_anchor_no_change", "access_anchor_no_loss"];

    private const string Sqlite = """
        CREATE TRIGGER IF NOT EXISTS access_log_no_change BEFORE UPDATE ON "AccessLog" BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END;
        CREATE TRIGGER IF NOT EXISTS access_log_no_loss BEFORE DELETE ON "AccessLog"
          WHEN NOT EXISTS (SELECT 1 FROM "AccessAnchors" WHERE "Organisation" = OLD."Organisation" AND "Number" >= OLD."Number")
          BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END;
        CREATE TRIGGER IF NOT EXISTS access_anchor_no_change BEFORE UPDATE ON "AccessAnchors" BEGIN SELECT RAISE(ABORT, 'an anchor of the access log stays as it is'); END;
        CREATE TRIGGER IF NOT EXISTS access_anchor_no_loss BEFORE DELETE ON "AccessAnchors" BEGIN SELECT RAISE(ABORT, 'an anchor of the access log stays as it is'); END;
        """;

    private const string Postgres = """
        CREATE OR REPLACE FUNCTION companion.access_log_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'AccessLog' AND EXISTS (SELECT 1 FROM companion."AccessAnchors" a WHERE a."Organisation" = OLD."Organisation" AND a."Number" >= OLD."Number") THEN
            RETURN OLD;
          END IF;
          RAISE EXCEPTION 'the access log is only added to';
        END $$;
        CREATE OR REPLACE TRIGGER access_log_no_change BEFORE UPDATE ON companion."AccessLog" FOR EACH ROW EXECUTE FUNCTION companion.access_log_stays();
        CREATE OR REPLACE TRIGGER access_log_no_loss BEFORE DELETE ON companion."AccessLog" FOR EACH ROW EXECUTE FUNCTION companion.access_log_stays();
        CREATE OR REPLACE TRIGGER access_log_no_emptying BEFORE TRUNCATE ON companion."AccessLog" FOR EACH STATEMENT EXECUTE FUNCTION companion.access_log_stays();
        CREATE OR REPLACE TRIGGER access_anchor_no_change BEFORE UPDATE ON companion."AccessAnchors" FOR EACH ROW EXECUTE FUNCTION companion.access_log_stays();
        CREATE OR REPLACE TRIGGER access_anchor_no_loss BEFORE DELETE ON companion."AccessAnchors" FOR EACH ROW EXECUTE FUNCTION companion.access_log_stays();
        CREATE OR REPLACE TRIGGER access_anchor_no_emptying BEFORE TRUNCATE ON companion."AccessAnchors" FOR EACH STATEMENT EXECUTE FUNCTION companion.access_log_stays();
        """;

    /// <summary>Also the last line of any later migration for SQLite that makes the table anew: its triggers go with the old one.</summary>
    public static void BuildAccessLogStays(this MigrationBuilder migration) => migration.Sql(migration.IsNpgsql() ? Postgres : Sqlite);

    /// <summary>Triggers that are not there, or switched off.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(CompanionDb db, CancellationToken ct)
    {
        var there = await (db.Database.IsNpgsql()
            ? db.Database.SqlQueryRaw<string>("""SELECT t.tgname AS "Value" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'companion' AND NOT t.tgisinternal AND t.tgenabled <> 'D'""")
            : db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'")).ToListAsync(ct);
        return [.. Names.Except(there, StringComparer.Ordinal)];
    }
}

/// <summary>At start: the database guards the access log.</summary>
internal sealed class AccessLogStands(IDbContextFactory<CompanionDb> factory) : IHostedLifecycleService
{
    /// <exception cref="UnsafeStoreException">A trigger is gone or off.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await AccessLogStays.MissingAsync(db, cancellationToken) is { Count: > 0 } missing)
            throw new UnsafeStoreException($"The database does not guard the access log ({string.Join(", ", missing)} is not there or off), so somebody could change who looked at whom. Find out who took it away, run --verify-access-log, and build the triggers again as in the migration AccessLogStays.");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
