using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wangge.Migrations.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "cases_subscriptions",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    west = table.Column<double>(type: "REAL", nullable: false),
                    south = table.Column<double>(type: "REAL", nullable: false),
                    east = table.Column<double>(type: "REAL", nullable: false),
                    north = table.Column<double>(type: "REAL", nullable: false),
                    type_keys = table.Column<string>(type: "TEXT", nullable: false),
                    link_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    wrong_codes = table.Column<int>(type: "INTEGER", nullable: false),
                    last_day = table.Column<int>(type: "INTEGER", nullable: true),
                    on_last_day = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_subscriptions", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "cases_views",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    filter = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false)
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
