using Wangge.Kernel.Tables;

namespace Wangge.Rounds.Inspections;

/// <summary>Inspections as rows of a spreadsheet; times are the district's own.</summary>
internal static class InspectionSheet
{
    public static readonly TableColumn[] Columns =
    [
        new("number", "编号"), new("kind", "检查类型"), new("checklist", "检查表"), new("premises", "被检查场所"), new("area_path", "区域路径"), new("area", "区域"), new("state", "状态"),
        new("inspector", "检查人"), new("due_at", "计划完成时间"), new("done_at", "检查时间"), new("ended_at", "办结时间"), new("in_order", "合格项"), new("defects", "隐患数"), new("open_defects", "未销号隐患"),
    ];

    public static IReadOnlyList<CsvCell> RowOf(InspectionRow row, TimeZoneInfo local) =>
    [
        row.Number, row.Kind, row.Checklist, row.Premises, row.AreaPath, row.Area ?? "", row.State, row.Inspector ?? "",
        Time(row.DueAt, local), Time(row.DoneAt, local), Time(row.EndedAt, local), row.InOrder, row.Defects, row.OpenDefects,
    ];

    internal static CsvCell Time(DateTimeOffset? at, TimeZoneInfo local) => at is { } some ? CsvCell.Time(TimeZoneInfo.ConvertTime(some, local).DateTime) : "";
}
