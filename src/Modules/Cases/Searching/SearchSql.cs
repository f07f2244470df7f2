using Wangge.Kernel.Storage;

namespace Wangge.Cases.Searching;

/// <summary>The databases' own full-text indexes over <see cref="SearchText"/>, kept by triggers.</summary>
internal static class SearchSql
{
    public static IEnumerable<string> For(StoreKind store) => store == StoreKind.Sqlite ? Sqlite : Postgres;

    // The index has no copy of the tokens (content=…): it is taken from the row. secure-delete: an erased row leaves no token behind.
    private static readonly string[] Sqlite =
    [
        "CREATE VIRTUAL TABLE cases_search_fts USING fts5(tokens, content='cases_search', content_rowid='seq', detail=full)",
        "INSERT INTO cases_search_fts(cases_search_fts, rank) VALUES('secure-delete', 1)",
        "CREATE TRIGGER cases_search_added AFTER INSERT ON cases_search BEGIN INSERT INTO cases_search_fts(rowid, tokens) VALUES (new.seq, new.tokens); END",
        "CREATE TRIGGER cases_search_removed AFTER DELETE ON cases_search BEGIN INSERT INTO cases_search_fts(cases_search_fts, rowid, tokens) VALUES ('delete', old.seq, old.tokens); END",
    ];

    private static readonly string[] Postgres =
    [
        "ALTER TABLE cases_search ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', tokens)) STORED",
        "CREATE INDEX ix_cases_search_vector ON cases_search USING gin (vector)",
    ];
}
