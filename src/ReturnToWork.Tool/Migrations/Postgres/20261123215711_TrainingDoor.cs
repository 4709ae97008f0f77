using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Tool.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TrainingDoor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Actor",
                schema: "tool",
                table: "coach_codes",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Training",
                schema: "tool",
                table: "coach_codes",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "spent_tickets",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spent_tickets", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "training_joins",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    KeyHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Training = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Actor = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_joins", x => new { x.Organisation, x.KeyHash });
                });

            migrationBuilder.CreateIndex(
                name: "IX_spent_tickets_Until",
                schema: "tool",
                table: "spent_tickets",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_training_joins_Training_Actor",
                schema: "tool",
                table: "training_joins",
                columns: new[] { "Training", "Actor" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "spent_tickets",
                schema: "tool");

            migrationBuilder.DropTable(
                name: "training_joins",
                schema: "tool");

            migrationBuilder.DropColumn(
                name: "Actor",
                schema: "tool",
                table: "coach_codes");

            migrationBuilder.DropColumn(
                name: "Training",
                schema: "tool",
                table: "coach_codes");
        }
    }
}
