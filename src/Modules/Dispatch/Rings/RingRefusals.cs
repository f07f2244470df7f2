namespace Wangge.Dispatch.Rings;

/// <summary>Refusals about rings.</summary>
internal static class RingRefusals
{
    public static readonly Refusal NoRoads = new("dispatch.rings.no-roads", RefusalKind.Conflict, "The district has no roads for cars yet.");
    public static readonly Refusal BadPage = new("dispatch.rings.bad-page", RefusalKind.Invalid, "The bookmark is none of ours, or of rings that have changed.");
    public static readonly Refusal NoTile = new("dispatch.rings.no-tile", RefusalKind.NotFound);
    public static readonly Refusal UnknownUnit = new("dispatch.rings.unknown-unit", RefusalKind.NotFound, "No such unit is free and near a road.");
}
