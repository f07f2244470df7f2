using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wangge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "areas_areas",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    is_dedicated = table.Column<bool>(type: "INTEGER", nullable: false),
                    unit_cell_code = table.Column<string>(type: "TEXT", nullable: true),
                    edge = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_areas_areas", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "areas_centres",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_areas_centres", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "areas_divisions",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    parent_code = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_to = table.Column<int>(type: "INTEGER", nullable: true),
                    successor_codes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_areas_divisions", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "areas_edges",
                columns: table => new
                {
                    area_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    edge = table.Column<byte[]>(type: "BLOB", nullable: true),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_areas_edges", x => new { x.area_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "areas_ledgers",
                columns: table => new
                {
                    area_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    resident = table.Column<int>(type: "INTEGER", nullable: false),
                    temporary = table.Column<int>(type: "INTEGER", nullable: false),
                    households = table.Column<int>(type: "INTEGER", nullable: false),
                    buildings = table.Column<int>(type: "INTEGER", nullable: false),
                    shops = table.Column<int>(type: "INTEGER", nullable: false),
                    households_in_difficulty = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_areas_ledgers", x => new { x.area_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "areas_postings",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    area_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    post_key = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_areas_postings", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "areas_posts",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    is_ended = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_areas_posts", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "areas_premises",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    area_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: false),
                    outline = table.Column<byte[]>(type: "BLOB", nullable: true),
                    floors = table.Column<int>(type: "INTEGER", nullable: true),
                    use = table.Column<string>(type: "TEXT", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_areas_premises", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "areas_streets",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    @class = table.Column<string>(name: "class", type: "TEXT", nullable: false),
                    line = table.Column<byte[]>(type: "BLOB", nullable: false),
                    west = table.Column<double>(type: "REAL", nullable: false),
                    south = table.Column<double>(type: "REAL", nullable: false),
                    east = table.Column<double>(type: "REAL", nullable: false),
                    north = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_areas_streets", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "areas_tree_changes",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    areas = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_areas_tree_changes", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "areas_tree_guard",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_areas_tree_guard", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "areas_units",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_areas_units", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "cases_calendars",
                columns: table => new
                {
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    definition = table.Column<string>(type: "TEXT", nullable: false),
                    actor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_calendars", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "cases_cases",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    flow = table.Column<string>(type: "TEXT", nullable: false),
                    weight = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    type_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    grid_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    holding_centre = table.Column<string>(type: "TEXT", nullable: false),
                    centre_level = table.Column<string>(type: "TEXT", nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    follows_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    holder_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    verifier_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    verified_true = table.Column<bool>(type: "INTEGER", nullable: true),
                    lead_unit_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    handler_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    worked_by_ids = table.Column<string>(type: "TEXT", nullable: false),
                    helpers = table.Column<string>(type: "TEXT", nullable: false),
                    clocks = table.Column<string>(type: "TEXT", nullable: false),
                    step_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    handle_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    make_safe_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    due_order = table.Column<long>(type: "INTEGER", nullable: false),
                    suspended_until = table.Column<long>(type: "INTEGER", nullable: true),
                    asked_extension = table.Column<string>(type: "TEXT", nullable: true),
                    asked_suspension_ground = table.Column<string>(type: "TEXT", nullable: true),
                    asked_suspension_until = table.Column<long>(type: "INTEGER", nullable: true),
                    asked_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    rework_count = table.Column<int>(type: "INTEGER", nullable: false),
                    reopen_count = table.Column<int>(type: "INTEGER", nullable: false),
                    reopened_by_reporter = table.Column<bool>(type: "INTEGER", nullable: false),
                    return_count = table.Column<int>(type: "INTEGER", nullable: false),
                    needs_shift_leader = table.Column<bool>(type: "INTEGER", nullable: false),
                    reopened_for_unit_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    extension_count = table.Column<int>(type: "INTEGER", nullable: false),
                    supervision_level = table.Column<int>(type: "INTEGER", nullable: false),
                    merged_into_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    merged_in_ids = table.Column<string>(type: "TEXT", nullable: false),
                    handed_on_to = table.Column<string>(type: "TEXT", nullable: true),
                    handed_on_matter_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    called_back = table.Column<string>(type: "TEXT", nullable: true),
                    stars = table.Column<int>(type: "INTEGER", nullable: true),
                    reported_at = table.Column<long>(type: "INTEGER", nullable: false),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    dispatched_at = table.Column<long>(type: "INTEGER", nullable: true),
                    handled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    checked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    replied_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_cases", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "cases_contacts",
                columns: table => new
                {
                    report_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_contacts", x => x.report_id);
                });

            migrationBuilder.CreateTable(
                name: "cases_journal",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    actor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    state_before = table.Column<string>(type: "TEXT", nullable: false),
                    state_after = table.Column<string>(type: "TEXT", nullable: false),
                    happened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", nullable: true),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_journal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_reports",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    type_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    actor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: true),
                    grid_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    happened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    follow_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    attributes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_reports", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "cases_responsibilities",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    type_pattern = table.Column<string>(type: "TEXT", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_responsibilities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_search",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tokens = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_search", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "cases_type_versions",
                columns: table => new
                {
                    type_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    snapshot = table.Column<string>(type: "TEXT", nullable: false),
                    actor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_type_versions", x => new { x.type_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "cases_types",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    english_name = table.Column<string>(type: "TEXT", nullable: true),
                    class_code = table.Column<string>(type: "TEXT", nullable: false),
                    class_name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    flow = table.Column<string>(type: "TEXT", nullable: false),
                    weight = table.Column<string>(type: "TEXT", nullable: false),
                    handling = table.Column<string>(type: "TEXT", nullable: true),
                    make_safe = table.Column<string>(type: "TEXT", nullable: true),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    keywords = table.Column<string>(type: "TEXT", nullable: false),
                    attributes = table.Column<string>(type: "TEXT", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_types", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "cases_words",
                columns: table => new
                {
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    report_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    place_text = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_words", x => x.subject_id);
                });

            migrationBuilder.CreateTable(
                name: "doors_api_keys",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    per_hour = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doors_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_accounts",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sign_in_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    disabled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    left_at = table.Column<long>(type: "INTEGER", nullable: true),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    password_ends_at = table.Column<long>(type: "INTEGER", nullable: true),
                    must_change_password = table.Column<bool>(type: "INTEGER", nullable: false),
                    totp_secret = table.Column<byte[]>(type: "BLOB", nullable: true),
                    totp_waiting = table.Column<byte[]>(type: "BLOB", nullable: true),
                    totp_last_step = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_accounts", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "identity_devices",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    enrolled_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_devices", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "identity_enrolment_codes",
                columns: table => new
                {
                    code_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_enrolment_codes", x => x.code_hash);
                });

            migrationBuilder.CreateTable(
                name: "identity_recovery_codes",
                columns: table => new
                {
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code_hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_recovery_codes", x => new { x.account_id, x.code_hash });
                });

            migrationBuilder.CreateTable(
                name: "identity_roles",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: true),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true),
                    granted_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_roles", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "identity_sessions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    browser = table.Column<string>(type: "TEXT", nullable: false),
                    network = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_trials",
                columns: table => new
                {
                    name_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    wrong = table.Column<int>(type: "INTEGER", nullable: false),
                    first_wrong_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_wrong_at = table.Column<long>(type: "INTEGER", nullable: false),
                    locks = table.Column<int>(type: "INTEGER", nullable: false),
                    locked_until = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_trials", x => x.name_hash);
                });

            migrationBuilder.CreateTable(
                name: "kernel_audit_checkpoints",
                columns: table => new
                {
                    tree_size = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    line = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit_checkpoints", x => x.tree_size);
                });

            migrationBuilder.CreateTable(
                name: "kernel_audit_leaves",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    log_index = table.Column<long>(type: "INTEGER", nullable: true),
                    leaf_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", nullable: true),
                    data = table.Column<string>(type: "TEXT", nullable: true),
                    leaf_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    commitment = table.Column<byte[]>(type: "BLOB", nullable: true),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit_leaves", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "kernel_audit_tree",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    frontier = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit_tree", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_blob_uses",
                columns: table => new
                {
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_blob_uses", x => new { x.subject_id, x.sha256 });
                });

            migrationBuilder.CreateTable(
                name: "kernel_blobs",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: true),
                    height = table.Column<int>(type: "INTEGER", nullable: true),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_blobs", x => x.sha256);
                });

            migrationBuilder.CreateTable(
                name: "kernel_counters",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    next = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_counters", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "kernel_erasures",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_erasures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_outbox",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    message_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    listener = table.Column<string>(type: "TEXT", nullable: false),
                    notice = table.Column<string>(type: "TEXT", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    fault = table.Column<string>(type: "TEXT", nullable: true),
                    is_dead = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_outbox", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "kernel_repeats",
                columns: table => new
                {
                    actor_key = table.Column<string>(type: "TEXT", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    outcome_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_repeats", x => new { x.actor_key, x.client_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_areas_areas_area_path",
                table: "areas_areas",
                column: "area_path",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_areas_areas_id",
                table: "areas_areas",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_areas_centres_code",
                table: "areas_centres",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_areas_centres_id",
                table: "areas_centres",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_areas_divisions_code_valid_from",
                table: "areas_divisions",
                columns: new[] { "code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_areas_divisions_id",
                table: "areas_divisions",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_areas_postings_account_id",
                table: "areas_postings",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_areas_postings_area_id",
                table: "areas_postings",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "IX_areas_postings_id",
                table: "areas_postings",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_areas_premises_area_id_kind",
                table: "areas_premises",
                columns: new[] { "area_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "IX_areas_premises_id",
                table: "areas_premises",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_areas_premises_kind_seq",
                table: "areas_premises",
                columns: new[] { "kind", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_areas_streets_id",
                table: "areas_streets",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_areas_streets_west_south",
                table: "areas_streets",
                columns: new[] { "west", "south" });

            migrationBuilder.CreateIndex(
                name: "IX_areas_units_code",
                table: "areas_units",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_areas_units_id",
                table: "areas_units",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_id",
                table: "cases_cases",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_number",
                table: "cases_cases",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_area_reported",
                table: "cases_cases",
                columns: new[] { "area_path", "reported_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_due",
                table: "cases_cases",
                columns: new[] { "due_order", "seq" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_level",
                table: "cases_cases",
                columns: new[] { "supervision_level", "due_order", "seq" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_place",
                table: "cases_cases",
                columns: new[] { "latitude", "longitude" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_reported",
                table: "cases_cases",
                columns: new[] { "reported_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_state_due",
                table: "cases_cases",
                columns: new[] { "state", "due_order", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_suspended",
                table: "cases_cases",
                columns: new[] { "suspended_until", "seq" },
                filter: "suspended_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_type_reported",
                table: "cases_cases",
                columns: new[] { "type_id", "reported_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_unit_due",
                table: "cases_cases",
                columns: new[] { "lead_unit_id", "due_order", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_journal_case_id_sequence",
                table: "cases_journal",
                columns: new[] { "case_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_journal_received_at",
                table: "cases_journal",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "IX_cases_reports_case_id",
                table: "cases_reports",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_cases_reports_follow_hash",
                table: "cases_reports",
                column: "follow_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_reports_id",
                table: "cases_reports",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_reports_received_at_seq",
                table: "cases_reports",
                columns: new[] { "received_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_responsibilities_type_pattern_area_path",
                table: "cases_responsibilities",
                columns: new[] { "type_pattern", "area_path" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_search_case_id",
                table: "cases_search",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_cases_search_subject_id",
                table: "cases_search",
                column: "subject_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_types_id",
                table: "cases_types",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_types_key",
                table: "cases_types",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_words_case_id",
                table: "cases_words",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_cases_words_report_id",
                table: "cases_words",
                column: "report_id",
                filter: "report_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_doors_api_keys_hash",
                table: "doors_api_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_accounts_id",
                table: "identity_accounts",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_accounts_sign_in_name",
                table: "identity_accounts",
                column: "sign_in_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_devices_account_id",
                table: "identity_devices",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_devices_id",
                table: "identity_devices",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_devices_token_hash",
                table: "identity_devices",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_enrolment_codes_account_id",
                table: "identity_enrolment_codes",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_roles_account_id",
                table: "identity_roles",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_roles_id",
                table: "identity_roles",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_roles_role_area_path",
                table: "identity_roles",
                columns: new[] { "role", "area_path" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_roles_role_unit_id",
                table: "identity_roles",
                columns: new[] { "role", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_sessions_account_id",
                table: "identity_sessions",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_sessions_token_hash",
                table: "identity_sessions",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_trials_last_wrong_at",
                table: "identity_trials",
                column: "last_wrong_at");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_leaves_log_index",
                table: "kernel_audit_leaves",
                column: "log_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_leaves_subject_id_seq",
                table: "kernel_audit_leaves",
                columns: new[] { "subject_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_kernel_audit_leaves_waiting",
                table: "kernel_audit_leaves",
                column: "seq",
                filter: "log_index IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_blob_uses_sha256",
                table: "kernel_blob_uses",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_blobs_received_at",
                table: "kernel_blobs",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_outbox_is_dead_due_at_seq",
                table: "kernel_outbox",
                columns: new[] { "is_dead", "due_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_repeats_at",
                table: "kernel_repeats",
                column: "at");
            migrationBuilder.Sql("CREATE VIRTUAL TABLE cases_search_fts USING fts5(tokens, content='cases_search', content_rowid='seq', detail=full)");
            migrationBuilder.Sql("INSERT INTO cases_search_fts(cases_search_fts, rank) VALUES('secure-delete', 1)");
            migrationBuilder.Sql("CREATE TRIGGER cases_search_added AFTER INSERT ON cases_search BEGIN INSERT INTO cases_search_fts(rowid, tokens) VALUES (new.seq, new.tokens); END");
            migrationBuilder.Sql("CREATE TRIGGER cases_search_removed AFTER DELETE ON cases_search BEGIN INSERT INTO cases_search_fts(cases_search_fts, rowid, tokens) VALUES ('delete', old.seq, old.tokens); END");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "areas_areas");

            migrationBuilder.DropTable(
                name: "areas_centres");

            migrationBuilder.DropTable(
                name: "areas_divisions");

            migrationBuilder.DropTable(
                name: "areas_edges");

            migrationBuilder.DropTable(
                name: "areas_ledgers");

            migrationBuilder.DropTable(
                name: "areas_postings");

            migrationBuilder.DropTable(
                name: "areas_posts");

            migrationBuilder.DropTable(
                name: "areas_premises");

            migrationBuilder.DropTable(
                name: "areas_streets");

            migrationBuilder.DropTable(
                name: "areas_tree_changes");

            migrationBuilder.DropTable(
                name: "areas_tree_guard");

            migrationBuilder.DropTable(
                name: "areas_units");

            migrationBuilder.DropTable(
                name: "cases_calendars");

            migrationBuilder.DropTable(
                name: "cases_cases");

            migrationBuilder.DropTable(
                name: "cases_contacts");

            migrationBuilder.DropTable(
                name: "cases_journal");

            migrationBuilder.DropTable(
                name: "cases_reports");

            migrationBuilder.DropTable(
                name: "cases_responsibilities");

            migrationBuilder.DropTable(
                name: "cases_search");

            migrationBuilder.DropTable(
                name: "cases_type_versions");

            migrationBuilder.DropTable(
                name: "cases_types");

            migrationBuilder.DropTable(
                name: "cases_words");

            migrationBuilder.DropTable(
                name: "doors_api_keys");

            migrationBuilder.DropTable(
                name: "identity_accounts");

            migrationBuilder.DropTable(
                name: "identity_devices");

            migrationBuilder.DropTable(
                name: "identity_enrolment_codes");

            migrationBuilder.DropTable(
                name: "identity_recovery_codes");

            migrationBuilder.DropTable(
                name: "identity_roles");

            migrationBuilder.DropTable(
                name: "identity_sessions");

            migrationBuilder.DropTable(
                name: "identity_trials");

            migrationBuilder.DropTable(
                name: "kernel_audit_checkpoints");

            migrationBuilder.DropTable(
                name: "kernel_audit_leaves");

            migrationBuilder.DropTable(
                name: "kernel_audit_tree");

            migrationBuilder.DropTable(
                name: "kernel_blob_uses");

            migrationBuilder.DropTable(
                name: "kernel_blobs");

            migrationBuilder.DropTable(
                name: "kernel_counters");

            migrationBuilder.DropTable(
                name: "kernel_erasures");

            migrationBuilder.DropTable(
                name: "kernel_outbox");

            migrationBuilder.DropTable(
                name: "kernel_repeats");
        }
    }
}
