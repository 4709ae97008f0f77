using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Tool.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Keeping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ErasedOn",
                schema: "tool",
                table: "learners",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastDay",
                schema: "tool",
                table: "learners",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "retention",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    HighWater = table.Column<long>(type: "bigint", nullable: false),
                    RanAt = table.Column<long>(type: "bigint", nullable: true),
                    Trouble = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    LastCount = table.Column<int>(type: "integer", nullable: false),
                    LastDeleted = table.Column<long>(type: "bigint", nullable: true),
                    Total = table.Column<long>(type: "bigint", nullable: false)
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
                name: "retention",
                schema: "tool");

            migrationBuilder.DropColumn(
                name: "ErasedOn",
                schema: "tool",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "LastDay",
                schema: "tool",
                table: "learners");
        }
    }
}
