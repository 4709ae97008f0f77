using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Lrs.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Erasing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "erasing_due",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    erasing = table.Column<Guid>(type: "TEXT", nullable: false),
                    statement = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasing_due", x => new { x.organisation, x.erasing, x.statement });
                });

            migrationBuilder.CreateTable(
                name: "erasings",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    target = table.Column<byte[]>(type: "BLOB", nullable: true),
                    begun = table.Column<long>(type: "INTEGER", nullable: false),
                    done = table.Column<long>(type: "INTEGER", nullable: true),
                    swept = table.Column<long>(type: "INTEGER", nullable: true),
                    statements = table.Column<long>(type: "INTEGER", nullable: false),
                    documents = table.Column<long>(type: "INTEGER", nullable: false),
                    activities = table.Column<long>(type: "INTEGER", nullable: false),
                    attachments = table.Column<long>(type: "INTEGER", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    first = table.Column<long>(type: "INTEGER", nullable: true),
                    last = table.Column<long>(type: "INTEGER", nullable: true),
                    months = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasings", x => new { x.organisation, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_documents_organisation_agent",
                table: "documents",
                columns: new[] { "organisation", "agent" });

            migrationBuilder.CreateIndex(
                name: "IX_erasings_swept",
                table: "erasings",
                column: "swept");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasing_due");

            migrationBuilder.DropTable(
                name: "erasings");

            migrationBuilder.DropIndex(
                name: "IX_documents_organisation_agent",
                table: "documents");
        }
    }
}
