using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Wangge.Migrations.Postgres.Migrations
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
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_end_found",
                table: "video_viewings",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "media_server_id",
                table: "video_viewings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "peer_hash",
                table: "video_viewings",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "misses",
                table: "video_standings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "since",
                table: "video_standings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "media_path",
                table: "video_cameras",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "media_server_id",
                table: "video_cameras",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "identity_accounts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone",
                table: "identity_accounts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "closure_id",
                table: "dispatch_sendings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "post_latitude",
                table: "dispatch_sendings",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "post_longitude",
                table: "dispatch_sendings",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "post_number",
                table: "dispatch_sendings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "opens_with_case",
                table: "dispatch_closures",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "posts",
                table: "dispatch_closures",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "words",
                table: "alarms_faults",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "video_media_servers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    sealed_secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_video_media_servers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "video_owed_stops",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    viewing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_video_owed_stops", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "video_snapshots",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    viewing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_number = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
