using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AnchorProof : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Proof",
                schema: "companion",
                table: "AccessAnchors",
                type: "text",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Proof",
                schema: "companion",
                table: "AccessAnchors");
        }
    }
}
