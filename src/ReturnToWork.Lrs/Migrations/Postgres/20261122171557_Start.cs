using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Lrs.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "lrs");

            migrationBuilder.CreateTable(
                name: "clocks",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    tick = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clocks", x => x.organisation);
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    tick = table.Column<long>(type: "bigint", nullable: false),
                    statement = table.Column<Guid>(type: "uuid", nullable: false),
                    share = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => new { x.organisation, x.tick });
                });

            migrationBuilder.CreateTable(
                name: "statement_activities",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    activity = table.Column<byte[]>(type: "bytea", nullable: false),
                    tick = table.Column<long>(type: "bigint", nullable: false),
                    related = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_activities", x => new { x.organisation, x.activity, x.tick });
                });

            migrationBuilder.CreateTable(
                name: "statement_agents",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    agent = table.Column<byte[]>(type: "bytea", nullable: false),
                    tick = table.Column<long>(type: "bigint", nullable: false),
                    related = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_agents", x => new { x.organisation, x.agent, x.tick });
                });

            migrationBuilder.CreateTable(
                name: "statements",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tick = table.Column<long>(type: "bigint", nullable: false),
                    verb = table.Column<byte[]>(type: "bytea", nullable: false),
                    actor = table.Column<byte[]>(type: "bytea", nullable: true),
                    authority = table.Column<byte[]>(type: "bytea", nullable: false),
                    registration = table.Column<Guid>(type: "uuid", nullable: true),
                    refers_to = table.Column<Guid>(type: "uuid", nullable: true),
                    voids = table.Column<Guid>(type: "uuid", nullable: true),
                    voided = table.Column<bool>(type: "boolean", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statements", x => new { x.organisation, x.id });
                });

            migrationBuilder.CreateTable(
                name: "states",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    activity = table.Column<byte[]>(type: "bytea", nullable: false),
                    agent = table.Column<byte[]>(type: "bytea", nullable: false),
                    registration = table.Column<Guid>(type: "uuid", nullable: false),
                    state_id = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    etag = table.Column<string>(type: "text", nullable: false),
                    tick = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_states", x => new { x.organisation, x.activity, x.agent, x.registration, x.state_id });
                });

            migrationBuilder.CreateTable(
                name: "tombstones",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    share = table.Column<Guid>(type: "uuid", nullable: false),
                    actor = table.Column<byte[]>(type: "bytea", nullable: false),
                    tick = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tombstones", x => new { x.organisation, x.share, x.actor });
                });

            migrationBuilder.CreateIndex(
                name: "IX_statement_activities_organisation_tick",
                schema: "lrs",
                table: "statement_activities",
                columns: new[] { "organisation", "tick" });

            migrationBuilder.CreateIndex(
                name: "IX_statement_agents_organisation_tick",
                schema: "lrs",
                table: "statement_agents",
                columns: new[] { "organisation", "tick" });

            migrationBuilder.CreateIndex(
                name: "IX_statements_organisation_refers_to",
                schema: "lrs",
                table: "statements",
                columns: new[] { "organisation", "refers_to" });

            migrationBuilder.CreateIndex(
                name: "IX_statements_organisation_registration_tick",
                schema: "lrs",
                table: "statements",
                columns: new[] { "organisation", "registration", "tick" });

            migrationBuilder.CreateIndex(
                name: "IX_statements_organisation_tick",
                schema: "lrs",
                table: "statements",
                columns: new[] { "organisation", "tick" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_statements_organisation_verb_tick",
                schema: "lrs",
                table: "statements",
                columns: new[] { "organisation", "verb", "tick" });

            migrationBuilder.CreateIndex(
                name: "IX_statements_organisation_voids",
                schema: "lrs",
                table: "statements",
                columns: new[] { "organisation", "voids" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clocks",
                schema: "lrs");

            migrationBuilder.DropTable(
                name: "erasures",
                schema: "lrs");

            migrationBuilder.DropTable(
                name: "statement_activities",
                schema: "lrs");

            migrationBuilder.DropTable(
                name: "statement_agents",
                schema: "lrs");

            migrationBuilder.DropTable(
                name: "statements",
                schema: "lrs");

            migrationBuilder.DropTable(
                name: "states",
                schema: "lrs");

            migrationBuilder.DropTable(
                name: "tombstones",
                schema: "lrs");
        }
    }
}
