using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Tool.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class StoppedAndErased : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ended_visits",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ended_visits", x => new { x.Organisation, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "erasings",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Pseudonym = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Due = table.Column<long>(type: "bigint", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasings", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ended_visits_Until",
                schema: "tool",
                table: "ended_visits",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_erasings_Due",
                schema: "tool",
                table: "erasings",
                column: "Due");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ended_visits",
                schema: "tool");

            migrationBuilder.DropTable(
                name: "erasings",
                schema: "tool");
        }
    }
}
