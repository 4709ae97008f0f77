using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Lti.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Logins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "logins",
                columns: table => new
                {
                    Client = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    StateHash = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    NonceHash = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    ProofHash = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    TargetLink = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    DeploymentHint = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Expires = table.Column<long>(type: "INTEGER", nullable: false),
                    Spent = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_logins", x => new { x.Client, x.StateHash });
                });

            migrationBuilder.CreateIndex(
                name: "IX_logins_Client_Expires",
                table: "logins",
                columns: new[] { "Client", "Expires" });

            migrationBuilder.CreateIndex(
                name: "IX_logins_Expires",
                table: "logins",
                column: "Expires");

            migrationBuilder.CreateIndex(
                name: "IX_logins_NonceHash",
                table: "logins",
                column: "NonceHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_logins_StateHash",
                table: "logins",
                column: "StateHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "logins");
        }
    }
}
