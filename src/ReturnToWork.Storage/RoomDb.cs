using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ReturnToWork.Storage;

/// <summary>
/// What every room's database has in common. A room derives one abstract context with its sets and model, and from that one empty context per engine,
/// which owns that engine's migrations.
/// </summary>
public abstract class RoomDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The room's name in lower case: its schema on PostgreSQL, its file's name on SQLite.</summary>
    protected abstract string Room { get; }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        if (Database.IsNpgsql()) modelBuilder.HasDefaultSchema(Room);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        // SQLite can neither order nor compare DateTimeOffset, so both engines keep moments as whole microseconds.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MomentAsMicroseconds>();
    }

    private sealed class MomentAsMicroseconds() : ValueConverter<DateTimeOffset, long>(
        moment => moment.ToUnixMicroseconds(),
        micros => UnixMicroseconds.ToMoment(micros));
}
