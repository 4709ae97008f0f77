using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FactIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Facts_Organisation_Learner",
                table: "Facts");

            migrationBuilder.DropIndex(
                name: "IX_Facts_Organisation_Pairing",
                table: "Facts");

            migrationBuilder.DropIndex(
                name: "IX_Facts_Organisation_Refers",
                table: "Facts");

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Organisation_Beside_Learner",
                table: "Facts",
                columns: new[] { "Organisation", "Beside", "Learner" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Organisation_Beside_Pairing",
                table: "Facts",
                columns: new[] { "Organisation", "Beside", "Pairing" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Organisation_Beside_Refers",
                table: "Facts",
                columns: new[] { "Organisation", "Beside", "Refers" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Facts_Organisation_Beside_Learner",
                table: "Facts");

            migrationBuilder.DropIndex(
                name: "IX_Facts_Organisation_Beside_Pairing",
                table: "Facts");

            migrationBuilder.DropIndex(
                name: "IX_Facts_Organisation_Beside_Refers",
                table: "Facts");

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Organisation_Learner",
                table: "Facts",
                columns: new[] { "Organisation", "Learner" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Organisation_Pairing",
                table: "Facts",
                columns: new[] { "Organisation", "Pairing" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Organisation_Refers",
                table: "Facts",
                columns: new[] { "Organisation", "Refers" });
        }
    }
}
