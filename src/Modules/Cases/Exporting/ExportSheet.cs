using Wangge.Cases.Listing;
using Wangge.Kernel.Tables;

namespace Wangge.Cases.Exporting;

/// <summary>Cases as rows of a spreadsheet; times are the district's own.</summary>
internal static class ExportSheet
{
    public static readonly TableColumn[] Columns =
    [
        new("number", "编号"), new("state", "状态"), new("flow", "流程"), new("weight", "程度"), new("source", "来源"), new("type_key", "类别代码"), new("type", "类别"), new("area_path", "区域路径"),
        new("area", "区域"), new("longitude", "经度"), new("latitude", "纬度"), new("words", "内容"), new("reported_at", "上报时间"), new("due_at", "办理期限"), new("ended_at", "办结时间"),
        new("unit", "责任单位"), new("supervision", "督办级别"), new("rework", "返工次数"), new("reopened", "重开次数"), new("public", "公开"),
    ];

    public static IReadOnlyList<CsvCell> RowOf(CaseRow row, TimeZoneInfo local) =>
    [
        row.Number, row.State, row.Flow, row.Weight, row.Source, row.TypeKey, row.Type, row.AreaPath, row.Area, Degrees(row.Longitude), Degrees(row.Latitude), row.Words,
        Time(row.ReportedAt, local), Time(row.DueAt, local), Time(row.EndedAt, local), row.Unit, row.Supervision, row.Rework, row.Reopened, row.IsPublic ? "yes" : "no",
    ];

    private static CsvCell Time(DateTimeOffset? at, TimeZoneInfo local) => at is { } some ? CsvCell.Time(TimeZoneInfo.ConvertTime(some, local).DateTime) : "";

    private static CsvCell Degrees(double? degrees) => degrees is { } some ? some : "";
}
