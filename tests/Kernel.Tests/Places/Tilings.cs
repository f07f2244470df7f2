using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Triangulate;

namespace Wangge.Kernel.Tests.Places;

/// <summary>Random tilings whose neighbours share their vertices: triangles of random corners, joined at random, so that holes, islands and slivers come up.</summary>
internal sealed record Tiling(IReadOnlyList<Geometry> Polygons, Geometry Union, IReadOnlyList<Coordinate> Corners)
{
    /// <summary>Even whole coordinates within ±1024, so that the middle of an edge is exact too; some tilings are crowded into a corner.</summary>
    public static readonly Gen<Tiling> Whole =
        from crowd in Gen.Bool
        from corners in Gen.Select(Gen.Int[-512, 512], Gen.Int[-512, 512], Gen.Bool, (x, y, near) =>
            crowd && near ? new Coordinate(400 + (x / 16 * 2), 400 + (y / 16 * 2)) : new Coordinate(2 * x, 2 * y)).Array[4, 80]
        from labels in Gen.Int[0, 12].Array[200]
        select Join(corners, labels);

    /// <summary>Any doubles around a Chinese city, in degrees.</summary>
    public static readonly Gen<Tiling> Degrees =
        from corners in Gen.Select(Gen.Double[120.8, 121.0], Gen.Double[40.6, 40.8], (x, y) => new Coordinate(x, y)).Array[4, 60]
        from labels in Gen.Int[0, 20].Array[200]
        select Join(corners, labels);

    private static Tiling Join(Coordinate[] corners, int[] labels)
    {
        var builder = new DelaunayTriangulationBuilder();
        builder.SetSites(corners);
        var triangles = builder.GetTriangles(GeometryFactory.Default).Geometries;
        var polygons = triangles
            .Select((triangle, i) => (triangle, label: labels[i % labels.Length]))
            .GroupBy(t => t.label, t => t.triangle)
            .Select(group => CoverageUnion.Union(GeometryFactory.Default.BuildGeometry(group)))
            .ToList();
        return new Tiling(polygons, CoverageUnion.Union(GeometryFactory.Default.BuildGeometry(triangles)), corners);
    }
}
