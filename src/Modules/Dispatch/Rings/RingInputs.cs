using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Zones;

namespace Wangge.Dispatch.Rings;

/// <summary>All that rings hang on at one moment: when each of these is the same, so are the rings.</summary>
/// <param name="Foot">Null where the district has no roads on foot.</param>
internal sealed record RingInputs(CurrentRoads Car, CurrentRoads? Foot, ZoneMap Zones, DistrictGround Ground, IReadOnlyList<RingUnit> Units)
{
    public CurrentRoads? RoadsOf(RoadMode mode) => mode == RoadMode.Car ? Car : Foot;
}

/// <summary>A unit that could be sent now.</summary>
internal readonly record struct RingUnit(Guid UnitId, RoadMode Mode, double Longitude, double Latitude);

/// <summary>Where a district's people and public places are. Never changes.</summary>
internal sealed record DistrictGround(GridGround Grids, IReadOnlyList<Contracts.Areas.PublicPlace> Places);
