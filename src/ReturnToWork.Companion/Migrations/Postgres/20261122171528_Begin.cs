using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ReturnToWork.Companion.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Begin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "companion");

            migrationBuilder.CreateTable(
                name: "AccessLog",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Who = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Chain = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessLog", x => new { x.Organisation, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Codes",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Digits = table.Column<string>(type: "text", nullable: true),
                    Made = table.Column<long>(type: "bigint", nullable: false),
                    Expires = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Codes", x => new { x.Organisation, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                schema: "companion",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FriendlyName = table.Column<string>(type: "text", nullable: true),
                    Xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Erased",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Mark = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Erased", x => new { x.Organisation, x.Mark });
                });

            migrationBuilder.CreateTable(
                name: "Facts",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Statement = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Learner = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Theme = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Refers = table.Column<Guid>(type: "uuid", nullable: true),
                    Pairing = table.Column<string>(type: "text", nullable: true),
                    Codes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Facts", x => new { x.Organisation, x.Statement });
                });

            migrationBuilder.CreateTable(
                name: "Links",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Learner = table.Column<string>(type: "text", nullable: false),
                    Pairing = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    Decided = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Links", x => new { x.Organisation, x.Learner, x.Pairing });
                });

            migrationBuilder.CreateTable(
                name: "People",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<string>(type: "text", nullable: false),
                    CallName = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Professionals",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Roles = table.Column<string>(type: "text", nullable: false),
                    LastSignIn = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Professionals", x => new { x.Organisation, x.Subject });
                });

            migrationBuilder.CreateTable(
                name: "SetAside",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Mark = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SetAside", x => new { x.Organisation, x.Source, x.Mark });
                });

            migrationBuilder.CreateTable(
                name: "Sources",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Cursor = table.Column<long>(type: "bigint", nullable: true),
                    ErasuresCursor = table.Column<long>(type: "bigint", nullable: false),
                    LookedAt = table.Column<long>(type: "bigint", nullable: true),
                    Trouble = table.Column<string>(type: "text", nullable: true),
                    TroubleAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sources", x => new { x.Organisation, x.Source });
                });

            migrationBuilder.CreateTable(
                name: "Ticks",
                schema: "companion",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Statement = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ticks", x => new { x.Organisation, x.Person, x.Rule, x.Subject, x.Statement });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Codes_Organisation_Person",
                schema: "companion",
                table: "Codes",
                columns: new[] { "Organisation", "Person" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Organisation_Learner",
                schema: "companion",
                table: "Facts",
                columns: new[] { "Organisation", "Learner" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Organisation_Pairing",
                schema: "companion",
                table: "Facts",
                columns: new[] { "Organisation", "Pairing" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Organisation_Refers",
                schema: "companion",
                table: "Facts",
                columns: new[] { "Organisation", "Refers" });

            migrationBuilder.CreateIndex(
                name: "IX_Links_Organisation_Person",
                schema: "companion",
                table: "Links",
                columns: new[] { "Organisation", "Person" });

            migrationBuilder.CreateIndex(
                name: "IX_People_Organisation_Coach",
                schema: "companion",
                table: "People",
                columns: new[] { "Organisation", "Coach" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessLog",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Codes",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Erased",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Facts",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Links",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "People",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Professionals",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "SetAside",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Sources",
                schema: "companion");

            migrationBuilder.DropTable(
                name: "Ticks",
                schema: "companion");
        }
    }
}
