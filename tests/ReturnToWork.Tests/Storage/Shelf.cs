using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ReturnToWork.Storage;

namespace ReturnToWork.Tests.Storage;

/// <summary>The smallest room that stores something.</summary>
internal abstract class ShelfDb(DbContextOptions options) : RoomDb(options)
{
    protected override string Room => "shelf";

    public DbSet<Book> Books => Set<Book>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Book>().ToTable("books").HasKey(book => new { book.Organisation, book.Title });
    }
}

internal sealed class SqliteShelfDb(DbContextOptions<SqliteShelfDb> options) : ShelfDb(options);

internal sealed class PostgresShelfDb(DbContextOptions<PostgresShelfDb> options) : ShelfDb(options);

internal sealed record Book(string Organisation, string Title, DateTimeOffset At);

[DbContext(typeof(SqliteShelfDb)), Migration("20261122000000_Books")]
internal sealed class SqliteBooks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("CREATE TABLE books (\"Organisation\" TEXT, \"Title\" TEXT, \"At\" INTEGER NOT NULL, PRIMARY KEY (\"Organisation\", \"Title\"))");
}

[DbContext(typeof(PostgresShelfDb)), Migration("20261122000000_Books")]
internal sealed class PostgresBooks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("CREATE TABLE shelf.books (\"Organisation\" text, \"Title\" text, \"At\" bigint NOT NULL, PRIMARY KEY (\"Organisation\", \"Title\"))");
}
