using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnToWork.Lti.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Advantage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Proven",
                schema: "lti",
                table: "logins",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StorageTarget",
                schema: "lti",
                table: "logins",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "changes",
                schema: "lti",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changes", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "deployments",
                schema: "lti",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Client = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    DeploymentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    FirstSeen = table.Column<long>(type: "bigint", nullable: false),
                    Changed = table.Column<long>(type: "bigint", nullable: false),
                    MembersUrl = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deployments", x => new { x.Organisation, x.Client, x.DeploymentId });
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                schema: "lti",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SecretHash = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    Label = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Offer = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    Registration = table.Column<Guid>(type: "uuid", nullable: true),
                    Grades = table.Column<bool>(type: "boolean", nullable: false),
                    Members = table.Column<bool>(type: "boolean", nullable: false),
                    Made = table.Column<long>(type: "bigint", nullable: false),
                    Expires = table.Column<long>(type: "bigint", nullable: false),
                    Used = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitations", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "launch_log",
                schema: "lti",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Reference = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Paragraph = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Client = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true),
                    Deployment = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_launch_log", x => new { x.Organisation, x.Reference });
                });

            migrationBuilder.CreateTable(
                name: "line_items",
                schema: "lti",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Registration = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    ResourceLink = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Item = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    Items = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    Scopes = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    Seen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_line_items", x => new { x.Organisation, x.Registration, x.ResourceLink });
                });

            migrationBuilder.CreateTable(
                name: "own_keys",
                schema: "lti",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Client = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    Kid = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    Public = table.Column<string>(type: "character varying(4096)", maxLength: 4096, nullable: false),
                    Created = table.Column<long>(type: "bigint", nullable: false),
                    SignsFrom = table.Column<long>(type: "bigint", nullable: false),
                    Retires = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_keys", x => new { x.Organisation, x.Client, x.Kid });
                });

            migrationBuilder.CreateTable(
                name: "registrations",
                schema: "lti",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Label = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Made = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Client = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    Issuer = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    ClientId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    AuthorizationEndpoint = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    TokenEndpoint = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    JwksUri = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    Keys = table.Column<string>(type: "character varying(65536)", maxLength: 65536, nullable: true),
                    TokenAudience = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    Scopes = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    Offer = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    Grades = table.Column<bool>(type: "boolean", nullable: false),
                    Members = table.Column<bool>(type: "boolean", nullable: false),
                    RegistrationEndpoint = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    Family = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Created = table.Column<long>(type: "bigint", nullable: false),
                    Changed = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registrations", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "scores",
                schema: "lti",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Registration = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    ResourceLink = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Person = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    Subject = table.Column<byte[]>(type: "bytea", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Due = table.Column<long>(type: "bigint", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    LastError = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scores", x => new { x.Organisation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "suspended_organisations",
                schema: "lti",
                columns: table => new
                {
                    Organisation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_suspended_organisations", x => x.Organisation);
                });

            migrationBuilder.InsertData(
                schema: "lti",
                table: "changes",
                columns: new[] { "Name", "Number" },
                values: new object[] { "registrations", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_invitations_Expires",
                schema: "lti",
                table: "invitations",
                column: "Expires");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_SecretHash",
                schema: "lti",
                table: "invitations",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_launch_log_Organisation_At",
                schema: "lti",
                table: "launch_log",
                columns: new[] { "Organisation", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_registrations_Client",
                schema: "lti",
                table: "registrations",
                column: "Client",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_scores_Organisation_Registration_ResourceLink_Person",
                schema: "lti",
                table: "scores",
                columns: new[] { "Organisation", "Registration", "ResourceLink", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_scores_State_Due",
                schema: "lti",
                table: "scores",
                columns: new[] { "State", "Due" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "changes",
                schema: "lti");

            migrationBuilder.DropTable(
                name: "deployments",
                schema: "lti");

            migrationBuilder.DropTable(
                name: "invitations",
                schema: "lti");

            migrationBuilder.DropTable(
                name: "launch_log",
                schema: "lti");

            migrationBuilder.DropTable(
                name: "line_items",
                schema: "lti");

            migrationBuilder.DropTable(
                name: "own_keys",
                schema: "lti");

            migrationBuilder.DropTable(
                name: "registrations",
                schema: "lti");

            migrationBuilder.DropTable(
                name: "scores",
                schema: "lti");

            migrationBuilder.DropTable(
                name: "suspended_organisations",
                schema: "lti");

            migrationBuilder.DropColumn(
                name: "Proven",
                schema: "lti",
                table: "logins");

            migrationBuilder.DropColumn(
                name: "StorageTarget",
                schema: "lti",
                table: "logins");
        }
    }
}
