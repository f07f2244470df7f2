namespace Wangge.Areas;

/// <summary>Refusals that more than one slice gives.</summary>
internal static class AreaRefusals
{
    public static readonly Refusal UnknownArea = new("areas.area.unknown", RefusalKind.NotFound);
    public static readonly Refusal AreaEnded = new("areas.area.ended");
    public static readonly Refusal PathTaken = new("areas.area.path-taken", Detail: "An area with this code stands under this parent.");
    public static readonly Refusal CodeUnfit = new("areas.code-unfit", RefusalKind.Invalid, "1 to 32 ASCII letters, digits and . _ -, beginning with a letter or digit.");
    public static readonly Refusal LevelUnfit = new("areas.area.level-unfit", RefusalKind.Invalid, "An area of this level cannot stand under that parent.");
    public static readonly Refusal PathTooLong = new("areas.area.path-too-long", RefusalKind.Invalid);
    public static readonly Refusal UnknownPlace = new("areas.unknown-place", RefusalKind.Invalid, "There is no area with this path.");
    public static readonly Refusal IfMatchNeeded = new("request.if-match-needed", RefusalKind.Invalid);
    public static readonly Refusal Stale = new("areas.stale", RefusalKind.Stale, "It was changed since this copy was read.");
    public static readonly Refusal UnknownFilter = new("areas.list.unknown-filter", RefusalKind.Invalid);
    public static readonly Refusal BoxUnfit = new("areas.box-unfit", RefusalKind.Invalid, "west < east and south < north, in degrees, and no more than 1 degree across.");
}
