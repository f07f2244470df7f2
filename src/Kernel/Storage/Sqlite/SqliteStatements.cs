using Microsoft.Data.Sqlite;
using SQLitePCL;
using Wangge.Kernel.Storage.Changes;

namespace Wangge.Kernel.Storage.Sqlite;

/// <summary>Prepared statements of the writer's connection, by shape. Used by the writer's thread alone.</summary>
internal sealed class SqliteStatements(sqlite3 connection) : IDisposable
{
    private readonly Dictionary<RowShape, sqlite3_stmt> _byShape = [];
    private readonly Dictionary<string, sqlite3_stmt> _bySql = new(StringComparer.Ordinal);

    /// <summary>Called with each statement before it runs; see <see cref="SqliteWriter.BeforeStatement"/>.</summary>
    public Action<string>? BeforeStatement { get; init; }

    public bool IsInTransaction => raw.sqlite3_get_autocommit(connection) == 0;

    /// <returns>The first column of the first row; null where there is none.</returns>
    public long? Execute(string sql)
    {
        BeforeStatement?.Invoke(sql);
        if (!_bySql.TryGetValue(sql, out var statement)) { _bySql[sql] = statement = Prepare(sql); }
        long? answer = null;
        int code;
        while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW) { answer ??= raw.sqlite3_column_int64(statement, 0); }
        var failure = code == raw.SQLITE_DONE ? null : Failure(sql);
        raw.sqlite3_reset(statement);
        return failure is null ? answer : throw failure;
    }

    /// <summary>Writes one row of a unit.</summary>
    public void Apply(WriteUnit unit, int index)
    {
        var row = unit.Rows[index];
        BeforeStatement?.Invoke(row.Shape.Sql);
        if (!_byShape.TryGetValue(row.Shape, out var statement)) { _byShape[row.Shape] = statement = Prepare(row.Shape.Sql); }
        for (var i = 0; i < row.Values.Length; i++) { Bind(statement, i + 1, row.Values[i]); }

        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            unit.KeepKey(index, raw.sqlite3_column_int64(statement, 0));
            code = raw.sqlite3_step(statement);
        }

        if (code != raw.SQLITE_DONE)
        {
            var failure = Failure(row.Shape.Table);
            raw.sqlite3_reset(statement);
            throw failure switch
            {
                { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_UNIQUE } => new DuplicateKeyException(row.Shape.Table, failure),
                // The row's own fault, not the disk's.
                { SqliteErrorCode: raw.SQLITE_CONSTRAINT or raw.SQLITE_ERROR or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH } =>
                    new InvalidOperationException($"A row of {row.Shape.Table} breaks a rule of the table.", failure),
                _ => failure,
            };
        }

        raw.sqlite3_reset(statement);
        if (row.Shape.Checked && raw.sqlite3_changes(connection) != 1) { throw new ConflictException(row.Shape.Table); }
    }

    /// <returns>False when it could not be: the connection is of no use any more.</returns>
    public bool TryRollBack()
    {
        // Some faults (a full disk) have rolled back already; then there is nothing open.
        if (!IsInTransaction) { return true; }
        try
        {
            Execute("ROLLBACK");
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _byShape.Values.Concat(_bySql.Values)) { statement.Dispose(); }
    }

    private sqlite3_stmt Prepare(string sql)
    {
        if (raw.sqlite3_prepare_v2(connection, sql, out var statement) != raw.SQLITE_OK) { throw Failure(sql); }
        return statement;
    }

    private SqliteException Failure(string about)
    {
        var extended = raw.sqlite3_extended_errcode(connection);
        return new SqliteException($"{about}: {raw.sqlite3_errmsg(connection).utf8_to_string()}", extended & 0xFF, extended);
    }

    private static void Bind(sqlite3_stmt statement, int index, object? value)
    {
        switch (value)
        {
            case null: raw.sqlite3_bind_null(statement, index); break;
            case string text when text.Contains('\0', StringComparison.Ordinal): throw new UnfitValueException("A text holds the character U+0000.");
            case string text: raw.sqlite3_bind_text(statement, index, text); break;
            case byte[] bytes: raw.sqlite3_bind_blob(statement, index, bytes); break;
            case long number: raw.sqlite3_bind_int64(statement, index, number); break;
            case int number: raw.sqlite3_bind_int64(statement, index, number); break;
            case short number: raw.sqlite3_bind_int64(statement, index, number); break;
            case byte number: raw.sqlite3_bind_int64(statement, index, number); break;
            case bool flag: raw.sqlite3_bind_int64(statement, index, flag ? 1 : 0); break;
            case double number: raw.sqlite3_bind_double(statement, index, number); break;
            case float number: raw.sqlite3_bind_double(statement, index, number); break;
            case Enum member: raw.sqlite3_bind_int64(statement, index, Convert.ToInt64(member, System.Globalization.CultureInfo.InvariantCulture)); break;
            default: throw new InvalidOperationException($"A {value.GetType().Name} cannot be written; give the property a conversion.");
        }
    }
}
