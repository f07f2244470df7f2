using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Wangge.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PortalRoundsPrivacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "passkeys",
                table: "identity_accounts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "identity_passkey_challenges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    options = table.Column<string>(type: "text", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_passkey_challenges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_passkeys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    credential_id = table.Column<byte[]>(type: "bytea", nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    relying_party = table.Column<string>(type: "text", nullable: false),
                    is_backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_passkeys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "portal_article_versions",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_article_versions", x => new { x.article_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "portal_articles",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    door = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    shown_version = table.Column<int>(type: "integer", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_articles", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "portal_search",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tokens = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_search", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "portal_shown_articles",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    door = table.Column<string>(type: "text", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    valid_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_shown_articles", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "portal_statements",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_by = table.Column<Guid>(type: "uuid", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_statements", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "portal_topics",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    english_name = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_topics", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "portal_voice_contacts",
                columns: table => new
                {
                    voice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_voice_contacts", x => x.voice_id);
                });

            migrationBuilder.CreateTable(
                name: "portal_voice_words",
                columns: table => new
                {
                    voice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    shown_text = table.Column<string>(type: "text", nullable: true),
                    answer_text = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_voice_words", x => x.voice_id);
                });

            migrationBuilder.CreateTable(
                name: "portal_voices",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    topic_key = table.Column<string>(type: "text", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    may_be_shown = table.Column<bool>(type: "boolean", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    shown_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    declined_for = table.Column<string>(type: "text", nullable: true),
                    is_sample = table.Column<bool>(type: "boolean", nullable: false),
                    follow_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_voices", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "privacy_askings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_privacy_askings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "privacy_passes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_privacy_passes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rounds_diary",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grid_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    premise_id = table.Column<Guid>(type: "uuid", nullable: true),
                    topic = table.Column<string>(type: "text", nullable: false),
                    need = table.Column<string>(type: "text", nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: true),
                    report_number = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_diary", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_diary_words",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_diary_words", x => x.entry_id);
                });

            migrationBuilder.CreateTable(
                name: "rounds_duty",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_path = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    said_on_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    on_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    said_off_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    off_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_duty", x => x.seq);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_contacts_email",
                table: "cases_contacts",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "IX_cases_contacts_phone",
                table: "cases_contacts",
                column: "phone");

            migrationBuilder.CreateIndex(
                name: "IX_identity_passkey_challenges_ends_at",
                table: "identity_passkey_challenges",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "IX_identity_passkeys_account_id",
                table: "identity_passkeys",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_passkeys_credential_id",
                table: "identity_passkeys",
                column: "credential_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_portal_articles_changed_at_seq",
                table: "portal_articles",
                columns: new[] { "changed_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_portal_articles_id",
                table: "portal_articles",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_portal_search_subject_id",
                table: "portal_search",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_portal_shown_articles_door_kind_published_at_seq",
                table: "portal_shown_articles",
                columns: new[] { "door", "kind", "published_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_portal_shown_articles_id",
                table: "portal_shown_articles",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_portal_shown_articles_published_at_seq",
                table: "portal_shown_articles",
                columns: new[] { "published_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_portal_statements_from_seq",
                table: "portal_statements",
                columns: new[] { "from", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_portal_statements_id",
                table: "portal_statements",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_portal_voice_contacts_email",
                table: "portal_voice_contacts",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "IX_portal_voice_contacts_phone",
                table: "portal_voice_contacts",
                column: "phone");

            migrationBuilder.CreateIndex(
                name: "IX_portal_voices_follow_hash",
                table: "portal_voices",
                column: "follow_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_portal_voices_id",
                table: "portal_voices",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_portal_voices_shown_at_seq",
                table: "portal_voices",
                columns: new[] { "shown_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_portal_voices_state_received_at_seq",
                table: "portal_voices",
                columns: new[] { "state", "received_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_privacy_askings_contact_hash",
                table: "privacy_askings",
                column: "contact_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_privacy_askings_ends_at",
                table: "privacy_askings",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "IX_privacy_passes_ends_at",
                table: "privacy_passes",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "IX_privacy_passes_token_hash",
                table: "privacy_passes",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_diary_area_path_received_at_seq",
                table: "rounds_diary",
                columns: new[] { "area_path", "received_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_diary_id",
                table: "rounds_diary",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rounds_diary_received_at_seq",
                table: "rounds_diary",
                columns: new[] { "received_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_rounds_duty_id",
                table: "rounds_duty",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rounds_duty_open",
                table: "rounds_duty",
                column: "account_id",
                unique: true,
                filter: "off_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_rounds_duty_open_area",
                table: "rounds_duty",
                column: "area_path",
                filter: "off_at IS NULL");
            migrationBuilder.Sql("ALTER TABLE portal_search ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', tokens)) STORED");
            migrationBuilder.Sql("CREATE INDEX ix_portal_search_vector ON portal_search USING gin (vector)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "identity_passkey_challenges");

            migrationBuilder.DropTable(
                name: "identity_passkeys");

            migrationBuilder.DropTable(
                name: "portal_article_versions");

            migrationBuilder.DropTable(
                name: "portal_articles");

            migrationBuilder.DropTable(
                name: "portal_search");

            migrationBuilder.DropTable(
                name: "portal_shown_articles");

            migrationBuilder.DropTable(
                name: "portal_statements");

            migrationBuilder.DropTable(
                name: "portal_topics");

            migrationBuilder.DropTable(
                name: "portal_voice_contacts");

            migrationBuilder.DropTable(
                name: "portal_voice_words");

            migrationBuilder.DropTable(
                name: "portal_voices");

            migrationBuilder.DropTable(
                name: "privacy_askings");

            migrationBuilder.DropTable(
                name: "privacy_passes");

            migrationBuilder.DropTable(
                name: "rounds_diary");

            migrationBuilder.DropTable(
                name: "rounds_diary_words");

            migrationBuilder.DropTable(
                name: "rounds_duty");

            migrationBuilder.DropIndex(
                name: "IX_cases_contacts_email",
                table: "cases_contacts");

            migrationBuilder.DropIndex(
                name: "IX_cases_contacts_phone",
                table: "cases_contacts");

            migrationBuilder.DropColumn(
                name: "passkeys",
                table: "identity_accounts");
        }
    }
}
