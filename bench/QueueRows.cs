using System.Data.Common;
using System.Globalization;
using Wangge.Kernel.Text;

namespace Wangge.Bench;

/// <summary>Multiplies the rows of one real report inside the database, table by table: a district with many years behind it in minutes.</summary>
/// <remarks>
/// Every column that is not named here keeps the value that the real report wrote. One case in fifty is open. Each case has an own number as a word; half of them share a common one.
/// </remarks>
internal sealed class QueueRows(DbConnection connection, bool onSqlite, ReportRows template, int count)
{
    public const int Units = 30;
    private const string NeverTicks = "3155063616000000000";

    private static readonly string[] Phrases =
    [
        "路口的路灯不亮，晚上看不清", "井盖松动，车过有响声", "垃圾满冒，发臭", "路灯杆歪了", "护栏损坏", "占道经营，行人过不去", "下水堵塞，路面积水", "消防通道停了车", "树枝压到电线", "油烟扰民",
    ];

    /// <summary>An id of ours: kind and number, as the store writes ids.</summary>
    public static Guid Id(int kind, long number) => new(kind, 0, 0, [0, 0, .. BitConverter.GetBytes(number).AsEnumerable().Reverse().Skip(2)]);

    public static Guid UnitId(int unit) => Id(9, unit);

    public async Task FillAsync()
    {
        await TablesToPickFromAsync();
        var types = await CountAsync("bench_types");
        var grids = await CountAsync("bench_grids");
        var from = $"{Numbers} JOIN bench_types t ON t.n = n.i % {types} JOIN bench_grids g ON g.n = (n.i * 31) % {grids} JOIN bench_words w ON w.n = n.i % {Phrases.Length}";
        await CopyAsync("cases_cases", from, new()
        {
            ["id"] = IdOf(1), ["number"] = "1000000 + n.i", ["type_id"] = "t.id", ["area_path"] = "g.path", ["grid_id"] = "g.id", ["holding_centre"] = "g.path",
            ["longitude"] = $"{Number(BenchHome.West)} + ((n.i * 7919) % 20000) / 100000.0", ["latitude"] = $"{Number(BenchHome.South)} + ((n.i * 104729) % 20000) / 100000.0",
            ["state"] = $"CASE WHEN {IsOpen} THEN CASE (n.i / 50) % 6 WHEN 0 THEN 'reported' WHEN 1 THEN 'to-file' WHEN 2 THEN 'to-dispatch' WHEN 3 THEN 'handling' WHEN 4 THEN 'to-check' ELSE 'suspended' END WHEN n.i % 50 = 1 THEN 'refused' ELSE 'closed' END",
            ["lead_unit_id"] = IdOf(9, $"n.i % {Units}"), ["reported_at"] = Seconds("(n.i - {0}) * 31"), ["ended_at"] = $"CASE WHEN {IsOpen} THEN NULL ELSE {Seconds("(n.i - {0}) * 31 + 9000")} END",
            ["due_order"] = $"CASE WHEN {IsOpen} AND (n.i / 50) % 6 < 5 THEN {Seconds("(n.i * 37) % 900000 - 200000")} ELSE {Never} END",
            ["soon_at"] = $"CASE WHEN {IsOpen} AND (n.i / 50) % 6 < 5 THEN {Seconds("(n.i * 37) % 900000 - 240000")} ELSE {Never} END",
            ["helpers"] = $"CASE WHEN n.i % 20 = 0 THEN '[{{\"unitId\":\"' || {IdText("n.i / 20 % " + Units)} || '\",\"state\":\"awaited\"}}]' ELSE '[]' END",
            ["is_helped"] = onSqlite ? "n.i % 20 = 0" : "(n.i % 20 = 0)",
        });
        await CopyAsync("cases_reports", from, new() { ["id"] = IdOf(2), ["number"] = "1000000 + n.i", ["case_id"] = IdOf(1), ["type_id"] = "t.id", ["received_at"] = Seconds("(n.i - {0}) * 31"), ["follow_hash"] = onSqlite ? IdOf(3) : $"decode({Hex(3)}, 'hex')" });
        await CopyAsync("cases_words", from, new() { ["subject_id"] = IdOf(2), ["case_id"] = IdOf(1), ["report_id"] = IdOf(2), ["text"] = "w.text" });
        await CopyAsync("cases_journal", from, new() { ["id"] = IdOf(2), ["case_id"] = IdOf(1), ["sequence"] = "1", ["received_at"] = Seconds("(n.i - {0}) * 31") });
        await CopyAsync("cases_search", from, new() { ["subject_id"] = IdOf(2), ["case_id"] = IdOf(1), ["tokens"] = "w.tokens || ' own' || n.i" });
        await RunAsync("ANALYZE");
    }

