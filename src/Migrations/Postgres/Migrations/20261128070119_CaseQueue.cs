using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wangge.Migrations.Postgres.Migrations
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
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "soon_at",
                table: "cases_cases",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(9999, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            // Cases that stand already: as the rows would have been written.
            migrationBuilder.Sql("UPDATE cases_cases SET is_helped = helpers <> '[]', soon_at = due_order");
            migrationBuilder.Sql(
                """
                UPDATE cases_cases SET soon_at = running.started + (due_order - running.started) * 0.8
                FROM (SELECT c.seq AS at, min((k ->> 'startedAt')::timestamptz) AS started
                      FROM cases_cases c, jsonb_array_elements(c.clocks::jsonb) k
                      WHERE k ->> 'stoppedAt' IS NULL AND k ->> 'pausedSince' IS NULL AND (k ->> 'dueAt')::timestamptz = c.due_order
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
