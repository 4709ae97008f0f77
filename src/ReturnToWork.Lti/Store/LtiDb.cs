using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ReturnToWork.Storage;

namespace ReturnToWork.Lti;

/// <summary>The room's store: logins that have begun and not yet come back, registrations, our keys, what is owed to a gradebook, the launch log.</summary>
internal abstract class LtiDb(DbContextOptions options) : RoomDb(options)
{
    protected override string Room => "lti";

    public DbSet<OpenLogin> Logins => Set<OpenLogin>();

    public DbSet<RegistrationRow> Registrations => Set<RegistrationRow>();

    public DbSet<DeploymentRow> Deployments => Set<DeploymentRow>();

    public DbSet<SuspendedOrganisation> SuspendedOrganisations => Set<SuspendedOrganisation>();

    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    public DbSet<Change> Changes => Set<Change>();

    public DbSet<OwnKeyRow> OwnKeys => Set<OwnKeyRow>();

    public DbSet<LineItemRow> LineItems => Set<LineItemRow>();

    public DbSet<ScoreRow> Scores => Set<ScoreRow>();

    public DbSet<LaunchLogRow> LaunchLog => Set<LaunchLogRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<OpenLogin>(login =>
        {
            login.ToTable("logins");
            login.HasKey(row => new { row.Client, row.StateHash });
            login.HasIndex(row => row.StateHash).IsUnique();
            // A nonce is issued once, whatever happens (LTI Security Framework 1.0, 5.1.3 step 9).
            login.HasIndex(row => row.NonceHash).IsUnique();
            login.HasIndex(row => new { row.Client, row.Expires });
            login.HasIndex(row => row.Expires);
            login.Property(row => row.Client).HasMaxLength(43);
            login.Property(row => row.StateHash).HasMaxLength(43);
            login.Property(row => row.NonceHash).HasMaxLength(43);
            login.Property(row => row.ProofHash).HasMaxLength(43);
            login.Property(row => row.TargetLink).HasMaxLength(2048);
            login.Property(row => row.DeploymentHint).HasMaxLength(255);
            login.Property(row => row.StorageTarget).HasMaxLength(255);
        });
        modelBuilder.HasRegistrations().HasServices();
    }
}

internal sealed class SqliteLtiDb(DbContextOptions<SqliteLtiDb> options) : LtiDb(options);

internal sealed class PostgresLtiDb(DbContextOptions<PostgresLtiDb> options) : LtiDb(options);

/// <summary>For <c>dotnet ef</c> only.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteLtiDb>, IDesignTimeDbContextFactory<PostgresLtiDb>
{
    SqliteLtiDb IDesignTimeDbContextFactory<SqliteLtiDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteLtiDb>().UseSqlite("Data Source=:memory:").Options);

    PostgresLtiDb IDesignTimeDbContextFactory<PostgresLtiDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresLtiDb>()
            .UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsHistoryTable("__EFMigrationsHistory", "lti")).Options);
}
