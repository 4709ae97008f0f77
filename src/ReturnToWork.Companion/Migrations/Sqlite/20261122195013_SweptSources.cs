using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SweptSources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Missed",
                table: "Sources",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "SweptAt",
                table: "Sources",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Missed",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "SweptAt",
                table: "Sources");
        }
    }
}
