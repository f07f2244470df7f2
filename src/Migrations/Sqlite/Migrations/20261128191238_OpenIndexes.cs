using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wangge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OpenIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cases_open_due",
                table: "cases_cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_unit_due",
                table: "cases_cases");

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_due",
                table: "cases_cases",
                columns: new[] { "due_order", "seq", "area_path", "soon_at", "type_id" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_reported",
                table: "cases_cases",
                columns: new[] { "reported_at", "seq", "area_path", "due_order" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_unit_due",
                table: "cases_cases",
                columns: new[] { "lead_unit_id", "due_order", "seq" },
                filter: "ended_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cases_open_due",
                table: "cases_cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_open_reported",
                table: "cases_cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_unit_due",
                table: "cases_cases");

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_due",
                table: "cases_cases",
                columns: new[] { "due_order", "seq", "area_path", "soon_at" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_unit_due",
                table: "cases_cases",
                columns: new[] { "lead_unit_id", "due_order", "seq" });
        }
    }
}