    private static string IsOpen => "n.i % 50 = 0";

    private string Numbers => onSqlite
        ? $"(WITH RECURSIVE all_numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM all_numbers WHERE i < {count}) SELECT i FROM all_numbers) n"
        : $"generate_series(1::bigint, {count}) AS n(i)";

    private string Never => onSqlite ? NeverTicks : "timestamptz '9999-01-01 00:00:00+00'";

    private string Seconds(string expression)
    {
        var seconds = string.Format(CultureInfo.InvariantCulture, expression, count);
        return onSqlite
            ? $"({DateTime.UnixEpoch.Ticks} + (unixepoch('now') + {seconds}) * 10000000)"
            : $"(date_trunc('second', now()) + ({seconds}) * interval '1 second')";
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private string Hex(int kind, string number = "n.i") => onSqlite ? $"printf('%08x%024x', {kind}, {number})" : $"lpad(to_hex({kind}), 8, '0') || lpad(to_hex({number}), 24, '0')";

    private string IdOf(int kind, string number = "n.i") => onSqlite ? $"unhex({Hex(kind, number)})" : $"({Hex(kind, number)})::uuid";

    private string IdText(string unit) => onSqlite ? $"printf('00000009-0000-0000-0000-%012x', {unit})" : $"({Hex(9, unit)})::uuid::text";

    private async Task TablesToPickFromAsync()
    {
        await RunAsync("CREATE TEMP TABLE bench_types AS SELECT row_number() OVER (ORDER BY seq) - 1 AS n, id FROM cases_types");
        await RunAsync("CREATE TEMP TABLE bench_grids AS SELECT row_number() OVER (ORDER BY seq) - 1 AS n, id, area_path AS path FROM areas_areas WHERE area_path LIKE '/%/%/%/%/'");
        await RunAsync("CREATE TEMP TABLE bench_words (n bigint, text text, tokens text)");
        for (var i = 0; i < Phrases.Length; i++)
        {
            await RunAsync($"INSERT INTO bench_words VALUES ({i}, '{Phrases[i]}', '{SearchTokens.ForIndex(Phrases[i] + (i % 2 == 0 ? " 常见" : ""))}')");
        }

        foreach (var table in (string[])["bench_types", "bench_grids", "bench_words"]) { await RunAsync($"CREATE INDEX {table}_n ON {table} (n)"); }
    }

    private async Task CopyAsync(string table, string from, Dictionary<string, string> own)
    {
        var row = template.Rows.First(r => r.Table == table);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        var values = new List<string>();
        foreach (var (name, value) in row.Columns)
        {
            if (own.TryGetValue(name, out var expression)) { values.Add(expression); continue; }
            if (value is DBNull) { values.Add("NULL"); continue; }
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + values.Count;
            parameter.Value = value;
            command.Parameters.Add(parameter);
            values.Add(parameter.ParameterName);
        }

        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", row.Columns.Select(c => $"\"{c.Name}\""))}) SELECT {string.Join(", ", values)} FROM {from}";
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> CountAsync(string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private async Task RunAsync(string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
