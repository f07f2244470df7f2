using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Places;

namespace Wangge.Doors.Cap.Incoming;

/// <summary>Finds the one place in the district that stands for what a message names: an alarm is answered somewhere. Asked in a scope of the district.</summary>
/// <remarks>The middle of a circle or polygon where it lies in a grid; else a point inside the grid that it covers most; of a geocode, the middle of the area with this code. The first that fits counts.</remarks>
internal sealed class CapPlaces(IAreaLookup areas, IGridCounts grids)
{
    private const int MostAreas = 20;
    private const int MostShapes = 60;
    private const int CircleCorners = 48;

    private static readonly GeometryFactory Shapes = new(new PrecisionModel(), 4326);

    /// <returns>Null and why, where nothing is named, or nothing of it lies here.</returns>
    public async Task<(CapPlace? Place, Refusal? Refusal)> FindAsync(CapMessage message, CancellationToken ct)
    {
        var named = message.Infos.SelectMany(i => i.Areas).Where(a => a.Circles.Count + a.Polygons.Count + a.Geocodes.Count > 0).Take(MostAreas).ToList();
        if (named.Count == 0) { return (null, CapRefusals.NoPlace); }
        foreach (var area in named)
        {
            foreach (var point in area.Circles.Select(c => c.Centre).Concat(area.Polygons.Take(MostShapes).Select(MiddleOf)).Take(MostShapes))
            {
                if (await areas.FindGridAsync(point.Longitude, point.Latitude) is { } grid) { return (new CapPlace(point.Longitude, point.Latitude, grid.AreaPath, area.Description), null); }
            }
        }

        var all = await grids.ListAsync(ct);
        foreach (var area in named)
        {
            var inside = area.Circles.Select(CircleOf).Concat(area.Polygons.Select(PolygonOf)).Take(MostShapes).Select(s => MostCovered(s, all)).FirstOrDefault(p => p is not null)
                ?? area.Geocodes.Select(g => MiddleOfArea(g.Value, all)).FirstOrDefault(p => p is not null);
            if (inside is not null && await areas.FindGridAsync(inside.X, inside.Y) is { } grid) { return (new CapPlace(inside.X, inside.Y, grid.AreaPath, area.Description), null); }
        }

        return (null, CapRefusals.Outside);
    }

    /// <summary>Inside the grid of which a shape covers most, and inside the shape.</summary>
    private static Coordinate? MostCovered(Geometry shape, IReadOnlyList<GridCount> all)
    {
        var (largest, inside) = (0.0, (Coordinate?)null);
        foreach (var grid in all.Where(g => g.Edge.EnvelopeInternal.Intersects(shape.EnvelopeInternal)))
        {
            var shared = OverlayNGRobust.Overlay(grid.Edge, shape, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection);
            if (shared.Area > largest) { (largest, inside) = (shared.Area, shared.InteriorPoint.Coordinate); }
        }

        return inside;
    }

    /// <summary>Inside the grid that lies nearest to the middle of all grids of an area.</summary>
    /// <param name="code">Of a grid, or of a division with or without its closing zeros, such as <c>211403001000</c>.</param>
    private static Coordinate? MiddleOfArea(string code, IReadOnlyList<GridCount> all)
    {
        if (code.Length is < 1 or > 40 || code.Contains('/', StringComparison.Ordinal)) { return null; }
        var parts = new[] { code, Shortened(code, 9), Shortened(code, 6) }.OfType<string>().Select(c => $"/{c}/");
        foreach (var part in parts)
        {
            var inside = all.Where(g => g.AreaPath.Contains(part, StringComparison.Ordinal)).ToList();
            if (inside.Count == 0) { continue; }
            var middle = new Coordinate(inside.Average(g => g.Edge.Centroid.X), inside.Average(g => g.Edge.Centroid.Y));
            return inside.MinBy(g => g.Edge.Centroid.Coordinate.Distance(middle))!.Edge.InteriorPoint.Coordinate;
        }

        return null;
    }

    private static string? Shortened(string code, int digits) =>
        code.Length == 12 && code.All(char.IsAsciiDigit) && code.AsSpan(digits).TrimStart('0').IsEmpty ? code[..digits] : null;

    private static CapPoint MiddleOf(IReadOnlyList<CapPoint> polygon)
    {
        var inside = InteriorPoint.GetInteriorCoord(PolygonOf(polygon)) ?? new Coordinate(polygon[0].Longitude, polygon[0].Latitude);
        return new CapPoint(inside.Y, inside.X);
    }

    private static Geometry PolygonOf(IReadOnlyList<CapPoint> polygon)
    {
        var drawn = Shapes.CreatePolygon([.. polygon.Select(p => new Coordinate(p.Longitude, p.Latitude))]);
        // One that crosses itself means no more than what lies around it; to mend it could take without end.
        return drawn.IsValid ? drawn : drawn.ConvexHull();
    }

    private static Geometry CircleOf(CapCircle circle)
    {
        // Near a pole, and around the world, nothing of ours lies.
        var (north, metres) = (Math.Clamp(circle.Centre.Latitude, -85, 85), Math.Clamp(circle.RadiusKilometres * 1_000, 1, 2_000_000));
        var plane = new LocalPlane(circle.Centre.Longitude, north);
        var ring = Enumerable.Range(0, CircleCorners).Select(i => 2 * Math.PI * i / CircleCorners).Select(a => plane.ToDegrees(new Coordinate(metres * Math.Cos(a), metres * Math.Sin(a)))).ToList();
        return Shapes.CreatePolygon([.. ring, ring[0].Copy()]);
    }
}

/// <summary>Where a message means.</summary>
/// <param name="Longitude">WGS-84 degrees, within a grid.</param>
/// <param name="Description">In the sender's words.</param>
internal sealed record CapPlace(double Longitude, double Latitude, string AreaPath, string Description);
