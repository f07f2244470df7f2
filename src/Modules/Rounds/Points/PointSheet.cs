using System.Globalization;
using Wangge.Kernel.Tables;
using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Points;

/// <summary>Must-check points as rows of a spreadsheet.</summary>
internal static class PointSheet
{
    public static readonly TableColumn[] Columns =
    [
        new("code", "编号"), new("name", "名称"), new("kind", "类别"), new("longitude", "经度"), new("latitude", "纬度"), new("ways", "核验方式"), new("dwell_seconds", "停留秒数"), new("code_days", "换码天数"),
    ];

    public static IReadOnlyList<CsvCell> RowOf(MustCheckPoint p) =>
    [
        p.Code, p.Name, p.Kind, p.Longitude.ToString("R", CultureInfo.InvariantCulture), p.Latitude.ToString("R", CultureInfo.InvariantCulture),
        string.Join(' ', ProofWays.NamesOf(p.Ways)), p.DwellSeconds, p.CodeDays,
    ];

    /// <summary>A row's fields; or the column at fault and why.</summary>
    public static (PointFields? Fields, string? Column, string? Code) Read(CsvRow row)
    {
        if (!Number(row["longitude"], 180, out var longitude)) { return (null, "longitude", "rounds.point.bad-place"); }
        if (!Number(row["latitude"], 90, out var latitude)) { return (null, "latitude", "rounds.point.bad-place"); }
        if (!Count(row["dwell_seconds"], 0, 0, 1_800, out var dwell)) { return (null, "dwell_seconds", "rounds.point.bad-dwell"); }
        if (!Count(row["code_days"], 7, 1, 31, out var days)) { return (null, "code_days", "rounds.point.bad-days"); }
        if (row["name"].Length is 0 or > 100) { return (null, "name", "rounds.point.bad-name"); }
        if (row["code"].Length > 32) { return (null, "code", PointRules.BadCode.Code); }
        var ways = row["ways"].Split([' ', ',', '，', '、', ';'], StringSplitOptions.RemoveEmptyEntries);
        var fields = new PointFields(row["code"], row["name"], row["kind"], longitude, latitude, ways.Length == 0 ? [ProofWays.NameOf(ProofWay.Position)] : ways, dwell, days);
        return PointRules.Check(fields) is { } unfit ? (null, null, unfit.Code) : (fields, null, null);
    }

    /// <summary>Whether a row says of a point what is held of it already.</summary>
    public static bool IsSame(MustCheckPoint held, PointFields f) =>
        (held.Name, held.Kind, held.Longitude, held.Latitude, held.Ways, held.DwellSeconds, held.CodeDays)
        == (f.Name, f.Kind, f.Longitude, f.Latitude, ProofWays.Read(f.Ways), f.DwellSeconds, f.CodeDays);

    private static bool Number(string text, double most, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= most;

    private static bool Count(string text, int empty, int least, int most, out int value)
    {
        value = empty;
        return text.Length == 0 || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most);
    }
}
