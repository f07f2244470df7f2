using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wangge.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ViewingsOfAlarms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_video_viewings_alarm_id",
                table: "video_viewings",
                column: "alarm_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_video_viewings_alarm_id",
                table: "video_viewings");
        }
    }
}
