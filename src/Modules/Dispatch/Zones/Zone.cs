using NetTopologySuite.Geometries;

namespace Wangge.Dispatch.Zones;

/// <summary>A part of the district with the time within which somebody must be there by road.</summary>
/// <param name="Kind">One of <see cref="ZoneKinds"/>.</param>
/// <param name="Minutes">1 to 120. Source: DOMAIN 1, patrols.</param>
/// <param name="Edge">WGS-84 degrees, longitude first; null for what no other zone holds.</param>
internal sealed record Zone(Guid Id, string Name, string Kind, int Minutes, Geometry? Edge)
{
    /// <summary>The zone that holds what no other does: each district has it, none can end it.</summary>
    public static readonly Guid ElsewhereId = new("00000000-0000-7000-8000-000000000001");

    /// <summary>Where nobody has said otherwise.</summary>
    public static Zone Elsewhere { get; } = new(ElsewhereId, "其他区域", ZoneKinds.Elsewhere, ZoneKinds.MinutesOf(ZoneKinds.Elsewhere), null);

    public int Milliseconds => Minutes * 60_000;
}

/// <summary>What a zone is, and the minutes that the source promises for each. Wire names.</summary>
internal static class ZoneKinds
{
    /// <summary>政府核心区</summary>
    public const string Core = "core";

    /// <summary>人员密集区</summary>
    public const string Crowded = "crowded";

    /// <summary>其他区域</summary>
    public const string Elsewhere = "elsewhere";

    public static readonly string[] All = [Core, Crowded, Elsewhere];

    /// <summary>1, 3 and 8 minutes. Source: DOMAIN 1, patrols.</summary>
    public static int MinutesOf(string kind) => kind switch { Core => 1, Crowded => 3, _ => 8 };
}
