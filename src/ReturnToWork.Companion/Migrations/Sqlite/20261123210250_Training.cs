using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Training : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BadgeKeys",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", nullable: false),
                    KeyId = table.Column<string>(type: "TEXT", nullable: false),
                    PublicJwk = table.Column<string>(type: "TEXT", nullable: false),
                    SealedPrivate = table.Column<string>(type: "TEXT", nullable: false),
                    Made = table.Column<long>(type: "INTEGER", nullable: false),
                    Retired = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BadgeKeys", x => new { x.Organisation, x.KeyId });
                });

            migrationBuilder.CreateTable(
                name: "Badges",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Trainee = table.Column<Guid>(type: "TEXT", nullable: false),
                    Issued = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Revoked = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedFor = table.Column<string>(type: "TEXT", nullable: true),
                    SealedCredential = table.Column<string>(type: "TEXT", nullable: false),
                    CodeHash = table.Column<string>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Badges", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Evidence",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Trainee = table.Column<Guid>(type: "TEXT", nullable: false),
                    Requirement = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Progress",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", nullable: false),
                    Trainee = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Progress", x => new { x.Organisation, x.Trainee });
                });

            migrationBuilder.CreateTable(
                name: "Seats",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", nullable: false),
                    Session = table.Column<Guid>(type: "TEXT", nullable: false),
                    Trainee = table.Column<Guid>(type: "TEXT", nullable: false),
                    Registered = table.Column<long>(type: "INTEGER", nullable: false),
                    Withdrawn = table.Column<long>(type: "INTEGER", nullable: true),
                    Attended = table.Column<bool>(type: "INTEGER", nullable: true),
                    BroughtCase = table.Column<bool>(type: "INTEGER", nullable: false),
                    Statement = table.Column<Guid>(type: "TEXT", nullable: true),
                    CaseStatement = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Seats", x => new { x.Organisation, x.Session, x.Trainee });
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Requirement = table.Column<string>(type: "TEXT", nullable: false),
                    Starts = table.Column<long>(type: "INTEGER", nullable: false),
                    Ends = table.Column<long>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: true),
                    Link = table.Column<string>(type: "TEXT", nullable: true),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    Trainer = table.Column<string>(type: "TEXT", nullable: false),
                    Cancelled = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Standings",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PrivacyUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CertifiedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    GraceUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Standings", x => new { x.Organisation, x.Subject });
                });

            migrationBuilder.CreateTable(
                name: "Trainees",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", nullable: false),
                    Employer = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: true),
                    SealedName = table.Column<string>(type: "TEXT", nullable: false),
                    SealedMail = table.Column<string>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    ProtocolVersion = table.Column<string>(type: "TEXT", nullable: false),
                    Invited = table.Column<long>(type: "INTEGER", nullable: false),
                    InviteHash = table.Column<string>(type: "TEXT", nullable: true),
                    Left = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Trainees", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "TrainingStatements",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Trainee = table.Column<Guid>(type: "TEXT", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    Made = table.Column<long>(type: "INTEGER", nullable: false),
                    Sent = table.Column<long>(type: "INTEGER", nullable: true),
                    Trouble = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingStatements", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Badges_Organisation_CodeHash",
                table: "Badges",
                columns: new[] { "Organisation", "CodeHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Badges_Organisation_Place",
                table: "Badges",
                columns: new[] { "Organisation", "Place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Badges_Organisation_Trainee",
                table: "Badges",
                columns: new[] { "Organisation", "Trainee" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_Organisation_Trainee",
                table: "Evidence",
                columns: new[] { "Organisation", "Trainee" });

            migrationBuilder.CreateIndex(
                name: "IX_Seats_Organisation_Trainee",
                table: "Seats",
                columns: new[] { "Organisation", "Trainee" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_Organisation_Starts",
                table: "Sessions",
                columns: new[] { "Organisation", "Starts" });

            migrationBuilder.CreateIndex(
                name: "IX_Trainees_Organisation_Actor",
                table: "Trainees",
                columns: new[] { "Organisation", "Actor" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Trainees_Organisation_Employer_Subject",
                table: "Trainees",
                columns: new[] { "Organisation", "Employer", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Trainees_Organisation_InviteHash",
                table: "Trainees",
                columns: new[] { "Organisation", "InviteHash" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingStatements_Organisation_Sent",
                table: "TrainingStatements",
                columns: new[] { "Organisation", "Sent" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BadgeKeys");

            migrationBuilder.DropTable(
                name: "Badges");

            migrationBuilder.DropTable(
                name: "Evidence");

            migrationBuilder.DropTable(
                name: "Progress");

            migrationBuilder.DropTable(
                name: "Seats");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "Standings");

            migrationBuilder.DropTable(
                name: "Trainees");

            migrationBuilder.DropTable(
                name: "TrainingStatements");
        }
    }
}
