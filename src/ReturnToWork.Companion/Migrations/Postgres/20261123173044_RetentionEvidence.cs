using System;
using Microsoft.EntityFrameworkCore.Migrations;
using ReturnToWork.Companion.Records;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RetentionEvidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ToldDeleteAfter",
                schema: "companion",
                table: "People",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RetentionDone",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Before = table.Column<long>(type: "bigint", nullable: false),
                    Deleted = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionDone", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.BuildRowWalls();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RetentionDone",
                schema: "companion");

            migrationBuilder.DropColumn(
                name: "ToldDeleteAfter",
                schema: "companion",
                table: "People");
        }
    }
}
