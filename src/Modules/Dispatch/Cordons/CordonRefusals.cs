namespace Wangge.Dispatch.Cordons;

/// <summary>Refusals about cordons.</summary>
internal static class CordonRefusals
{
    public static readonly Refusal BadArea = new("dispatch.cordon.bad-area", RefusalKind.Invalid, "A middle with a radius, or an edge, at most 15 km across; way both or in.");
    public static readonly Refusal NoRoads = new("dispatch.cordon.no-roads", RefusalKind.Conflict, "The district has no roads for cars yet.");
    public static readonly Refusal NothingToClose = new("dispatch.cordon.nothing-to-close", RefusalKind.Conflict, "No road leads there that could be closed.");
    public static readonly Refusal RoadsChanged = new("dispatch.cordon.roads-changed", RefusalKind.Conflict, "The roads are others than when it was planned; plan it again.");
    public static readonly Refusal BadReason = new("dispatch.cordon.bad-reason", RefusalKind.Invalid, "Reasons: flood, works, fire, event, other.");
    public static readonly Refusal BadSpan = new("dispatch.cordon.bad-span", RefusalKind.Invalid, "It ends after now and within a year.");
}
