namespace Wangge.Areas.HandlingUnits;

/// <summary>A unit (责任单位) that handles cases.</summary>
/// <param name="AreaPath">The area that it answers for.</param>
public sealed record UnitView(Guid Id, string Code, string Name, string AreaPath, DateTimeOffset? EndedAt, int Version)
{
    internal static UnitView Of(Unit u) => new(u.Id, u.Code, u.Name, u.AreaPath, u.EndedAt, u.Version);
}

/// <summary>What of a unit may be changed.</summary>
/// <param name="AreaPath">The area that it answers for.</param>
public sealed record UnitFields([Required, MaxLength(AreaRules.LongestName)] string Name, [Required, MaxLength(AreaRules.LongestPath)] string AreaPath);

/// <summary>Refusals about units.</summary>
internal static class UnitRefusals
{
    public static readonly Refusal Unknown = new("areas.unit.unknown", RefusalKind.NotFound);
    public static readonly Refusal Ended = new("areas.unit.ended");
    public static readonly Refusal CodeTaken = new("areas.unit.code-taken");
}
