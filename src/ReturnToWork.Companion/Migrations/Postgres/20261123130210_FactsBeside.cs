using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FactsBeside : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_Facts",
                schema: "companion",
                table: "Facts");

            migrationBuilder.AddColumn<bool>(
                name: "Beside",
                schema: "companion",
                table: "Facts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddPrimaryKey(
                name: "PK_Facts",
                schema: "companion",
                table: "Facts",
                columns: new[] { "Organisation", "Beside", "Statement" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_Facts",
                schema: "companion",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "Beside",
                schema: "companion",
                table: "Facts");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Facts",
                schema: "companion",
                table: "Facts",
                columns: new[] { "Organisation", "Statement" });
        }
    }
}
