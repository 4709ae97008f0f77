using Microsoft.EntityFrameworkCore.Migrations;
using ReturnToWork.Companion.Records;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AccessLogStays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccessAnchors",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Chain = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Cut = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessAnchors", x => new { x.Organisation, x.Number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessLog_Organisation_Person",
                schema: "companion",
                table: "AccessLog",
                columns: new[] { "Organisation", "Person" });

            migrationBuilder.BuildAccessLogStays();
            migrationBuilder.BuildRowWalls();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION companion.access_log_stays() CASCADE");
            migrationBuilder.DropTable(
                name: "AccessAnchors",
                schema: "companion");

            migrationBuilder.DropIndex(
                name: "IX_AccessLog_Organisation_Person",
                schema: "companion",
                table: "AccessLog");
        }
    }
}
