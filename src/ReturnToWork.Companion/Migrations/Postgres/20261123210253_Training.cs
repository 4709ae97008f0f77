using System;
using Microsoft.EntityFrameworkCore.Migrations;
using ReturnToWork.Companion.Records;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Training : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BadgeKeys",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    KeyId = table.Column<string>(type: "text", nullable: false),
                    PublicJwk = table.Column<string>(type: "text", nullable: false),
                    SealedPrivate = table.Column<string>(type: "text", nullable: false),
                    Made = table.Column<long>(type: "bigint", nullable: false),
                    Retired = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BadgeKeys", x => new { x.Organisation, x.KeyId });
                });

            migrationBuilder.CreateTable(
                name: "Badges",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Trainee = table.Column<Guid>(type: "uuid", nullable: false),
                    Issued = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    Revoked = table.Column<long>(type: "bigint", nullable: true),
                    RevokedFor = table.Column<string>(type: "text", nullable: true),
                    SealedCredential = table.Column<string>(type: "text", nullable: false),
                    CodeHash = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Badges", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Evidence",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Trainee = table.Column<Guid>(type: "uuid", nullable: false),
                    Requirement = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Progress",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Trainee = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Progress", x => new { x.Organisation, x.Trainee });
                });

            migrationBuilder.CreateTable(
                name: "Seats",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Session = table.Column<Guid>(type: "uuid", nullable: false),
                    Trainee = table.Column<Guid>(type: "uuid", nullable: false),
                    Registered = table.Column<long>(type: "bigint", nullable: false),
                    Withdrawn = table.Column<long>(type: "bigint", nullable: true),
                    Attended = table.Column<bool>(type: "boolean", nullable: true),
                    BroughtCase = table.Column<bool>(type: "boolean", nullable: false),
                    Statement = table.Column<Guid>(type: "uuid", nullable: true),
                    CaseStatement = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Seats", x => new { x.Organisation, x.Session, x.Trainee });
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Requirement = table.Column<string>(type: "text", nullable: false),
                    Starts = table.Column<long>(type: "bigint", nullable: false),
                    Ends = table.Column<long>(type: "bigint", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: true),
                    Link = table.Column<string>(type: "text", nullable: true),
                    Capacity = table.Column<int>(type: "integer", nullable: false),
                    Trainer = table.Column<string>(type: "text", nullable: false),
                    Cancelled = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Standings",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: true),
                    PrivacyUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    CertifiedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    GraceUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Standings", x => new { x.Organisation, x.Subject });
                });

            migrationBuilder.CreateTable(
                name: "Trainees",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Actor = table.Column<string>(type: "text", nullable: false),
                    Employer = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: true),
                    SealedName = table.Column<string>(type: "text", nullable: false),
                    SealedMail = table.Column<string>(type: "text", nullable: true),
                    Language = table.Column<string>(type: "text", nullable: false),
                    ProtocolVersion = table.Column<string>(type: "text", nullable: false),
                    Invited = table.Column<long>(type: "bigint", nullable: false),
                    InviteHash = table.Column<string>(type: "text", nullable: true),
                    Left = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Trainees", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "TrainingStatements",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Trainee = table.Column<Guid>(type: "uuid", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Made = table.Column<long>(type: "bigint", nullable: false),
                    Sent = table.Column<long>(type: "bigint", nullable: true),
                    Trouble = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingStatements", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Badges_Organisation_CodeHash",
                schema: "companion",
                table: "Badges",
                columns: new[] { "Organisation", "CodeHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Badges_Organisation_Place",
                schema: "companion",
                table: "Badges",
                columns: new[] { "Organisation", "Place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Badges_Organisation_Trainee",
                schema: "companion",
                table: "Badges",
                columns: new[] { "Organisation", "Trainee" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_Organisation_Trainee",
                schema: "companion",
                table: "Evidence",
                columns: new[] { "Organisation", "Trainee" });

            migrationBuilder.CreateIndex(
                name: "IX_Seats_Organisation_Trainee",
                schema: "companion",
                table: "Seats",
                columns: new[] { "Organisation", "Trainee" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_Organisation_Starts",
                schema: "companion",
                table: "Sessions",
                columns: new[] { "Organisation", "Starts" });

            migrationBuilder.CreateIndex(
                name: "IX_Trainees_Organisation_Actor",
                schema: "companion",
                table: "Trainees",
                columns: new[] { "Organisation", "Actor" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Trainees_Organisation_Employer_Subject",
                schema: "companion",
                table: "Trainees",
                columns: new[] { "Organisation", "Employer", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Trainees_Organisation_InviteHash",
                schema: "companion",
                table: "Trainees",
                columns: new[] { "Organisation", "InviteHash" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingStatements_Organisation_Sent",
                schema: "companion",
                table: "TrainingStatements",
                columns: new[] { "Organisation", "Sent" });

            migrationBuilder.BuildRowWalls();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BadgeKeys",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Badges",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Evidence",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Progress",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Seats",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Sessions",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Standings",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Trainees",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "TrainingStatements",
                schema: "companion");
        }
    }
}
