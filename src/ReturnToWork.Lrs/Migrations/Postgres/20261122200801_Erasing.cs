using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Lrs.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Erasing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "erasing_due",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    erasing = table.Column<Guid>(type: "uuid", nullable: false),
                    statement = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasing_due", x => new { x.organisation, x.erasing, x.statement });
                });

            migrationBuilder.CreateTable(
                name: "erasings",
                schema: "lrs",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    target = table.Column<byte[]>(type: "bytea", nullable: true),
                    begun = table.Column<long>(type: "bigint", nullable: false),
                    done = table.Column<long>(type: "bigint", nullable: true),
                    swept = table.Column<long>(type: "bigint", nullable: true),
                    statements = table.Column<long>(type: "bigint", nullable: false),
                    documents = table.Column<long>(type: "bigint", nullable: false),
                    activities = table.Column<long>(type: "bigint", nullable: false),
                    attachments = table.Column<long>(type: "bigint", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    first = table.Column<long>(type: "bigint", nullable: true),
                    last = table.Column<long>(type: "bigint", nullable: true),
                    months = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasings", x => new { x.organisation, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_documents_organisation_agent",
                schema: "lrs",
                table: "documents",
                columns: new[] { "organisation", "agent" });

            migrationBuilder.CreateIndex(
                name: "IX_erasings_swept",
                schema: "lrs",
                table: "erasings",
                column: "swept");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasing_due",
                schema: "lrs");

            migrationBuilder.DropTable(
                name: "erasings",
                schema: "lrs");

            migrationBuilder.DropIndex(
                name: "IX_documents_organisation_agent",
                schema: "lrs",
                table: "documents");
        }
    }
}
