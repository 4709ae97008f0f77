using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Lrs.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Whole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "erased",
                table: "clocks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    activity = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    definition = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tick = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities", x => new { x.organisation, x.activity });
                });

            migrationBuilder.CreateTable(
                name: "attachment_uses",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    sha2 = table.Column<string>(type: "TEXT", nullable: false),
                    tick = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attachment_uses", x => new { x.organisation, x.sha2, x.tick });
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    sha2 = table.Column<string>(type: "TEXT", nullable: false),
                    length = table.Column<long>(type: "INTEGER", nullable: false),
                    tick = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attachments", x => new { x.organisation, x.sha2 });
                });

            migrationBuilder.CreateTable(
                name: "credentials",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    scopes = table.Column<string>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: false),
                    created = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credentials", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "dead_letters",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    target = table.Column<string>(type: "TEXT", nullable: false),
                    tick = table.Column<long>(type: "INTEGER", nullable: false),
                    statement = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letters", x => new { x.organisation, x.target, x.tick });
                });

            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    activity = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agent = table.Column<byte[]>(type: "BLOB", nullable: false),
                    registration = table.Column<Guid>(type: "TEXT", nullable: false),
                    document_id = table.Column<string>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    etag = table.Column<string>(type: "TEXT", nullable: false),
                    tick = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => new { x.organisation, x.kind, x.activity, x.agent, x.registration, x.document_id });
                });

            migrationBuilder.CreateTable(
                name: "forwards",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    target = table.Column<string>(type: "TEXT", nullable: false),
                    cursor = table.Column<long>(type: "INTEGER", nullable: false),
                    delivered = table.Column<long>(type: "INTEGER", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    paused = table.Column<string>(type: "TEXT", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", nullable: true),
                    changed = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forwards", x => new { x.organisation, x.target });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    cursor = table.Column<long>(type: "INTEGER", nullable: false),
                    taken = table.Column<long>(type: "INTEGER", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true),
                    changed = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => new { x.organisation, x.source });
                });

            migrationBuilder.CreateTable(
                name: "marks",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    tick = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marks", x => new { x.organisation, x.hash });
                });

            migrationBuilder.CreateIndex(
                name: "IX_credentials_organisation",
                table: "credentials",
                column: "organisation");
            migrationBuilder.Sql(WholeSql.Up);
        }

        // What was partitioned, moved and merged cannot be taken apart again without loss; a backup is the way back.
        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("Restore the backup made before this version.");
    }
}
