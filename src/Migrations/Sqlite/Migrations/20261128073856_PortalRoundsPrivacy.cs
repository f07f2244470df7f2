using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wangge.Migrations.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "identity_passkey_challenges",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    options = table.Column<string>(type: "TEXT", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_passkey_challenges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_passkeys",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    credential_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    public_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sign_count = table.Column<long>(type: "INTEGER", nullable: false),
                    relying_party = table.Column<string>(type: "TEXT", nullable: false),
                    is_backed_up = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_passkeys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "portal_article_versions",
                columns: table => new
                {
                    article_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_article_versions", x => new { x.article_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "portal_articles",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    door = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    shown_version = table.Column<int>(type: "INTEGER", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_articles", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "portal_search",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tokens = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_search", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "portal_shown_articles",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    door = table.Column<string>(type: "TEXT", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<long>(type: "INTEGER", nullable: true),
                    valid_until = table.Column<long>(type: "INTEGER", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_shown_articles", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "portal_statements",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from = table.Column<int>(type: "INTEGER", nullable: false),
                    until = table.Column<int>(type: "INTEGER", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    published_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_statements", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "portal_topics",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    english_name = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_topics", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "portal_voice_contacts",
                columns: table => new
                {
                    voice_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_voice_contacts", x => x.voice_id);
                });

            migrationBuilder.CreateTable(
                name: "portal_voice_words",
                columns: table => new
                {
                    voice_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    shown_text = table.Column<string>(type: "TEXT", nullable: true),
                    answer_text = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_voice_words", x => x.voice_id);
                });

            migrationBuilder.CreateTable(
                name: "portal_voices",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    topic_key = table.Column<string>(type: "TEXT", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    may_be_shown = table.Column<bool>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    shown_at = table.Column<long>(type: "INTEGER", nullable: true),
                    declined_for = table.Column<string>(type: "TEXT", nullable: true),
                    is_sample = table.Column<bool>(type: "INTEGER", nullable: false),
                    follow_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_voices", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "privacy_askings",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    contact_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    code_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_privacy_askings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "privacy_passes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_privacy_passes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rounds_diary",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    grid_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    premise_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    topic = table.Column<string>(type: "TEXT", nullable: false),
                    need = table.Column<string>(type: "TEXT", nullable: false),
                    happened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    report_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    report_number = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_diary", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "rounds_diary_words",
                columns: table => new
                {
                    entry_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rounds_diary_words", x => x.entry_id);
                });

            migrationBuilder.CreateTable(
                name: "rounds_duty",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    area_path = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    said_on_at = table.Column<long>(type: "INTEGER", nullable: false),
                    on_at = table.Column<long>(type: "INTEGER", nullable: false),
                    said_off_at = table.Column<long>(type: "INTEGER", nullable: true),
                    off_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
            migrationBuilder.Sql("CREATE VIRTUAL TABLE portal_search_fts USING fts5(tokens, content='portal_search', content_rowid='seq', detail=full)");
            migrationBuilder.Sql("INSERT INTO portal_search_fts(portal_search_fts, rank) VALUES('secure-delete', 1)");
            migrationBuilder.Sql("CREATE TRIGGER portal_search_added AFTER INSERT ON portal_search BEGIN INSERT INTO portal_search_fts(rowid, tokens) VALUES (new.seq, new.tokens); END");
            migrationBuilder.Sql("CREATE TRIGGER portal_search_removed AFTER DELETE ON portal_search BEGIN INSERT INTO portal_search_fts(portal_search_fts, rowid, tokens) VALUES ('delete', old.seq, old.tokens); END");
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
