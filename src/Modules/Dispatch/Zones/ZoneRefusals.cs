namespace Wangge.Dispatch.Zones;

/// <summary>Refusals about zones.</summary>
internal static class ZoneRefusals
{
    public static readonly Refusal Unknown = new("dispatch.zone.unknown", RefusalKind.NotFound);
    public static readonly Refusal BadKind = new("dispatch.zone.bad-kind", RefusalKind.Invalid, "Kinds: core, crowded, elsewhere. What no other zone holds has no edge; every other zone has one.");
    public static readonly Refusal Stale = new("dispatch.zone.stale", RefusalKind.Stale, "Somebody changed the zone meanwhile.");
    public static readonly Refusal Ended = new("dispatch.zone.ended");
    public static readonly Refusal TooMany = new("dispatch.zone.too-many", RefusalKind.Conflict, "A district has at most 500 zones.");
}
