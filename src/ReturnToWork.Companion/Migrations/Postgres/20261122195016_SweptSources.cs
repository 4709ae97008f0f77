using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SweptSources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Missed",
                schema: "companion",
                table: "Sources",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "SweptAt",
                schema: "companion",
                table: "Sources",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Missed",
                schema: "companion",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "SweptAt",
                schema: "companion",
                table: "Sources");
        }
    }
}
