using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FactsBeside : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_Facts",
                table: "Facts");

            migrationBuilder.AddColumn<bool>(
                name: "Beside",
                table: "Facts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddPrimaryKey(
                name: "PK_Facts",
                table: "Facts",
                columns: new[] { "Organisation", "Beside", "Statement" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_Facts",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "Beside",
                table: "Facts");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Facts",
                table: "Facts",
                columns: new[] { "Organisation", "Statement" });
        }
    }
}
