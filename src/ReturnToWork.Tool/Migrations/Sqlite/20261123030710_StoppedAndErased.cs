using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Tool.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StoppedAndErased : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ended_visits",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ended_visits", x => new { x.Organisation, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "erasings",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Pseudonym = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Due = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasings", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ended_visits_Until",
                table: "ended_visits",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_erasings_Due",
                table: "erasings",
                column: "Due");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ended_visits");

            migrationBuilder.DropTable(
                name: "erasings");
        }
    }
}
