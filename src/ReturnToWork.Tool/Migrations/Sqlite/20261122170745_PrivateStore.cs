using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Tool.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PrivateStore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "coach_codes",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    KeyedHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Coach = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Mode = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Expires = table.Column<long>(type: "INTEGER", nullable: false),
                    RedeemedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    RedeemedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Sees = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coach_codes", x => new { x.Organisation, x.KeyedHash });
                });

            migrationBuilder.CreateTable(
                name: "installation_secrets",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Protected = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation_secrets", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "key_ring",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_ring", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "learners",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Pseudonym = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    KeyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedDay = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_learners", x => new { x.Organisation, x.KeyHash });
                    table.UniqueConstraint("AK_learners_Organisation_Pseudonym", x => new { x.Organisation, x.Pseudonym });
                });

            migrationBuilder.CreateTable(
                name: "unsaid",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    StatementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Due = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unsaid", x => new { x.Organisation, x.StatementId });
                });

            migrationBuilder.CreateTable(
                name: "write_probe",
                columns: table => new
                {
                    Instance = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_write_probe", x => x.Instance);
                });

            migrationBuilder.CreateTable(
                name: "wrong_tries",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Pseudonym = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_wrong_tries", x => new { x.Organisation, x.Pseudonym });
                });

            migrationBuilder.CreateTable(
                name: "answers",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Pseudonym = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Theme = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Activity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    KeyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answers", x => new { x.Organisation, x.Pseudonym, x.Theme, x.Activity });
                    table.ForeignKey(
                        name: "FK_answers_learners_Organisation_Pseudonym",
                        columns: x => new { x.Organisation, x.Pseudonym },
                        principalTable: "learners",
                        principalColumns: new[] { "Organisation", "Pseudonym" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "enrolments",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Pseudonym = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Theme = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    XapiRegistration = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrolments", x => new { x.Organisation, x.Pseudonym, x.Theme });
                    table.ForeignKey(
                        name: "FK_enrolments_learners_Organisation_Pseudonym",
                        columns: x => new { x.Organisation, x.Pseudonym },
                        principalTable: "learners",
                        principalColumns: new[] { "Organisation", "Pseudonym" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_coach_codes_Expires",
                table: "coach_codes",
                column: "Expires");

            migrationBuilder.CreateIndex(
                name: "IX_coach_codes_Organisation_RedeemedBy",
                table: "coach_codes",
                columns: new[] { "Organisation", "RedeemedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_Organisation_XapiRegistration",
                table: "enrolments",
                columns: new[] { "Organisation", "XapiRegistration" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_unsaid_Due",
                table: "unsaid",
                column: "Due");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answers");

            migrationBuilder.DropTable(
                name: "coach_codes");

            migrationBuilder.DropTable(
                name: "enrolments");

            migrationBuilder.DropTable(
                name: "installation_secrets");

            migrationBuilder.DropTable(
                name: "key_ring");

            migrationBuilder.DropTable(
                name: "unsaid");

            migrationBuilder.DropTable(
                name: "write_probe");

            migrationBuilder.DropTable(
                name: "wrong_tries");

            migrationBuilder.DropTable(
                name: "learners");
        }
    }
}
