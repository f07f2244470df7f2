using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wangge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CallsServersSnapshots : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "held_by",
                table: "video_viewings",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_end_found",
                table: "video_viewings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "media_server_id",
                table: "video_viewings",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "peer_hash",
                table: "video_viewings",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "misses",
                table: "video_standings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "since",
                table: "video_standings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "media_path",
                table: "video_cameras",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "media_server_id",
                table: "video_cameras",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "identity_accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone",
                table: "identity_accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "closure_id",
                table: "dispatch_sendings",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "post_latitude",
                table: "dispatch_sendings",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "post_longitude",
                table: "dispatch_sendings",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "post_number",
                table: "dispatch_sendings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "opens_with_case",
                table: "dispatch_closures",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "posts",
                table: "dispatch_closures",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "words",
                table: "alarms_faults",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "video_media_servers",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_video_media_servers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "video_owed_stops",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    viewing_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    owed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_video_owed_stops", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "video_snapshots",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    viewing_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_number = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_video_snapshots", x => x.seq);
                });

            migrationBuilder.CreateIndex(
                name: "ix_video_viewings_open",
                table: "video_viewings",
                column: "started_at",
                filter: "started_at IS NOT NULL AND ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dispatch_operations_commander",
                table: "dispatch_operations",
                column: "commander_id",
                filter: "ended_at IS NULL AND commander_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alarms_journal_links",
                table: "alarms_journal",
                column: "named_id",
                filter: "action = 'link'");

            migrationBuilder.CreateIndex(
                name: "IX_video_snapshots_id",
                table: "video_snapshots",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_video_snapshots_viewing_id",
                table: "video_snapshots",
                column: "viewing_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "video_media_servers");

            migrationBuilder.DropTable(
                name: "video_owed_stops");

            migrationBuilder.DropTable(
                name: "video_snapshots");

            migrationBuilder.DropIndex(
                name: "ix_video_viewings_open",
                table: "video_viewings");

            migrationBuilder.DropIndex(
                name: "ix_dispatch_operations_commander",
                table: "dispatch_operations");

            migrationBuilder.DropIndex(
                name: "ix_alarms_journal_links",
                table: "alarms_journal");

            migrationBuilder.DropColumn(
                name: "held_by",
                table: "video_viewings");

            migrationBuilder.DropColumn(
                name: "is_end_found",
                table: "video_viewings");

            migrationBuilder.DropColumn(
                name: "media_server_id",
                table: "video_viewings");

            migrationBuilder.DropColumn(
                name: "peer_hash",
                table: "video_viewings");

            migrationBuilder.DropColumn(
                name: "misses",
                table: "video_standings");

            migrationBuilder.DropColumn(
                name: "since",
                table: "video_standings");

            migrationBuilder.DropColumn(
                name: "media_path",
                table: "video_cameras");

            migrationBuilder.DropColumn(
                name: "media_server_id",
                table: "video_cameras");

            migrationBuilder.DropColumn(
                name: "email",
                table: "identity_accounts");

            migrationBuilder.DropColumn(
                name: "phone",
                table: "identity_accounts");

            migrationBuilder.DropColumn(
                name: "closure_id",
                table: "dispatch_sendings");

            migrationBuilder.DropColumn(
                name: "post_latitude",
                table: "dispatch_sendings");

            migrationBuilder.DropColumn(
                name: "post_longitude",
                table: "dispatch_sendings");

            migrationBuilder.DropColumn(
                name: "post_number",
                table: "dispatch_sendings");

            migrationBuilder.DropColumn(
                name: "opens_with_case",
                table: "dispatch_closures");

            migrationBuilder.DropColumn(
                name: "posts",
                table: "dispatch_closures");

            migrationBuilder.DropColumn(
                name: "words",
                table: "alarms_faults");
        }
    }
}
