using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Coaching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Language",
                schema: "companion",
                table: "Professionals",
                type: "text",
                nullable: false,
                defaultValue: "nl");

            migrationBuilder.AddColumn<string>(
                name: "Mode",
                schema: "companion",
                table: "Professionals",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Provider",
                schema: "companion",
                table: "Professionals",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Reminders",
                schema: "companion",
                table: "Professionals",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<int>(
                name: "ReservedMinutes",
                schema: "companion",
                table: "Professionals",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SealedMail",
                schema: "companion",
                table: "Professionals",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SessionsFrom",
                schema: "companion",
                table: "Professionals",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Suspended",
                schema: "companion",
                table: "Professionals",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DeleteAfter",
                schema: "companion",
                table: "People",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mode",
                schema: "companion",
                table: "People",
                type: "text",
                nullable: false,
                defaultValue: "confidential");

            migrationBuilder.AddColumn<long>(
                name: "Stopped",
                schema: "companion",
                table: "People",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Weeks",
                schema: "companion",
                table: "People",
                type: "integer",
                nullable: false,
                defaultValue: 13);

            migrationBuilder.CreateTable(
                name: "Appointments",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<string>(type: "text", nullable: false),
                    Begins = table.Column<long>(type: "bigint", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Cancelled = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appointments", x => new { x.Organisation, x.Person, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Editions",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Who = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Editions", x => new { x.Organisation, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "EndedSessions",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Mark = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EndedSessions", x => new { x.Organisation, x.Mark });
                });

            migrationBuilder.CreateTable(
                name: "ErasureOrders",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Asked = table.Column<long>(type: "bigint", nullable: false),
                    Done = table.Column<long>(type: "bigint", nullable: true),
                    Receipt = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ErasureOrders", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "HiddenSentences",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Sentence = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HiddenSentences", x => new { x.Organisation, x.Person, x.Sentence });
                });

            migrationBuilder.CreateTable(
                name: "Reminders",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Mark = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    To = table.Column<string>(type: "text", nullable: false),
                    Due = table.Column<long>(type: "bigint", nullable: false),
                    Sent = table.Column<long>(type: "bigint", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    NextTry = table.Column<long>(type: "bigint", nullable: true),
                    GivenUp = table.Column<string>(type: "text", nullable: true),
                    Counted = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reminders", x => new { x.Organisation, x.Mark });
                });

            migrationBuilder.CreateTable(
                name: "Retention",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    RanAt = table.Column<long>(type: "bigint", nullable: true),
                    HighWater = table.Column<long>(type: "bigint", nullable: true),
                    Deleted = table.Column<int>(type: "integer", nullable: false),
                    Trouble = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Retention", x => new { x.Organisation, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "SpentTickets",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Mark = table.Column<string>(type: "text", nullable: false),
                    Expires = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpentTickets", x => new { x.Organisation, x.Mark });
                });

            migrationBuilder.CreateTable(
                name: "Talks",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Topics = table.Column<string>(type: "text", nullable: false),
                    Agreement = table.Column<string>(type: "text", nullable: true),
                    LookBack = table.Column<DateOnly>(type: "date", nullable: true),
                    Sentences = table.Column<string>(type: "text", nullable: false),
                    Written = table.Column<long>(type: "bigint", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: true),
                    Fidelity = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Talks", x => new { x.Organisation, x.Person, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Unusual",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Mark = table.Column<string>(type: "text", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false),
                    Who = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    FirstRow = table.Column<long>(type: "bigint", nullable: false),
                    LastRow = table.Column<long>(type: "bigint", nullable: false),
                    Counted = table.Column<int>(type: "integer", nullable: false),
                    Outcome = table.Column<string>(type: "text", nullable: true),
                    LookedAtBy = table.Column<string>(type: "text", nullable: true),
                    LookedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Unusual", x => new { x.Organisation, x.Mark });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_Organisation_Coach_Begins",
                schema: "companion",
                table: "Appointments",
                columns: new[] { "Organisation", "Coach", "Begins" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Appointments",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Editions",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "EndedSessions",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "ErasureOrders",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "HiddenSentences",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Reminders",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Retention",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "SpentTickets",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Talks",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Unusual",
                schema: "companion");

            migrationBuilder.DropColumn(
                name: "Language",
                schema: "companion",
                table: "Professionals");

            migrationBuilder.DropColumn(
                name: "Mode",
                schema: "companion",
                table: "Professionals");

            migrationBuilder.DropColumn(
                name: "Provider",
                schema: "companion",
                table: "Professionals");

            migrationBuilder.DropColumn(
                name: "Reminders",
                schema: "companion",
                table: "Professionals");

            migrationBuilder.DropColumn(
                name: "ReservedMinutes",
                schema: "companion",
                table: "Professionals");

            migrationBuilder.DropColumn(
                name: "SealedMail",
                schema: "companion",
                table: "Professionals");

            migrationBuilder.DropColumn(
                name: "SessionsFrom",
                schema: "companion",
                table: "Professionals");

            migrationBuilder.DropColumn(
                name: "Suspended",
                schema: "companion",
                table: "Professionals");

            migrationBuilder.DropColumn(
                name: "DeleteAfter",
                schema: "companion",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Mode",
                schema: "companion",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Stopped",
                schema: "companion",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Weeks",
                schema: "companion",
                table: "People");
        }
    }
}
