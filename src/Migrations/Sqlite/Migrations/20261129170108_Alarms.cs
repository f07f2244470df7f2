using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wangge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Alarms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alarms_alarms",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    device_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    way = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    @class = table.Column<string>(name: "class", type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    spot = table.Column<string>(type: "TEXT", nullable: true),
                    people = table.Column<int>(type: "INTEGER", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    has_plan = table.Column<bool>(type: "INTEGER", nullable: false),
                    camera_ids = table.Column<string>(type: "TEXT", nullable: false),
                    linked_ids = table.Column<string>(type: "TEXT", nullable: false),
                    escalation = table.Column<string>(type: "TEXT", nullable: false),
                    presses = table.Column<int>(type: "INTEGER", nullable: false),
                    last_pressed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    next_level_at = table.Column<long>(type: "INTEGER", nullable: true),
                    level_seconds = table.Column<string>(type: "TEXT", nullable: false),
                    happened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    pressed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    shown_at = table.Column<long>(type: "INTEGER", nullable: true),
                    acknowledged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    arrived_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    holder_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    units = table.Column<string>(type: "TEXT", nullable: false),
                    operation_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_alarms", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "alarms_contacts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    device_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    duty = table.Column<string>(type: "TEXT", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_contacts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alarms_devices",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    spot = table.Column<string>(type: "TEXT", nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: true),
                    camera_ids = table.Column<string>(type: "TEXT", nullable: false),
                    escalation = table.Column<string>(type: "TEXT", nullable: false),
                    plan = table.Column<string>(type: "TEXT", nullable: true),
                    heartbeat_seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    key_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_devices", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "alarms_fault_journal",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    fault_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    actor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_fault_journal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alarms_faults",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    device_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_faults", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "alarms_journal",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    alarm_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    actor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    happened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state_after = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    named_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_journal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alarms_owed_leaves",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    alarm_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    actor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_device = table.Column<bool>(type: "INTEGER", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_owed_leaves", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "alarms_presses",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    source_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    press_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    alarm_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_presses", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "alarms_rules",
                columns: table => new
                {
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false),
                    set_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_rules", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "alarms_showings",
                columns: table => new
                {
                    alarm_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    console_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    happened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_showings", x => new { x.alarm_id, x.console_id });
                });

            migrationBuilder.CreateTable(
                name: "alarms_standings",
                columns: table => new
                {
                    device_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    last_heard_at = table.Column<long>(type: "INTEGER", nullable: true),
                    battery = table.Column<int>(type: "INTEGER", nullable: true),
                    is_online = table.Column<bool>(type: "INTEGER", nullable: true),
                    last_test_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_alarm_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    expects = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    expects_until = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_standings", x => x.device_id);
                });

            migrationBuilder.CreateTable(
                name: "alarms_words",
                columns: table => new
                {
                    entry_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    alarm_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_words", x => x.entry_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_alarms_alarms_area_path_seq",
                table: "alarms_alarms",
                columns: new[] { "area_path", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_alarms_alarms_device_id_seq",
                table: "alarms_alarms",
                columns: new[] { "device_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_alarms_alarms_id",
                table: "alarms_alarms",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_alarms_alarms_pressed_at",
                table: "alarms_alarms",
                column: "pressed_at");

            migrationBuilder.CreateIndex(
                name: "ix_alarms_alarms_level",
                table: "alarms_alarms",
                column: "next_level_at",
                filter: "next_level_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alarms_alarms_open",
                table: "alarms_alarms",
                column: "seq",
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_alarms_contacts_device_id",
                table: "alarms_contacts",
                column: "device_id");

            migrationBuilder.CreateIndex(
                name: "IX_alarms_devices_area_path_seq",
                table: "alarms_devices",
                columns: new[] { "area_path", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_alarms_devices_code",
                table: "alarms_devices",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_alarms_devices_id",
                table: "alarms_devices",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_alarms_fault_journal_fault_id",
                table: "alarms_fault_journal",
                column: "fault_id");

            migrationBuilder.CreateIndex(
                name: "IX_alarms_faults_area_path_seq",
                table: "alarms_faults",
                columns: new[] { "area_path", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_alarms_faults_id",
                table: "alarms_faults",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alarms_faults_open",
                table: "alarms_faults",
                columns: new[] { "device_id", "kind" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_alarms_journal_alarm_id_sequence",
                table: "alarms_journal",
                columns: new[] { "alarm_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_alarms_presses_source_id_press_id",
                table: "alarms_presses",
                columns: new[] { "source_id", "press_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_alarms_words_alarm_id",
                table: "alarms_words",
                column: "alarm_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alarms_alarms");

            migrationBuilder.DropTable(
                name: "alarms_contacts");

            migrationBuilder.DropTable(
                name: "alarms_devices");

            migrationBuilder.DropTable(
                name: "alarms_fault_journal");

            migrationBuilder.DropTable(
                name: "alarms_faults");

            migrationBuilder.DropTable(
                name: "alarms_journal");

            migrationBuilder.DropTable(
                name: "alarms_owed_leaves");

            migrationBuilder.DropTable(
                name: "alarms_presses");

            migrationBuilder.DropTable(
                name: "alarms_rules");

            migrationBuilder.DropTable(
                name: "alarms_showings");

            migrationBuilder.DropTable(
                name: "alarms_standings");

            migrationBuilder.DropTable(
                name: "alarms_words");
        }
    }
}
