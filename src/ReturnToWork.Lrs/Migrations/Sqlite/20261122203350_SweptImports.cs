using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Lrs.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SweptImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "missed",
                table: "imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "swept",
                table: "imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "missed",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "swept",
                table: "imports");
        }
    }
}
