using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Wangge.Migrations.Postgres.Migrations
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
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    device_id = table.Column<Guid>(type: "uuid", nullable: true),
                    way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    @class = table.Column<string>(name: "class", type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: true),
                    spot = table.Column<string>(type: "text", nullable: true),
                    people = table.Column<int>(type: "integer", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    has_plan = table.Column<bool>(type: "boolean", nullable: false),
                    camera_ids = table.Column<string>(type: "text", nullable: false),
                    linked_ids = table.Column<string>(type: "text", nullable: false),
                    escalation = table.Column<string>(type: "text", nullable: false),
                    presses = table.Column<int>(type: "integer", nullable: false),
                    last_pressed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    next_level_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    level_seconds = table.Column<string>(type: "text", nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    pressed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    shown_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    arrived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    holder_id = table.Column<Guid>(type: "uuid", nullable: true),
                    units = table.Column<string>(type: "text", nullable: false),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_alarms", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "alarms_contacts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    duty = table.Column<string>(type: "text", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_contacts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alarms_devices",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: true),
                    spot = table.Column<string>(type: "text", nullable: false),
                    longitude = table.Column<double>(type: "double precision", nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: true),
                    camera_ids = table.Column<string>(type: "text", nullable: false),
                    escalation = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: true),
                    heartbeat_seconds = table.Column<int>(type: "integer", nullable: false),
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_devices", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "alarms_fault_journal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fault_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_fault_journal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alarms_faults",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_faults", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "alarms_journal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alarm_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    action = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state_after = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    named_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_journal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alarms_owed_leaves",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    alarm_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_device = table.Column<bool>(type: "boolean", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_owed_leaves", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "alarms_presses",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    press_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    alarm_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_presses", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "alarms_rules",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_rules", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "alarms_showings",
                columns: table => new
                {
                    alarm_id = table.Column<Guid>(type: "uuid", nullable: false),
                    console_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_showings", x => new { x.alarm_id, x.console_id });
                });

            migrationBuilder.CreateTable(
                name: "alarms_standings",
                columns: table => new
                {
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    last_heard_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    battery = table.Column<int>(type: "integer", nullable: true),
                    is_online = table.Column<bool>(type: "boolean", nullable: true),
                    last_test_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_alarm_id = table.Column<Guid>(type: "uuid", nullable: true),
                    expects = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    expects_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms_standings", x => x.device_id);
                });

            migrationBuilder.CreateTable(
                name: "alarms_words",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    alarm_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
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
