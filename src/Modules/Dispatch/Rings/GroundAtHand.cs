using Wangge.Contracts.Areas;
using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Zones;

namespace Wangge.Dispatch.Rings;

/// <summary>The ground of one network, one map of zones and one count of people, with the places on it.</summary>
internal sealed record GroundAtHand(RoadNetwork Roads, ZoneMap Zones, DistrictGround People, RingGround Ground, IReadOnlyList<GroundPlace> Places)
{
    private bool Fits(RingInputs inputs) => ReferenceEquals(Roads, inputs.Car.Network) && ReferenceEquals(Zones, inputs.Zones) && ReferenceEquals(People, inputs.Ground);

    /// <summary>That which was cut last where it fits; else it is cut anew, O(points).</summary>
    public static GroundAtHand Of(RingInputs inputs, GroundAtHand? last, CancellationToken ct) => last?.Fits(inputs) == true ? last : new(
        inputs.Car.Network, inputs.Zones, inputs.Ground, GroundCutting.Cut(inputs.Car.Network, inputs.Zones, inputs.Ground.Grids, ct),
        [.. inputs.Ground.Places.Select(place => PlaceOn(inputs, place))]);

    private static GroundPlace PlaceOn(RingInputs inputs, PublicPlace place) => new(
        place, inputs.Zones.NumberAt(place.Longitude, place.Latitude), Snap(inputs.Car, place), inputs.Foot is { } foot ? Snap(foot, place) : null);

    private static RoadPlace? Snap(CurrentRoads roads, PublicPlace place) => roads.Grid.Nearest(place.Longitude, place.Latitude, GroundPlace.NearestRoadWithinMetres);
}
