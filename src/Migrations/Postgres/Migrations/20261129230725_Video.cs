using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Wangge.Migrations.Postgres.Migrations
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
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    site = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    purpose = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    longitude = table.Column<double>(type: "double precision", nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    direction_degrees = table.Column<double>(type: "double precision", nullable: false),
                    field_of_view_degrees = table.Column<double>(type: "double precision", nullable: false),
                    reach_metres = table.Column<double>(type: "double precision", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_sign_shown = table.Column<bool>(type: "boolean", nullable: false),
                    sealed_source = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_video_cameras", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "video_standings",
                columns: table => new
                {
                    camera_id = table.Column<Guid>(type: "uuid", nullable: false),
                    codec = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    width = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    fault = table.Column<string>(type: "text", nullable: true),
                    tried_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_video_standings", x => x.camera_id);
                });

            migrationBuilder.CreateTable(
                name: "video_viewings",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    camera_id = table.Column<Guid>(type: "uuid", nullable: false),
                    viewer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    alarm_id = table.Column<Guid>(type: "uuid", nullable: true),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    longitude = table.Column<double>(type: "double precision", nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: false),
                    reach_metres = table.Column<double>(type: "double precision", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ticket_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    first_frame_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
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
