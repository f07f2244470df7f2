using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Wangge.Migrations.Postgres.Migrations
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
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    formula_code = table.Column<string>(type: "text", nullable: false),
                    reason_code = table.Column<string>(type: "text", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_approved = table.Column<bool>(type: "boolean", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_exclusions", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "cases_facts",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    rules = table.Column<int>(type: "integer", nullable: false),
                    fold = table.Column<long>(type: "bigint", nullable: false),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rechecked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    facts = table.Column<string>(type: "text", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_facts", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "cases_fold",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    fold = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_fold", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_formulas",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    definition = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_by = table.Column<Guid>(type: "uuid", nullable: false),
                    reason_code = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_formulas", x => new { x.code, x.version });
                });

            migrationBuilder.CreateTable(
                name: "cases_recheck_draws",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    seed = table.Column<byte[]>(type: "bytea", nullable: false),
                    seed_source = table.Column<string>(type: "text", nullable: false),
                    drawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    drawn_by = table.Column<Guid>(type: "uuid", nullable: false),
                    strata = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_recheck_draws", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_rechecks",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    drawing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    lot = table.Column<int>(type: "integer", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_by = table.Column<Guid>(type: "uuid", nullable: true),
                    by_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    has_passed = table.Column<bool>(type: "boolean", nullable: true),
                    reason_code = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
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
