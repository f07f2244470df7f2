using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Text;

/// <summary>The databases' own full-text index over a table with columns <c>seq</c> and <c>tokens</c>, kept by triggers and generated columns.</summary>
public static class FullText
{
    /// <summary>Statements that add the index to the table; see <c>IModuleTables.ExtraSql</c>. Rows are added and removed, never changed.</summary>
    /// <param name="table">A name of our own code, never of a request.</param>
    public static IEnumerable<string> IndexOf(string table, StoreKind store) => store == StoreKind.Sqlite
        ?
        [
            // No copy of the tokens (content=…): they are taken from the row. secure-delete: an erased row leaves no token behind.
            $"CREATE VIRTUAL TABLE {table}_fts USING fts5(tokens, content='{table}', content_rowid='seq', detail=full)",
            $"INSERT INTO {table}_fts({table}_fts, rank) VALUES('secure-delete', 1)",
            $"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN INSERT INTO {table}_fts(rowid, tokens) VALUES (new.seq, new.tokens); END",
            $"CREATE TRIGGER {table}_removed AFTER DELETE ON {table} BEGIN INSERT INTO {table}_fts({table}_fts, rowid, tokens) VALUES ('delete', old.seq, old.tokens); END",
        ]
        :
        [
            $"ALTER TABLE {table} ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', tokens)) STORED",
            $"CREATE INDEX ix_{table}_vector ON {table} USING gin (vector)",
        ];

    /// <summary>The text of a query for rows that the first parameter, a <see cref="SearchQuery"/> in the store's form, finds; the newest rows, at most the second.</summary>
    public static string FindIn(string table, StoreKind store) => store == StoreKind.Sqlite
        ? $"SELECT * FROM {table} WHERE seq IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH {{0}} ORDER BY rowid DESC LIMIT {{1}})"
        : $"SELECT * FROM {table} WHERE vector @@ to_tsquery('simple', {{0}}) ORDER BY seq DESC LIMIT {{1}}";
}
