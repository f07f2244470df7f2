using NetTopologySuite.Geometries;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Dispatch;
using Wangge.Demo;
using Wangge.Kernel.Places;

namespace Wangge.Host.Demo;

/// <summary>The demo's zones: a core around the district's centre, crowded ones around schools, the hospital and markets. Source: DOMAIN 1, patrols.</summary>
internal static class DemoZones
{
    private const double CoreMetres = 600;
    private const double CrowdedMetres = 250;

    public static IReadOnlyList<PlannedZone> Of(DemoPlan plan) =>
    [
        .. plan.Places.Where(p => p.Kind == "district-centre").Select(p => Around(p, "政府核心区", "core", CoreMetres)),
        .. plan.Places.Where(p => p.Kind is "school" or "kindergarten" or "hospital" or "market").Select(p => Around(p, p.Name, "crowded", CrowdedMetres)),
    ];

    private static PlannedZone Around(DemoPlace place, string name, string kind, double metres)
    {
        var plane = new LocalPlane(place.Longitude, place.Latitude);
        return new PlannedZone(PastStep.IdAfter(place.Id, 1), name, kind, plane.ToDegrees(new Point(0, 0).Buffer(metres, 4)));
    }
}
