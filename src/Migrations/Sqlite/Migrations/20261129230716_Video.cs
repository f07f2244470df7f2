using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wangge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Video : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "video_cameras",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    site = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    direction_degrees = table.Column<double>(type: "REAL", nullable: false),
                    field_of_view_degrees = table.Column<double>(type: "REAL", nullable: false),
                    reach_metres = table.Column<double>(type: "REAL", nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_sign_shown = table.Column<bool>(type: "INTEGER", nullable: false),
                    sealed_source = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_video_cameras", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "video_standings",
                columns: table => new
                {
                    camera_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    codec = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    width = table.Column<int>(type: "INTEGER", nullable: true),
                    height = table.Column<int>(type: "INTEGER", nullable: true),
                    fault = table.Column<string>(type: "TEXT", nullable: true),
                    tried_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_video_standings", x => x.camera_id);
                });

            migrationBuilder.CreateTable(
                name: "video_viewings",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    camera_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    viewer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    alarm_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: false),
                    reach_metres = table.Column<double>(type: "REAL", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ticket_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    first_frame_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_video_viewings", x => x.seq);
                });

            migrationBuilder.CreateIndex(
                name: "IX_video_cameras_area_path_seq",
                table: "video_cameras",
                columns: new[] { "area_path", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_video_cameras_code",
                table: "video_cameras",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_video_cameras_id",
                table: "video_cameras",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_video_viewings_asked_at",
                table: "video_viewings",
                column: "asked_at");

            migrationBuilder.CreateIndex(
                name: "IX_video_viewings_camera_id_seq",
                table: "video_viewings",
                columns: new[] { "camera_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_video_viewings_id",
                table: "video_viewings",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_video_viewings_ticket_hash",
                table: "video_viewings",
                column: "ticket_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "video_cameras");

            migrationBuilder.DropTable(
                name: "video_standings");

            migrationBuilder.DropTable(
                name: "video_viewings");
        }
    }
}
