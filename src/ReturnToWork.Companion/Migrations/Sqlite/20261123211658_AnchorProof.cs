using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AnchorProof : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Proof",
                table: "AccessAnchors",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Proof",
                table: "AccessAnchors");
        }
    }
}
