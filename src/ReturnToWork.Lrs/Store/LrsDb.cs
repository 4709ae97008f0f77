using Microsoft.EntityFrameworkCore;
using ReturnToWork.Storage;

namespace ReturnToWork.Lrs;

/// <summary>
/// The tables. EF Core owns their shape; reading and writing speak SQL that both engines understand, hence the plain lower-case names.
/// Every key starts with the organisation.
/// </summary>
internal abstract class LrsDb(DbContextOptions options) : RoomDb(options)
{
    public const string Name = "lrs";

    protected override string Room => Name;

    /// <summary>Goes before a table's name in SQL.</summary>
    public string Prefix => Database.IsNpgsql() ? $"{Name}." : "";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Clock>().ToTable("clocks").HasKey(row => row.Organisation);
        Statements(modelBuilder);
        modelBuilder.Entity<DocumentRow>().ToTable("documents").HasKey(row => new { row.Organisation, row.Kind, row.Activity, row.Agent, row.Registration, row.DocumentId });
        modelBuilder.Entity<DocumentRow>().HasIndex(row => new { row.Organisation, row.Agent });
        modelBuilder.Entity<ActivityRow>().ToTable("activities").HasKey(row => new { row.Organisation, row.Activity });
        modelBuilder.Entity<ActivityRow>().Property(row => row.Id).IsRequired();
        modelBuilder.Entity<AttachmentRow>().ToTable("attachments").HasKey(row => new { row.Organisation, row.Sha2 });
        modelBuilder.Entity<AttachmentUse>().ToTable("attachment_uses").HasKey(row => new { row.Organisation, row.Sha2, row.Tick });
        modelBuilder.Entity<Tombstone>().ToTable("tombstones").HasKey(row => new { row.Organisation, row.Share, row.Actor });
        modelBuilder.Entity<Mark>().ToTable("marks").HasKey(row => new { row.Organisation, row.Hash });
        modelBuilder.Entity<ErasureRow>().ToTable("erasures").HasKey(row => new { row.Organisation, row.Tick });
        modelBuilder.Entity<Erasing>().ToTable("erasings").HasKey(row => new { row.Organisation, row.Id });
        modelBuilder.Entity<Erasing>().HasIndex(row => row.Swept);
        modelBuilder.Entity<ErasingDue>().ToTable("erasing_due").HasKey(row => new { row.Organisation, row.Erasing, row.Statement });
        modelBuilder.Entity<CredentialRow>().ToTable("credentials").HasKey(row => row.Key);
        modelBuilder.Entity<CredentialRow>().HasIndex(row => row.Organisation);
        modelBuilder.Entity<ForwardRow>().ToTable("forwards").HasKey(row => new { row.Organisation, row.Target });
        modelBuilder.Entity<DeadLetter>().ToTable("dead_letters").HasKey(row => new { row.Organisation, row.Target, row.Tick });
        modelBuilder.Entity<ImportRow>().ToTable("imports").HasKey(row => new { row.Organisation, row.Source });
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())) property.SetColumnName(Snake(property.Name));
    }

    // The migrations make these by hand: partitioned by month on PostgreSQL, clustered by their key on SQLite.
    private static void Statements(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StatementRow>(table =>
        {
            table.ToTable("statements").HasKey(row => new { row.Organisation, row.Tick });
            table.HasIndex(row => new { row.Organisation, row.ObjectRef }).HasFilter("object_ref IS NOT NULL");
            table.HasIndex(row => new { row.Organisation, row.RefersTo }).HasFilter("refers_to IS NOT NULL");
        });
        modelBuilder.Entity<KnownId>().ToTable("statement_ids").HasKey(row => new { row.Organisation, row.Id });
        modelBuilder.Entity<Link>().ToTable("links").HasKey(row => new { row.Organisation, row.Kind, row.Key, row.Tick, row.Source });
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}

internal sealed class SqliteLrsDb(DbContextOptions<SqliteLrsDb> options) : LrsDb(options);

internal sealed class PostgresLrsDb(DbContextOptions<PostgresLrsDb> options) : LrsDb(options);
