using NetTopologySuite.Geometries;
using Wangge.Contracts.Areas;
using Wangge.Contracts.City;
using Wangge.Kernel.Places;

namespace Wangge.Video.Sight;

/// <summary>Makes fields of view from what stands on the base map. Safe for concurrent use.</summary>
/// <remarks>Ground is taken to be flat. A building of which the map says that it is lower than a camera hangs is looked over; one of unknown height is not.</remarks>
internal sealed class FieldMaking(IBuildings buildings)
{
    /// <value>Cameras hang higher, 3–4 m as a rule.</value>
    private const double LookedOverMetres = 2.5;

    /// <value>More than a camera is moved out of its building.</value>
    private const double MostShiftMetres = EyePlacing.MostInsideMetres + 1;

    /// <value>More than stand within 1,000 m of any place.</value>
    private const int MostBuildings = 20_000;

    public SightField Make(string districtCode, CameraAim aim)
    {
        var plane = new LocalPlane(aim.Longitude, aim.Latitude);
        var cone = new Cone(aim.DirectionDegrees, aim.FieldOfViewDegrees, aim.ReachMetres);
        var needed = cone.Bounds;
        needed.ExpandBy(MostShiftMetres);
        var around = ListWithin(districtCode, plane, needed);
        var (eye, standing) = EyePlacing.Place(new Coordinate(0, 0), aim.IsIndoors, around);
        return new SightField(FieldSweep.Sweep(around.SelectMany(b => b.WallsFrom(eye)), cone), cone, plane, eye, standing);
    }

    /// <summary>Buildings that hide something and whose bounds reach into a rectangle, both in metres of the plane.</summary>
    public IReadOnlyList<Footprint> ListWithin(string districtCode, LocalPlane plane, Envelope metres)
    {
        var (southWest, northEast) = (plane.ToDegrees(new Coordinate(metres.MinX, metres.MinY)), plane.ToDegrees(new Coordinate(metres.MaxX, metres.MaxY)));
        var box = new AreaExtent(southWest.X, southWest.Y, northEast.X, northEast.Y);
        return [.. buildings.ListWithin(districtCode, box, MostBuildings).Where(b => b.HeightMetres is null or >= LookedOverMetres).Select(b => Footprint.Of(b, plane))];
    }
}
