using Microsoft.EntityFrameworkCore.Migrations;
using ReturnToWork.Companion.Records;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AccessLogStays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccessAnchors",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Chain = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Cut = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessAnchors", x => new { x.Organisation, x.Number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessLog_Organisation_Person",
                table: "AccessLog",
                columns: new[] { "Organisation", "Person" });

            migrationBuilder.BuildAccessLogStays();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER access_log_no_change; DROP TRIGGER access_log_no_loss; DROP TRIGGER access_anchor_no_change; DROP TRIGGER access_anchor_no_loss");
            migrationBuilder.DropTable(
                name: "AccessAnchors");

            migrationBuilder.DropIndex(
                name: "IX_AccessLog_Organisation_Person",
                table: "AccessLog");
        }
    }
}
