using System.Text.Json;

namespace Wangge.Dispatch.Zones;

/// <summary>A zone as staff see it.</summary>
/// <param name="Kind"><c>core</c>, <c>crowded</c> or <c>elsewhere</c>.</param>
/// <param name="Minutes">Within which somebody must be there by road.</param>
/// <param name="Edge">GeoJSON geometry, WGS-84; null for what no other zone holds.</param>
/// <param name="Version">To be named when it is changed; 0 while the default holds.</param>
public sealed record ZoneView(Guid ZoneId, string Name, string Kind, int Minutes, JsonElement? Edge, int Version, bool IsEnded, Guid? ActorId, DateTimeOffset? At)
{
    internal static ZoneView Default => new(Zone.ElsewhereId, Zone.Elsewhere.Name, ZoneKinds.Elsewhere, Zone.Elsewhere.Minutes, null, 0, false, null, null);

    internal static ZoneView Of(ZoneVersion z) =>
        new(z.ZoneId, z.Name, z.Kind, z.Minutes, z.Edge is null ? null : Shapes.ToJson(Shapes.Read(z.Edge)), z.Version, z.IsEnded, z.ActorId, z.At);
}
