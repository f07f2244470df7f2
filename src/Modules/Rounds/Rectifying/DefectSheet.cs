using Wangge.Kernel.Tables;
using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Rectifying;

/// <summary>Defects as rows of a spreadsheet; times are the district's own. Names no person.</summary>
internal static class DefectSheet
{
    public static readonly TableColumn[] Columns =
    [
        new("number", "检查编号"), new("kind", "检查类型"), new("item_code", "检查项代码"), new("item", "检查项"), new("premises", "被检查场所"), new("area_path", "区域路径"), new("area", "区域"),
        new("state", "状态"), new("severity", "程度"), new("unit", "整改单位"), new("limit", "整改时限"), new("found_at", "发现时间"), new("due_at", "到期时间"), new("overdue", "逾期"), new("level", "督办级别"),
        new("reworks", "返工次数"), new("fixed_at", "整改时间"), new("ended_at", "销号时间"),
    ];

    public static IReadOnlyList<CsvCell> RowOf(DefectRow row, TimeZoneInfo local) =>
    [
        row.Number, row.Kind, row.ItemCode, row.Item, row.Premises, row.AreaPath, row.Area ?? "", row.State, row.Severity, row.Unit ?? "",
        row.LimitAmount is { } amount ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{amount:0.##} {row.LimitUnit}") : "",
        InspectionSheet.Time(row.FoundAt, local), InspectionSheet.Time(row.DueAt, local), row.IsOverdue ? "yes" : "no", row.Level, row.Reworks,
        InspectionSheet.Time(row.FixedAt, local), InspectionSheet.Time(row.EndedAt, local),
    ];
}
