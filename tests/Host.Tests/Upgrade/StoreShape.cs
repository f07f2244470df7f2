using System.Text.RegularExpressions;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Tests.Upgrade;

/// <summary>All that a store is made of, one line each: columns, indexes, constraints, triggers, functions. Migrations' own history is left out.</summary>
internal static partial class StoreShape
{
    private static readonly string[] Sqlite =
    [
        """
        SELECT 'column', t.name, c.name, c.type, c."notnull", coalesce(c.dflt_value, ''), c.pk, c.hidden
        FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name NOT IN ('kernel_migrations', 'sqlite_sequence')
        """,
        """
        SELECT type, tbl_name, name, coalesce(sql, '') FROM sqlite_master
        WHERE type <> 'table' AND tbl_name <> 'kernel_migrations' AND tbl_name NOT LIKE '\_\_EF%' ESCAPE '\'
        """,
        "SELECT 'autoincrement', name, sql LIKE '%AUTOINCREMENT%', sql LIKE '%WITHOUT ROWID%', sql LIKE '%STRICT%' FROM sqlite_master WHERE type = 'table' AND name <> 'kernel_migrations' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'",
    ];

    private static readonly string[] Postgres =
    [
        """
        SELECT 'column', table_name, column_name, data_type, coalesce(character_maximum_length, 0), is_nullable, coalesce(column_default, ''), is_identity, coalesce(identity_generation, ''),
               is_generated, coalesce(generation_expression, ''), coalesce(collation_name, '')
        FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> 'kernel_migrations'
        """,
        "SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename <> 'kernel_migrations'",
        """
        SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = current_schema()::regnamespace AND conrelid::regclass::text <> 'kernel_migrations'
        """,
        "SELECT 'function', proname, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = current_schema()::regnamespace",
        "SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)",
    ];

    public static async Task<IReadOnlyList<string>> ReadAsync(OfflineDistrict district)
    {
        var lines = new List<string>();
        foreach (var sql in district.District.Store == StoreKind.Sqlite ? Sqlite : Postgres)
        {
            lines.AddRange((await district.ReadAsync(sql)).Select(line => Spaces().Replace(line.Replace(district.Schema, "SCHEMA", StringComparison.Ordinal), " ").Trim()));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
