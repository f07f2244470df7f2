using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wangge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CaseQueue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cases_open_due",
                table: "cases_cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_reported",
                table: "cases_cases");

            migrationBuilder.AddColumn<bool>(
                name: "is_helped",
                table: "cases_cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "soon_at",
                table: "cases_cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 3155063616000000000L);

            // Cases that stand already: as the rows would have been written.
            migrationBuilder.Sql("UPDATE cases_cases SET is_helped = helpers <> '[]', soon_at = due_order");
            migrationBuilder.Sql(
                """
                UPDATE cases_cases SET soon_at = started + ((due_order - started) * 4 / 5) / 10 * 10
                FROM (SELECT c.seq AS at, min(621355968000000000 + unixepoch(substr(json_extract(k.value, '$.startedAt'), 1, 19)) * 10000000) AS started
                      FROM cases_cases c, json_each(c.clocks) k
                      WHERE json_extract(k.value, '$.stoppedAt') IS NULL AND json_extract(k.value, '$.pausedSince') IS NULL
                        AND abs(621355968000000000 + unixepoch(substr(json_extract(k.value, '$.dueAt'), 1, 19)) * 10000000 - c.due_order) < 10000000
                      GROUP BY c.seq) running
                WHERE seq = running.at
                """);

            migrationBuilder.CreateIndex(
                name: "ix_cases_helped_due",
                table: "cases_cases",
                columns: new[] { "due_order", "seq" },
                filter: "is_helped");

            migrationBuilder.CreateIndex(
                name: "ix_cases_helped_reported",
                table: "cases_cases",
                columns: new[] { "reported_at", "seq" },
                filter: "is_helped");

            migrationBuilder.CreateIndex(
                name: "ix_cases_holder",
                table: "cases_cases",
                column: "holder_id",
                filter: "holder_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_due",
                table: "cases_cases",
                columns: new[] { "due_order", "seq", "area_path", "soon_at" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_place",
                table: "cases_cases",
                columns: new[] { "latitude", "longitude", "area_path", "due_order", "soon_at" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_reported",
                table: "cases_cases",
                columns: new[] { "reported_at", "seq", "area_path" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_state_reported",
                table: "cases_cases",
                columns: new[] { "state", "reported_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_unit_reported",
                table: "cases_cases",
                columns: new[] { "lead_unit_id", "reported_at", "seq" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cases_helped_due",
                table: "cases_cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_helped_reported",
                table: "cases_cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_holder",
                table: "cases_cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_open_due",
                table: "cases_cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_open_place",
                table: "cases_cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_reported",
                table: "cases_cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_state_reported",
                table: "cases_cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_unit_reported",
                table: "cases_cases");

            migrationBuilder.DropColumn(
                name: "is_helped",
                table: "cases_cases");

            migrationBuilder.DropColumn(
                name: "soon_at",
                table: "cases_cases");

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_due",
                table: "cases_cases",
                columns: new[] { "due_order", "seq" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_reported",
                table: "cases_cases",
                columns: new[] { "reported_at", "seq" });
        }
    }
}
