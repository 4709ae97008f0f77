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
        modelBuilder.Entity<StatementRow>(table =>
        {
            table.ToTable("statements").HasKey(row => new { row.Organisation, row.Id });
            table.HasIndex(row => new { row.Organisation, row.Tick }).IsUnique();
            table.HasIndex(row => new { row.Organisation, row.Verb, row.Tick });
            table.HasIndex(row => new { row.Organisation, row.Registration, row.Tick });
            table.HasIndex(row => new { row.Organisation, row.RefersTo });
            table.HasIndex(row => new { row.Organisation, row.Voids });
        });
        modelBuilder.Entity<AgentLink>().ToTable("statement_agents").HasKey(row => new { row.Organisation, row.Agent, row.Tick });
        modelBuilder.Entity<AgentLink>().HasIndex(row => new { row.Organisation, row.Tick });
        modelBuilder.Entity<ActivityLink>().ToTable("statement_activities").HasKey(row => new { row.Organisation, row.Activity, row.Tick });
        modelBuilder.Entity<ActivityLink>().HasIndex(row => new { row.Organisation, row.Tick });
        modelBuilder.Entity<Tombstone>().ToTable("tombstones").HasKey(row => new { row.Organisation, row.Share, row.Actor });
        modelBuilder.Entity<ErasureRow>().ToTable("erasures").HasKey(row => new { row.Organisation, row.Tick });
        modelBuilder.Entity<StateRow>().ToTable("states").HasKey(row => new { row.Organisation, row.Activity, row.Agent, row.Registration, row.StateId });
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())) property.SetColumnName(Snake(property.Name));
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}

internal sealed class SqliteLrsDb(DbContextOptions<SqliteLrsDb> options) : LrsDb(options);

internal sealed class PostgresLrsDb(DbContextOptions<PostgresLrsDb> options) : LrsDb(options);
