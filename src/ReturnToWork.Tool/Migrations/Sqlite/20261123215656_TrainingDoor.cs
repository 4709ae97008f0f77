using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Tool.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TrainingDoor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Actor",
                table: "coach_codes",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Training",
                table: "coach_codes",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "spent_tickets",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spent_tickets", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "training_joins",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Training = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_joins", x => new { x.Organisation, x.KeyHash });
                });

            migrationBuilder.CreateIndex(
                name: "IX_spent_tickets_Until",
                table: "spent_tickets",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_training_joins_Training_Actor",
                table: "training_joins",
                columns: new[] { "Training", "Actor" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "spent_tickets");

            migrationBuilder.DropTable(
                name: "training_joins");

            migrationBuilder.DropColumn(
                name: "Actor",
                table: "coach_codes");

            migrationBuilder.DropColumn(
                name: "Training",
                table: "coach_codes");
        }
    }
}
