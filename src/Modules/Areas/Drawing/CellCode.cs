using Wangge.Areas.Divisions;

namespace Wangge.Areas.Drawing;

/// <summary>Whether a text may stand as an area's unit cell code.</summary>
internal static class CellCode
{
    private static readonly Refusal Unfit = new("areas.cell-code-unfit", RefusalKind.Invalid, "15 digits: a community's 12 and a serial of 3.");

    public static Refusal? Refuse(string? code) => code is null || UnitCellCode.TryParse(code, out _) ? null : Unfit;
}
