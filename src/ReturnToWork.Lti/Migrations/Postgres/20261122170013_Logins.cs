using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Lti.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Logins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "lti");

            migrationBuilder.CreateTable(
                name: "logins",
                schema: "lti",
                columns: table => new
                {
                    Client = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    StateHash = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    NonceHash = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    ProofHash = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    TargetLink = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    DeploymentHint = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    Expires = table.Column<long>(type: "bigint", nullable: false),
                    Spent = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_logins", x => new { x.Client, x.StateHash });
                });

            migrationBuilder.CreateIndex(
                name: "IX_logins_Client_Expires",
                schema: "lti",
                table: "logins",
                columns: new[] { "Client", "Expires" });

            migrationBuilder.CreateIndex(
                name: "IX_logins_Expires",
                schema: "lti",
                table: "logins",
                column: "Expires");

            migrationBuilder.CreateIndex(
                name: "IX_logins_NonceHash",
                schema: "lti",
                table: "logins",
                column: "NonceHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_logins_StateHash",
                schema: "lti",
                table: "logins",
                column: "StateHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "logins",
                schema: "lti");
        }
    }
}
