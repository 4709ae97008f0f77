using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Lrs.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "clocks",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    tick = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clocks", x => x.organisation);
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    tick = table.Column<long>(type: "INTEGER", nullable: false),
                    statement = table.Column<Guid>(type: "TEXT", nullable: false),
                    share = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => new { x.organisation, x.tick });
                });

            migrationBuilder.CreateTable(
                name: "statement_activities",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    activity = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tick = table.Column<long>(type: "INTEGER", nullable: false),
                    related = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_activities", x => new { x.organisation, x.activity, x.tick });
                });

            migrationBuilder.CreateTable(
                name: "statement_agents",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    agent = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tick = table.Column<long>(type: "INTEGER", nullable: false),
                    related = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_agents", x => new { x.organisation, x.agent, x.tick });
                });

            migrationBuilder.CreateTable(
                name: "statements",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tick = table.Column<long>(type: "INTEGER", nullable: false),
                    verb = table.Column<byte[]>(type: "BLOB", nullable: false),
                    actor = table.Column<byte[]>(type: "BLOB", nullable: true),
                    authority = table.Column<byte[]>(type: "BLOB", nullable: false),
                    registration = table.Column<Guid>(type: "TEXT", nullable: true),
                    refers_to = table.Column<Guid>(type: "TEXT", nullable: true),
                    voids = table.Column<Guid>(type: "TEXT", nullable: true),
                    voided = table.Column<bool>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statements", x => new { x.organisation, x.id });
                });

            migrationBuilder.CreateTable(
                name: "states",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    activity = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agent = table.Column<byte[]>(type: "BLOB", nullable: false),
                    registration = table.Column<Guid>(type: "TEXT", nullable: false),
                    state_id = table.Column<string>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    etag = table.Column<string>(type: "TEXT", nullable: false),
                    tick = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_states", x => new { x.organisation, x.activity, x.agent, x.registration, x.state_id });
                });

            migrationBuilder.CreateTable(
                name: "tombstones",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    share = table.Column<Guid>(type: "TEXT", nullable: false),
                    actor = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tick = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tombstones", x => new { x.organisation, x.share, x.actor });
                });

            migrationBuilder.CreateIndex(
                name: "IX_statement_activities_organisation_tick",
                table: "statement_activities",
                columns: new[] { "organisation", "tick" });

            migrationBuilder.CreateIndex(
                name: "IX_statement_agents_organisation_tick",
                table: "statement_agents",
                columns: new[] { "organisation", "tick" });

            migrationBuilder.CreateIndex(
                name: "IX_statements_organisation_refers_to",
                table: "statements",
                columns: new[] { "organisation", "refers_to" });

            migrationBuilder.CreateIndex(
                name: "IX_statements_organisation_registration_tick",
                table: "statements",
                columns: new[] { "organisation", "registration", "tick" });

            migrationBuilder.CreateIndex(
                name: "IX_statements_organisation_tick",
                table: "statements",
                columns: new[] { "organisation", "tick" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_statements_organisation_verb_tick",
                table: "statements",
                columns: new[] { "organisation", "verb", "tick" });

            migrationBuilder.CreateIndex(
                name: "IX_statements_organisation_voids",
                table: "statements",
                columns: new[] { "organisation", "voids" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clocks");

            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "statement_activities");

            migrationBuilder.DropTable(
                name: "statement_agents");

            migrationBuilder.DropTable(
                name: "statements");

            migrationBuilder.DropTable(
                name: "states");

            migrationBuilder.DropTable(
                name: "tombstones");
        }
    }
}
