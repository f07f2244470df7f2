using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wangge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CapAndCameraRounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "door",
                table: "doors_api_keys",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "open311");

            migrationBuilder.CreateTable(
                name: "doors_cap_deliveries",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    peer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    message_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    tried_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doors_cap_deliveries", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "doors_cap_peers",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    key_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doors_cap_peers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "doors_cap_received",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    sender = table.Column<string>(type: "TEXT", nullable: false),
                    identifier = table.Column<string>(type: "TEXT", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    key_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    effect = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: true),
                    alarm_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    alarm_number = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doors_cap_received", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "doors_cap_sent",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    alarm_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    alarm_version = table.Column<int>(type: "INTEGER", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    sender = table.Column<string>(type: "TEXT", nullable: false),
                    identifier = table.Column<string>(type: "TEXT", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doors_cap_sent", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_camera_edition",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    plan_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_camera_edition", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rounds_camera_look",
                columns: table => new
                {
                    round_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    camera_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    finding = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    looked_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    looked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    is_late = table.Column<bool>(type: "INTEGER", nullable: false),
                    fault = table.Column<string>(type: "TEXT", nullable: true),
                    report_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    report_number = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_camera_look", x => new { x.round_id, x.camera_id });
                });

            migrationBuilder.CreateTable(
                name: "rounds_camera_plan",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    edition_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_camera_plan", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_camera_round",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    plan_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    edition_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    watcher_unit_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    slot = table.Column<int>(type: "INTEGER", nullable: false),
                    opens_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closes_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seconds_each = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    taken_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: true),
                    cameras = table.Column<int>(type: "INTEGER", nullable: false),
                    in_order = table.Column<int>(type: "INTEGER", nullable: false),
                    found = table.Column<int>(type: "INTEGER", nullable: false),
                    no_picture = table.Column<int>(type: "INTEGER", nullable: false),
                    late = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_camera_round", x => x.seq);
                });

            migrationBuilder.CreateIndex(
                name: "IX_doors_cap_deliveries_message_id",
                table: "doors_cap_deliveries",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "IX_doors_cap_deliveries_peer_id_message_id",
                table: "doors_cap_deliveries",
                columns: new[] { "peer_id", "message_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_doors_cap_deliveries_waiting",
                table: "doors_cap_deliveries",
                columns: new[] { "peer_id", "seq" },
                filter: "state = 'waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_doors_cap_received_alarm_id",
                table: "doors_cap_received",
                column: "alarm_id");

            migrationBuilder.CreateIndex(
                name: "IX_doors_cap_received_identifier_sender_sent_at",
                table: "doors_cap_received",
                columns: new[] { "identifier", "sender", "sent_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_doors_cap_sent_alarm_id_number",
                table: "doors_cap_sent",
                columns: new[] { "alarm_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_doors_cap_sent_id",
                table: "doors_cap_sent",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_doors_cap_sent_identifier",
                table: "doors_cap_sent",
                column: "identifier");

            migrationBuilder.CreateIndex(
                name: "IX_rounds_camera_edition_plan_id_number",
                table: "rounds_camera_edition",
                columns: new[] { "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_camera_plan_area_path_seq",
                table: "rounds_camera_plan",
                columns: new[] { "area_path", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_camera_plan_id",
                table: "rounds_camera_plan",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_camera_round_edition_id_closes_at",
                table: "rounds_camera_round",
                columns: new[] { "edition_id", "closes_at" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_camera_round_id",
                table: "rounds_camera_round",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_camera_round_opens_at_seq",
                table: "rounds_camera_round",
                columns: new[] { "opens_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_camera_round_plan_id_day_slot_edition_id",
                table: "rounds_camera_round",
                columns: new[] { "plan_id", "day", "slot", "edition_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rounds_camera_round_open",
                table: "rounds_camera_round",
                column: "closes_at",
                filter: "state IN (0, 1)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "doors_cap_deliveries");

            migrationBuilder.DropTable(
                name: "doors_cap_peers");

            migrationBuilder.DropTable(
                name: "doors_cap_received");

            migrationBuilder.DropTable(
                name: "doors_cap_sent");

            migrationBuilder.DropTable(
                name: "rounds_camera_edition");

            migrationBuilder.DropTable(
                name: "rounds_camera_look");

            migrationBuilder.DropTable(
                name: "rounds_camera_plan");

            migrationBuilder.DropTable(
                name: "rounds_camera_round");

            migrationBuilder.DropColumn(
                name: "door",
                table: "doors_api_keys");
        }
    }
}
