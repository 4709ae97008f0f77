using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Tool.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RecordingAddress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Address",
                schema: "tool",
                table: "recordings",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_recordings_Address",
                schema: "tool",
                table: "recordings",
                column: "Address");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_recordings_Address",
                schema: "tool",
                table: "recordings");

            migrationBuilder.DropColumn(
                name: "Address",
                schema: "tool",
                table: "recordings");
        }
    }
}
