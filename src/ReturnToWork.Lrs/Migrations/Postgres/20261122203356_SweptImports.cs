using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Lrs.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SweptImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "missed",
                schema: "lrs",
                table: "imports",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "swept",
                schema: "lrs",
                table: "imports",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "missed",
                schema: "lrs",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "swept",
                schema: "lrs",
                table: "imports");
        }
    }
}
