using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Tool.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ThemesOfOnesOwn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "house_styles",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Tokens = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    Logo = table.Column<byte[]>(type: "bytea", nullable: true),
                    LogoType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    HelpDutch = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    HelpEnglish = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ConceptHidden = table.Column<bool>(type: "boolean", nullable: false),
                    Changed = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_house_styles", x => x.Organisation);
                });

            migrationBuilder.CreateTable(
                name: "memos",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Pseudonym = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Theme = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Activity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    KeyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memos", x => new { x.Organisation, x.Pseudonym, x.Theme, x.Activity });
                    table.ForeignKey(
                        name: "FK_memos_learners_Organisation_Pseudonym",
                        columns: x => new { x.Organisation, x.Pseudonym },
                        principalSchema: "tool",
                        principalTable: "learners",
                        principalColumns: new[] { "Organisation", "Pseudonym" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "own_texts",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Theme = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    TextId = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    OfHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Changed = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_texts", x => new { x.Organisation, x.Theme, x.Language, x.TextId });
                });

            migrationBuilder.CreateTable(
                name: "recordings",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Theme = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    TextId = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    TextHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Audio = table.Column<byte[]>(type: "bytea", nullable: false),
                    Changed = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recordings", x => new { x.Organisation, x.Theme, x.Language, x.TextId });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "house_styles",
                schema: "tool");

            migrationBuilder.DropTable(
                name: "memos",
                schema: "tool");

            migrationBuilder.DropTable(
                name: "own_texts",
                schema: "tool");

            migrationBuilder.DropTable(
                name: "recordings",
                schema: "tool");
        }
    }
}
