using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Lti.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Advantage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Proven",
                table: "logins",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StorageTarget",
                table: "logins",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "changes",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changes", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "deployments",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Client = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    DeploymentId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    FirstSeen = table.Column<long>(type: "INTEGER", nullable: false),
                    Changed = table.Column<long>(type: "INTEGER", nullable: false),
                    MembersUrl = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deployments", x => new { x.Organisation, x.Client, x.DeploymentId });
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Offer = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    Registration = table.Column<Guid>(type: "TEXT", nullable: true),
                    Grades = table.Column<bool>(type: "INTEGER", nullable: false),
                    Members = table.Column<bool>(type: "INTEGER", nullable: false),
                    Made = table.Column<long>(type: "INTEGER", nullable: false),
                    Expires = table.Column<long>(type: "INTEGER", nullable: false),
                    Used = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitations", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "launch_log",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Paragraph = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Client = table.Column<string>(type: "TEXT", maxLength: 43, nullable: true),
                    Deployment = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_launch_log", x => new { x.Organisation, x.Reference });
                });

            migrationBuilder.CreateTable(
                name: "line_items",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Registration = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    ResourceLink = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Item = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true),
                    Items = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true),
                    Scopes = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    Seen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_line_items", x => new { x.Organisation, x.Registration, x.ResourceLink });
                });

            migrationBuilder.CreateTable(
                name: "own_keys",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Client = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    Kid = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Public = table.Column<string>(type: "TEXT", maxLength: 4096, nullable: false),
                    Created = table.Column<long>(type: "INTEGER", nullable: false),
                    SignsFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    Retires = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_keys", x => new { x.Organisation, x.Client, x.Kid });
                });

            migrationBuilder.CreateTable(
                name: "registrations",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Made = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Client = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    AuthorizationEndpoint = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    TokenEndpoint = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true),
                    JwksUri = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true),
                    Keys = table.Column<string>(type: "TEXT", maxLength: 65536, nullable: true),
                    TokenAudience = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true),
                    Scopes = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    Offer = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    Grades = table.Column<bool>(type: "INTEGER", nullable: false),
                    Members = table.Column<bool>(type: "INTEGER", nullable: false),
                    RegistrationEndpoint = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true),
                    Family = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Created = table.Column<long>(type: "INTEGER", nullable: false),
                    Changed = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registrations", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "scores",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Registration = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    ResourceLink = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Person = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    Subject = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Due = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scores", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "suspended_organisations",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_suspended_organisations", x => x.Organisation);
                });

            migrationBuilder.InsertData(
                table: "changes",
                columns: new[] { "Name", "Number" },
                values: new object[] { "registrations", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_invitations_Expires",
                table: "invitations",
                column: "Expires");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_SecretHash",
                table: "invitations",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_launch_log_Organisation_At",
                table: "launch_log",
                columns: new[] { "Organisation", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_registrations_Client",
                table: "registrations",
                column: "Client",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_scores_Organisation_Registration_ResourceLink_Person",
                table: "scores",
                columns: new[] { "Organisation", "Registration", "ResourceLink", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_scores_State_Due",
                table: "scores",
                columns: new[] { "State", "Due" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "changes");

            migrationBuilder.DropTable(
                name: "deployments");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "launch_log");

            migrationBuilder.DropTable(
                name: "line_items");

            migrationBuilder.DropTable(
                name: "own_keys");

            migrationBuilder.DropTable(
                name: "registrations");

            migrationBuilder.DropTable(
                name: "scores");

            migrationBuilder.DropTable(
                name: "suspended_organisations");

            migrationBuilder.DropColumn(
                name: "Proven",
                table: "logins");

            migrationBuilder.DropColumn(
                name: "StorageTarget",
                table: "logins");
        }
    }
}
