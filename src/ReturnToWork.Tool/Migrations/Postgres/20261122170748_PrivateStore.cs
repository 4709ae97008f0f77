using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Tool.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PrivateStore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "tool");

            migrationBuilder.CreateTable(
                name: "coach_codes",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    KeyedHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Coach = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Mode = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Expires = table.Column<long>(type: "bigint", nullable: false),
                    RedeemedBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    RedeemedAt = table.Column<long>(type: "bigint", nullable: true),
                    Sees = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coach_codes", x => new { x.Organisation, x.KeyedHash });
                });

            migrationBuilder.CreateTable(
                name: "installation_secrets",
                schema: "tool",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Protected = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation_secrets", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "key_ring",
                schema: "tool",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_ring", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "learners",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    KeyHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Pseudonym = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    KeyId = table.Column<Guid>(type: "uuid", nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    CreatedDay = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_learners", x => new { x.Organisation, x.KeyHash });
                    table.UniqueConstraint("AK_learners_Organisation_Pseudonym", x => new { x.Organisation, x.Pseudonym });
                });

            migrationBuilder.CreateTable(
                name: "unsaid",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    StatementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Body = table.Column<byte[]>(type: "bytea", nullable: false),
                    Due = table.Column<long>(type: "bigint", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unsaid", x => new { x.Organisation, x.StatementId });
                });

            migrationBuilder.CreateTable(
                name: "write_probe",
                schema: "tool",
                columns: table => new
                {
                    Instance = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_write_probe", x => x.Instance);
                });

            migrationBuilder.CreateTable(
                name: "wrong_tries",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Pseudonym = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_wrong_tries", x => new { x.Organisation, x.Pseudonym });
                });

            migrationBuilder.CreateTable(
                name: "answers",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Pseudonym = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Theme = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Activity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    KeyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answers", x => new { x.Organisation, x.Pseudonym, x.Theme, x.Activity });
                    table.ForeignKey(
                        name: "FK_answers_learners_Organisation_Pseudonym",
                        columns: x => new { x.Organisation, x.Pseudonym },
                        principalSchema: "tool",
                        principalTable: "learners",
                        principalColumns: new[] { "Organisation", "Pseudonym" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "enrolments",
                schema: "tool",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Pseudonym = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Theme = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    XapiRegistration = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrolments", x => new { x.Organisation, x.Pseudonym, x.Theme });
                    table.ForeignKey(
                        name: "FK_enrolments_learners_Organisation_Pseudonym",
                        columns: x => new { x.Organisation, x.Pseudonym },
                        principalSchema: "tool",
                        principalTable: "learners",
                        principalColumns: new[] { "Organisation", "Pseudonym" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_coach_codes_Expires",
                schema: "tool",
                table: "coach_codes",
                column: "Expires");

            migrationBuilder.CreateIndex(
                name: "IX_coach_codes_Organisation_RedeemedBy",
                schema: "tool",
                table: "coach_codes",
                columns: new[] { "Organisation", "RedeemedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_Organisation_XapiRegistration",
                schema: "tool",
                table: "enrolments",
                columns: new[] { "Organisation", "XapiRegistration" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_unsaid_Due",
                schema: "tool",
                table: "unsaid",
                column: "Due");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answers",
                schema: "tool");

            migrationBuilder.DropTable(
                name: "coach_codes",
                schema: "tool");

            migrationBuilder.DropTable(
                name: "enrolments",
                schema: "tool");

            migrationBuilder.DropTable(
                name: "installation_secrets",
                schema: "tool");

            migrationBuilder.DropTable(
                name: "key_ring",
                schema: "tool");

            migrationBuilder.DropTable(
                name: "unsaid",
                schema: "tool");

            migrationBuilder.DropTable(
                name: "write_probe",
                schema: "tool");

            migrationBuilder.DropTable(
                name: "wrong_tries",
                schema: "tool");

            migrationBuilder.DropTable(
                name: "learners",
                schema: "tool");
        }
    }
}
