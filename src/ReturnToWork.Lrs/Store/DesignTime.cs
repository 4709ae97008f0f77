using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ReturnToWork.Lrs;

// For `dotnet ef migrations add` only; nothing is opened.
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteLrsDb>
{
    public SqliteLrsDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteLrsDb>().UseSqlite("Data Source=design.db").Options);
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresLrsDb>
{
    public PostgresLrsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresLrsDb>().UseNpgsql("Host=design", npgsql => npgsql.MigrationsHistoryTable("__EFMigrationsHistory", LrsDb.Name)).Options);
}
