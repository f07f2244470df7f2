using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Wangge.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class DispatchRoundsAlarmsVideo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "door",
                table: "doors_api_keys",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "open311");

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

            migrationBuilder.CreateTable(
                name: "dispatch_closures",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    whom = table.Column<string>(type: "text", nullable: false),
                    shape = table.Column<string>(type: "text", nullable: false),
                    car_marks = table.Column<string>(type: "text", nullable: false),
                    foot_marks = table.Column<string>(type: "text", nullable: false),
                    stretches = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reopened_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reopened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_closures", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "dispatch_fixes",
                columns: table => new
                {
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    longitude = table.Column<double>(type: "double precision", nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: false),
                    accuracy_metres = table.Column<double>(type: "double precision", nullable: true),
                    speed_metres_per_second = table.Column<double>(type: "double precision", nullable: true),
                    bearing_degrees = table.Column<double>(type: "double precision", nullable: true),
                    altitude_metres = table.Column<double>(type: "double precision", nullable: true),
                    battery_share = table.Column<double>(type: "double precision", nullable: true),
                    is_late = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_fixes", x => new { x.source_id, x.at });
                });

            migrationBuilder.CreateTable(
                name: "dispatch_journal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    action = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    named_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_journal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dispatch_operations",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    commander_id = table.Column<Guid>(type: "uuid", nullable: true),
                    agency_ids = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_operations", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "dispatch_post_plans",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true),
                    accepted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_post_plans", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "dispatch_sendings",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    zone_minutes = table.Column<double>(type: "double precision", nullable: true),
                    expected_seconds = table.Column<int>(type: "integer", nullable: true),
                    expected_metres = table.Column<int>(type: "integer", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    arrived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    arrived_by_position = table.Column<bool>(type: "boolean", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_sendings", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "dispatch_speeds",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false),
                    table = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_speeds", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "dispatch_trackers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_trackers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dispatch_units",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    skills = table.Column<string>(type: "text", nullable: false),
                    crew_ids = table.Column<string>(type: "text", nullable: false),
                    shift_from = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    shift_to = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    post_longitude = table.Column<double>(type: "double precision", nullable: true),
                    post_latitude = table.Column<double>(type: "double precision", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    on_duty_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_units", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "dispatch_weather",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    weather = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_weather", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "dispatch_words",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_words", x => x.entry_id);
                });

            migrationBuilder.CreateTable(
                name: "dispatch_zones",
                columns: table => new
                {
                    zone_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    edge = table.Column<byte[]>(type: "bytea", nullable: true),
                    is_ended = table.Column<bool>(type: "boolean", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatch_zones", x => new { x.zone_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "doors_cap_deliveries",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    peer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    tried_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doors_cap_deliveries", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "doors_cap_peers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    sealed_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    key_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doors_cap_peers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "doors_cap_received",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sender = table.Column<string>(type: "text", nullable: false),
                    identifier = table.Column<string>(type: "text", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    key_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    effect = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    why = table.Column<string>(type: "text", nullable: true),
                    alarm_id = table.Column<Guid>(type: "uuid", nullable: true),
                    alarm_number = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doors_cap_received", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "doors_cap_sent",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alarm_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    alarm_version = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    sender = table.Column<string>(type: "text", nullable: false),
                    identifier = table.Column<string>(type: "text", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doors_cap_sent", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_camera_edition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_camera_edition", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rounds_camera_look",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    camera_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    finding = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    looked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    looked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seen_seconds = table.Column<int>(type: "integer", nullable: false),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    fault = table.Column<string>(type: "text", nullable: true),
                    report_id = table.Column<Guid>(type: "uuid", nullable: true),
                    report_number = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_camera_look", x => new { x.round_id, x.camera_id });
                });

            migrationBuilder.CreateTable(
                name: "rounds_camera_plan",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_camera_plan", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_camera_round",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    watcher_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seconds_each = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    taken_by = table.Column<Guid>(type: "uuid", nullable: true),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cameras = table.Column<int>(type: "integer", nullable: false),
                    in_order = table.Column<int>(type: "integer", nullable: false),
                    found = table.Column<int>(type: "integer", nullable: false),
                    no_picture = table.Column<int>(type: "integer", nullable: false),
                    late = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_camera_round", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_checklist_versions",
                columns: table => new
                {
                    checklist_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    title_english = table.Column<string>(type: "text", nullable: false),
                    items = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    replaced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_checklist_versions", x => new { x.checklist_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "rounds_checklists",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    in_force = table.Column<int>(type: "integer", nullable: false),
                    draft = table.Column<int>(type: "integer", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_checklists", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_defect_contacts",
                columns: table => new
                {
                    defect_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_defect_contacts", x => x.defect_id);
                });

            migrationBuilder.CreateTable(
                name: "rounds_defects",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    checklist_id = table.Column<Guid>(type: "uuid", nullable: false),
                    checklist_version = table.Column<int>(type: "integer", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    premises = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    severity = table.Column<string>(type: "text", nullable: false),
                    found_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    limit = table.Column<string>(type: "text", nullable: true),
                    fixer_ids = table.Column<string>(type: "text", nullable: false),
                    fixed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reworks = table.Column<int>(type: "integer", nullable: false),
                    step_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    calendar_version = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    escalates_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_defects", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_edition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    walker_role = table.Column<string>(type: "text", nullable: true),
                    walker_area_path = table.Column<string>(type: "text", nullable: true),
                    walker_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_edition", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rounds_inspection_answers",
                columns: table => new
                {
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_code = table.Column<string>(type: "text", nullable: false),
                    finding = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<double>(type: "double precision", nullable: true),
                    photos = table.Column<string>(type: "text", nullable: false),
                    defect_id = table.Column<Guid>(type: "uuid", nullable: true),
                    words = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_inspection_answers", x => new { x.inspection_id, x.item_code });
                });

            migrationBuilder.CreateTable(
                name: "rounds_inspection_journal",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state_before = table.Column<string>(type: "text", nullable: false),
                    state_after = table.Column<string>(type: "text", nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason_code = table.Column<string>(type: "text", nullable: true),
                    data = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_inspection_journal", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_inspection_words",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_inspection_words", x => x.entry_id);
                });

            migrationBuilder.CreateTable(
                name: "rounds_inspections",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    checklist_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    premises = table.Column<string>(type: "text", nullable: false),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    point_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    inspector_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    checklist_version = table.Column<int>(type: "integer", nullable: true),
                    said_done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    in_order = table.Column<int>(type: "integer", nullable: false),
                    defects = table.Column<int>(type: "integer", nullable: false),
                    open_defects = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    entries = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_inspections", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_mark",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    point_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    longitude = table.Column<double>(type: "double precision", nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: false),
                    ways = table.Column<int>(type: "integer", nullable: false),
                    dwell_seconds = table.Column<int>(type: "integer", nullable: false),
                    proved = table.Column<int>(type: "integer", nullable: false),
                    hit_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    is_out_of_order = table.Column<bool>(type: "boolean", nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_mark", x => new { x.round_id, x.point_id });
                });

            migrationBuilder.CreateTable(
                name: "rounds_plan",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_plan", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_point",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    longitude = table.Column<double>(type: "double precision", nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    ways = table.Column<int>(type: "integer", nullable: false),
                    dwell_seconds = table.Column<int>(type: "integer", nullable: false),
                    code_days = table.Column<int>(type: "integer", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_point", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_proof",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    point_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    way = table.Column<int>(type: "integer", nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: true),
                    doubt = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_proof", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_round",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    walker_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_ordered = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    points = table.Column<int>(type: "integer", nullable: false),
                    hit_points = table.Column<int>(type: "integer", nullable: false),
                    late_points = table.Column<int>(type: "integer", nullable: false),
                    out_of_order_points = table.Column<int>(type: "integer", nullable: false),
                    judged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_round", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_track",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fixes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_track", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_walker",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_walker", x => new { x.round_id, x.account_id });
                });

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

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_closures_case_id",
                table: "dispatch_closures",
                column: "case_id",
                filter: "case_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_closures_id",
                table: "dispatch_closures",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dispatch_closures_open",
                table: "dispatch_closures",
                column: "until",
                filter: "reopened_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_journal_operation_id_sequence",
                table: "dispatch_journal",
                columns: new[] { "operation_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_operations_area_path_seq",
                table: "dispatch_operations",
                columns: new[] { "area_path", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_operations_id",
                table: "dispatch_operations",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dispatch_operations_open",
                table: "dispatch_operations",
                column: "subject_id",
                unique: true,
                filter: "ended_at IS NULL AND subject_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dispatch_operations_subject",
                table: "dispatch_operations",
                columns: new[] { "subject_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_post_plans_id",
                table: "dispatch_post_plans",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_sendings_id",
                table: "dispatch_sendings",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_sendings_operation_id_seq",
                table: "dispatch_sendings",
                columns: new[] { "operation_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_sendings_sent_at",
                table: "dispatch_sendings",
                column: "sent_at");

            migrationBuilder.CreateIndex(
                name: "ix_dispatch_sendings_open",
                table: "dispatch_sendings",
                column: "unit_id",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_trackers_hash",
                table: "dispatch_trackers",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_units_code",
                table: "dispatch_units",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_units_id",
                table: "dispatch_units",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_weather_id",
                table: "dispatch_weather",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_words_operation_id",
                table: "dispatch_words",
                column: "operation_id");

            migrationBuilder.CreateIndex(
                name: "IX_dispatch_zones_act_id",
                table: "dispatch_zones",
                column: "act_id",
                unique: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_rounds_checklists_code",
                table: "rounds_checklists",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_checklists_id",
                table: "rounds_checklists",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_defects_area_path_due_at_seq",
                table: "rounds_defects",
                columns: new[] { "area_path", "due_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_defects_due_at_seq",
                table: "rounds_defects",
                columns: new[] { "due_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_defects_escalates_at",
                table: "rounds_defects",
                column: "escalates_at",
                filter: "escalates_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_rounds_defects_id",
                table: "rounds_defects",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_defects_inspection_id",
                table: "rounds_defects",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "IX_rounds_defects_unit_id_state",
                table: "rounds_defects",
                columns: new[] { "unit_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_edition_plan_id_number",
                table: "rounds_edition",
                columns: new[] { "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_edition_walker_role",
                table: "rounds_edition",
                column: "walker_role");

            migrationBuilder.CreateIndex(
                name: "IX_rounds_edition_walker_unit_id",
                table: "rounds_edition",
                column: "walker_unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_rounds_inspection_journal_id",
                table: "rounds_inspection_journal",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_inspection_journal_inspection_id",
                table: "rounds_inspection_journal",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "IX_rounds_inspection_journal_subject_id_sequence",
                table: "rounds_inspection_journal",
                columns: new[] { "subject_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_inspection_words_inspection_id",
                table: "rounds_inspection_words",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "IX_rounds_inspections_area_path_changed_at_seq",
                table: "rounds_inspections",
                columns: new[] { "area_path", "changed_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_inspections_changed_at_seq",
                table: "rounds_inspections",
                columns: new[] { "changed_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_inspections_id",
                table: "rounds_inspections",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_inspections_inspector_id_state",
                table: "rounds_inspections",
                columns: new[] { "inspector_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_inspections_number",
                table: "rounds_inspections",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_mark_opens_at_point_id",
                table: "rounds_mark",
                columns: new[] { "opens_at", "point_id" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_plan_area_path_seq",
                table: "rounds_plan",
                columns: new[] { "area_path", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_plan_id",
                table: "rounds_plan",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_point_area_path_seq",
                table: "rounds_point",
                columns: new[] { "area_path", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_point_code",
                table: "rounds_point",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_point_id",
                table: "rounds_point",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_proof_id",
                table: "rounds_proof",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_proof_round_id",
                table: "rounds_proof",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "IX_rounds_proof_sha256",
                table: "rounds_proof",
                column: "sha256",
                filter: "sha256 IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_rounds_round_edition_id_closes_at",
                table: "rounds_round",
                columns: new[] { "edition_id", "closes_at" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_round_id",
                table: "rounds_round",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_round_opens_at_seq",
                table: "rounds_round",
                columns: new[] { "opens_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_round_plan_id_day_slot_edition_id",
                table: "rounds_round",
                columns: new[] { "plan_id", "day", "slot", "edition_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rounds_round_open",
                table: "rounds_round",
                column: "closes_at",
                filter: "state IN (0, 1)");

            migrationBuilder.CreateIndex(
                name: "IX_rounds_track_received_at",
                table: "rounds_track",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "IX_rounds_track_round_id",
                table: "rounds_track",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "IX_rounds_walker_account_id",
                table: "rounds_walker",
                column: "account_id");

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
                name: "IX_video_viewings_alarm_id",
                table: "video_viewings",
                column: "alarm_id");

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

            migrationBuilder.DropTable(
                name: "dispatch_closures");

            migrationBuilder.DropTable(
                name: "dispatch_fixes");

            migrationBuilder.DropTable(
                name: "dispatch_journal");

            migrationBuilder.DropTable(
                name: "dispatch_operations");

            migrationBuilder.DropTable(
                name: "dispatch_post_plans");

            migrationBuilder.DropTable(
                name: "dispatch_sendings");

            migrationBuilder.DropTable(
                name: "dispatch_speeds");

            migrationBuilder.DropTable(
                name: "dispatch_trackers");

            migrationBuilder.DropTable(
                name: "dispatch_units");

            migrationBuilder.DropTable(
                name: "dispatch_weather");

            migrationBuilder.DropTable(
                name: "dispatch_words");

            migrationBuilder.DropTable(
                name: "dispatch_zones");

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

            migrationBuilder.DropTable(
                name: "rounds_checklist_versions");

            migrationBuilder.DropTable(
                name: "rounds_checklists");

            migrationBuilder.DropTable(
                name: "rounds_defect_contacts");

            migrationBuilder.DropTable(
                name: "rounds_defects");

            migrationBuilder.DropTable(
                name: "rounds_edition");

            migrationBuilder.DropTable(
                name: "rounds_inspection_answers");

            migrationBuilder.DropTable(
                name: "rounds_inspection_journal");

            migrationBuilder.DropTable(
                name: "rounds_inspection_words");

            migrationBuilder.DropTable(
                name: "rounds_inspections");

            migrationBuilder.DropTable(
                name: "rounds_mark");

            migrationBuilder.DropTable(
                name: "rounds_plan");

            migrationBuilder.DropTable(
                name: "rounds_point");

            migrationBuilder.DropTable(
                name: "rounds_proof");

            migrationBuilder.DropTable(
                name: "rounds_round");

            migrationBuilder.DropTable(
                name: "rounds_track");

            migrationBuilder.DropTable(
                name: "rounds_walker");

            migrationBuilder.DropTable(
                name: "video_cameras");

            migrationBuilder.DropTable(
                name: "video_standings");

            migrationBuilder.DropTable(
                name: "video_viewings");

            migrationBuilder.DropColumn(
                name: "door",
                table: "doors_api_keys");
        }
    }
}
