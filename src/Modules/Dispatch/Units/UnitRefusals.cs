namespace Wangge.Dispatch.Units;

/// <summary>Refusals about units.</summary>
internal static class UnitRefusals
{
    public static readonly Refusal Unknown = new("dispatch.unit.unknown", RefusalKind.NotFound);
    public static readonly Refusal Ended = new("dispatch.unit.ended");
    public static readonly Refusal CodeTaken = new("dispatch.unit.code-taken");
    public static readonly Refusal BadFields = new("dispatch.unit.bad-fields", RefusalKind.Invalid, "A code of letters, digits and hyphens; kind foot, car or motorcycle; a shift has both ends; a post both degrees.");
    public static readonly Refusal UnknownCrew = new("dispatch.unit.unknown-crew", RefusalKind.Invalid, "No such account is active.");
    public static readonly Refusal CrewElsewhere = new("dispatch.unit.crew-elsewhere", RefusalKind.Conflict, "Somebody of the crew belongs to another unit.");
    public static readonly Refusal NotCrew = new("dispatch.unit.not-crew", RefusalKind.Forbidden);
    public static readonly Refusal BadState = new("dispatch.unit.bad-state", RefusalKind.Invalid, "Free, busy or off.");
    public static readonly Refusal AtWork = new("dispatch.unit.at-work", RefusalKind.Conflict, "It is sent: that ends first.");
    public static readonly Refusal NotFree = new("dispatch.unit.not-free");
    public static readonly Refusal Stale = new("dispatch.unit.stale", RefusalKind.Stale);
}
