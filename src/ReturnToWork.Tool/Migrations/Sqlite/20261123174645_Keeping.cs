using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Tool.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Keeping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ErasedOn",
                table: "learners",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastDay",
                table: "learners",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "retention",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    HighWater = table.Column<long>(type: "INTEGER", nullable: false),
                    RanAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    LastCount = table.Column<int>(type: "INTEGER", nullable: false),
                    LastDeleted = table.Column<long>(type: "INTEGER", nullable: true),
                    Total = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retention", x => new { x.Organisation, x.Kind });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "retention");

            migrationBuilder.DropColumn(
                name: "ErasedOn",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "LastDay",
                table: "learners");
        }
    }
}
