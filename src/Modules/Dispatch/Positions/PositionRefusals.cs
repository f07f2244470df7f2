namespace Wangge.Dispatch.Positions;

/// <summary>Why a position is not kept.</summary>
internal static class PositionRefusals
{
    public static readonly Refusal OffDuty = new("dispatch.position.off-duty", RefusalKind.Conflict, "Positions are kept on duty only; nothing was stored.");
    public static readonly Refusal NoPlace = new("dispatch.position.no-place", RefusalKind.Invalid, "Not two finite degrees in their ranges, or 0/0.");
    public static readonly Refusal TooFar = new("dispatch.position.too-far", RefusalKind.Invalid, "Far outside the district.");
    public static readonly Refusal InFuture = new("dispatch.position.in-future", RefusalKind.Invalid, "The source's clock is ahead.");
    public static readonly Refusal TooOld = new("dispatch.position.too-old", RefusalKind.Invalid, "Older than what is taken late.");
    public static readonly Refusal TooFast = new("dispatch.position.too-fast", RefusalKind.Invalid, "Nothing moves so fast: believed only once several in a row agree.");
    public static readonly Refusal Malformed = new("dispatch.position.malformed", RefusalKind.Invalid, "No latitude and longitude, or a number or time that cannot be read.");
    public static readonly Refusal UnknownTracker = new("dispatch.tracker.unknown", RefusalKind.NotFound);
}
