using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Wangge.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ViewsJoinsSubscriptions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_join",
                table: "cases_reports",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "cases_subscriptions",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true),
                    place = table.Column<string>(type: "text", nullable: false),
                    west = table.Column<double>(type: "double precision", nullable: false),
                    south = table.Column<double>(type: "double precision", nullable: false),
                    east = table.Column<double>(type: "double precision", nullable: false),
                    north = table.Column<double>(type: "double precision", nullable: false),
                    type_keys = table.Column<string>(type: "text", nullable: false),
                    link_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    wrong_codes = table.Column<int>(type: "integer", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    on_last_day = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_subscriptions", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "cases_views",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    filter = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_views", x => x.seq);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_subscriptions_email",
                table: "cases_subscriptions",
                column: "email",
                filter: "email IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_subscriptions_id",
                table: "cases_subscriptions",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_subscriptions_link_hash",
                table: "cases_subscriptions",
                column: "link_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_subscriptions_phone",
                table: "cases_subscriptions",
                column: "phone",
                filter: "phone IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_subscriptions_place",
                table: "cases_subscriptions",
                columns: new[] { "south", "north" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_views_account_id",
                table: "cases_views",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_cases_views_id",
                table: "cases_views",
                column: "id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cases_subscriptions");

            migrationBuilder.DropTable(
                name: "cases_views");

            migrationBuilder.DropColumn(
                name: "is_join",
                table: "cases_reports");
        }
    }
}
