using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wangge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Measures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cases_exclusions",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    formula_code = table.Column<string>(type: "TEXT", nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", nullable: false),
                    asked_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_approved = table.Column<bool>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_exclusions", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "cases_facts",
                columns: table => new
                {
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    rules = table.Column<int>(type: "INTEGER", nullable: false),
                    fold = table.Column<long>(type: "INTEGER", nullable: false),
                    reported_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    rechecked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    facts = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_facts", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "cases_fold",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    fold = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_fold", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_formulas",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    definition = table.Column<string>(type: "TEXT", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    published_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_formulas", x => new { x.code, x.version });
                });

            migrationBuilder.CreateTable(
                name: "cases_recheck_draws",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    seed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    seed_source = table.Column<string>(type: "TEXT", nullable: false),
                    drawn_at = table.Column<long>(type: "INTEGER", nullable: false),
                    drawn_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    strata = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_recheck_draws", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_rechecks",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    drawing_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    lot = table.Column<int>(type: "INTEGER", nullable: false),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    done_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    by_unit_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    has_passed = table.Column<bool>(type: "INTEGER", nullable: true),
                    reason_code = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_rechecks", x => x.seq);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_exclusions_case_id",
                table: "cases_exclusions",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_cases_exclusions_id",
                table: "cases_exclusions",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_facts_fold",
                table: "cases_facts",
                column: "fold");

            migrationBuilder.CreateIndex(
                name: "IX_cases_facts_last_at",
                table: "cases_facts",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "IX_cases_recheck_draws_month",
                table: "cases_recheck_draws",
                column: "month",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_rechecks_case_id",
                table: "cases_rechecks",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_cases_rechecks_done_at",
                table: "cases_rechecks",
                column: "done_at");

            migrationBuilder.CreateIndex(
                name: "IX_cases_rechecks_drawing_id_case_id",
                table: "cases_rechecks",
                columns: new[] { "drawing_id", "case_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_rechecks_id",
                table: "cases_rechecks",
                column: "id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cases_exclusions");

            migrationBuilder.DropTable(
                name: "cases_facts");

            migrationBuilder.DropTable(
                name: "cases_fold");

            migrationBuilder.DropTable(
                name: "cases_formulas");

            migrationBuilder.DropTable(
                name: "cases_recheck_draws");

            migrationBuilder.DropTable(
                name: "cases_rechecks");
        }
    }
}
