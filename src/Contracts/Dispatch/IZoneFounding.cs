using NetTopologySuite.Geometries;

namespace Wangge.Contracts.Dispatch;

/// <summary>Gives a district the zones that it begins with: for the demo. Asked in a scope of the district.</summary>
public interface IZoneFounding
{
    /// <summary>Stores them; does nothing where the district has zones already.</summary>
    Task FoundAsync(IReadOnlyList<PlannedZone> zones, CancellationToken ct);
}

/// <param name="Kind"><c>core</c>, <c>crowded</c> or <c>elsewhere</c>.</param>
/// <param name="Minutes">Within which somebody must be there, 1–120; null: what the source promises for the kind, 1, 3 or 8.</param>
/// <param name="Edge">WGS-84 degrees, longitude first.</param>
public sealed record PlannedZone(Guid ZoneId, string Name, string Kind, Geometry Edge, int? Minutes = null);
