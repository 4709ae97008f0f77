using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Lrs.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Whole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "erased",
                schema: "lrs",
                table: "clocks",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "activities",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    activity = table.Column<byte[]>(type: "bytea", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    definition = table.Column<byte[]>(type: "bytea", nullable: false),
                    tick = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities", x => new { x.organisation, x.activity });
                });

            migrationBuilder.CreateTable(
                name: "attachment_uses",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    sha2 = table.Column<string>(type: "text", nullable: false),
                    tick = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attachment_uses", x => new { x.organisation, x.sha2, x.tick });
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    sha2 = table.Column<string>(type: "text", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    tick = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attachments", x => new { x.organisation, x.sha2 });
                });

            migrationBuilder.CreateTable(
                name: "credentials",
                schema: "lrs",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    organisation = table.Column<string>(type: "text", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    scopes = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    created = table.Column<long>(type: "bigint", nullable: false),
                    revoked = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credentials", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "dead_letters",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    target = table.Column<string>(type: "text", nullable: false),
                    tick = table.Column<long>(type: "bigint", nullable: false),
                    statement = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    why = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letters", x => new { x.organisation, x.target, x.tick });
                });

            migrationBuilder.CreateTable(
                name: "documents",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    activity = table.Column<byte[]>(type: "bytea", nullable: false),
                    agent = table.Column<byte[]>(type: "bytea", nullable: false),
                    registration = table.Column<Guid>(type: "uuid", nullable: false),
                    document_id = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    etag = table.Column<string>(type: "text", nullable: false),
                    tick = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => new { x.organisation, x.kind, x.activity, x.agent, x.registration, x.document_id });
                });

            migrationBuilder.CreateTable(
                name: "forwards",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    target = table.Column<string>(type: "text", nullable: false),
                    cursor = table.Column<long>(type: "bigint", nullable: false),
                    delivered = table.Column<long>(type: "bigint", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: false),
                    paused = table.Column<string>(type: "text", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    changed = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forwards", x => new { x.organisation, x.target });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    cursor = table.Column<long>(type: "bigint", nullable: false),
                    taken = table.Column<long>(type: "bigint", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    changed = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => new { x.organisation, x.source });
                });

            migrationBuilder.CreateTable(
                name: "marks",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    tick = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marks", x => new { x.organisation, x.hash });
                });

            migrationBuilder.CreateIndex(
                name: "IX_credentials_organisation",
                schema: "lrs",
                table: "credentials",
                column: "organisation");
            migrationBuilder.Sql(WholeSql.Up);
        }

        // What was partitioned, moved and merged cannot be taken apart again without loss; a backup is the way back.
        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("Restore the backup made before this version.");
    }
}
