using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wangge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SuggestedGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cases_group_members",
                columns: table => new
                {
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    group_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_seq = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_group_members", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "cases_groups",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    type_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: false),
                    members = table.Column<int>(type: "INTEGER", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    accepted_case_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_groups", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_group_members_group_id_case_seq",
                table: "cases_group_members",
                columns: new[] { "group_id", "case_seq" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_groups_last_at",
                table: "cases_groups",
                column: "last_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cases_group_members");

            migrationBuilder.DropTable(
                name: "cases_groups");
        }
    }
}
