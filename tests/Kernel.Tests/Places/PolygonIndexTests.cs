using CsCheck;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Wangge.Kernel.Places;

namespace Wangge.Kernel.Tests.Places;

public sealed class PolygonIndexTests
{
    private static readonly GeometryFactory Geometry = GeometryFactory.Default;

    [Fact]
    public void Every_corner_middle_and_lattice_point_belongs_to_the_polygon_just_east_and_then_north_of_it() =>
        Gen.Select(Tiling.Whole, Gen.Select(Gen.Int[-1024, 1024], Gen.Int[-1024, 1024]).Array[40]).Sample((tiling, lattice) =>
        {
            var index = PolygonIndex.Build(tiling.Polygons);
            foreach (var point in OnEdges(tiling).Concat(lattice.Select(p => new Coordinate(p.Item1, p.Item2))))
            {
                // Whole coordinates: no line of the tiling comes nearer than this step unless the point lies on it.
                var moved = new Coordinate(point.X + Math.ScaleB(1, -13), point.Y + Math.ScaleB(1, -30));
                Assert.Equal(ByNts(tiling.Polygons, moved), [index.Find(point.X, point.Y)]);
            }
        }, iter: 100);

    [Fact]
    public void In_degrees_every_point_inside_the_union_belongs_to_exactly_one_polygon_and_to_one_that_touches_it() =>
        Gen.Select(Tiling.Degrees, Gen.Select(Gen.Double[120.8, 121.0], Gen.Double[40.6, 40.8]).Array[30], Gen.Double.Unit).Sample((tiling, anywhere, share) =>
        {
            var whole = PolygonIndex.Build(tiling.Polygons);
            var single = tiling.Polygons.Select(p => PolygonIndex.Build([p])).ToList();
            var union = new IndexedPointInAreaLocator(tiling.Union);
            var points = OnEdges(tiling, share).Concat(anywhere.Select(p => new Coordinate(p.Item1, p.Item2)));
            foreach (var point in points)
            {
                var found = whole.Find(point.X, point.Y);
                var holders = Enumerable.Range(0, single.Count).Where(i => single[i].Find(point.X, point.Y) == 0).ToList();
                Assert.Equal(found == PolygonIndex.None ? [] : [found], holders);
                if (union.Locate(point) == Location.Interior)
                {
                    Assert.NotEqual(PolygonIndex.None, found);
                }

                if (found != PolygonIndex.None)
                {
                    Assert.NotEqual(Location.Exterior, SimplePointInAreaLocator.Locate(point, tiling.Polygons[found]));
                }
            }
        }, iter: 100);

    [Fact]
    public void Overlapping_and_scattered_polygons_are_found_as_one_by_one_and_the_first_wins() =>
        Gen.Select(Gen.Int[-200, 200], Gen.Int[-200, 200], Gen.Int[1, 150], Gen.Int[3, 40]).Array[1, 30].Sample(shapes =>
        {
            var polygons = shapes.Select(s => (Geometry)Circle(s.Item1, s.Item2, s.Item3, s.Item4)).ToList();
            var index = PolygonIndex.Build(polygons);
            for (var x = -360.4637; x < 360; x += 13)
            {
                for (var y = -360.2819; y < 360; y += 17)
                {
                    var first = polygons.FindIndex(p => SimplePointInAreaLocator.Locate(new Coordinate(x, y), p) == Location.Interior);
                    Assert.Equal(first, index.Find(x, y));
                }
            }
        }, iter: 40);

    [Fact]
    public void Many_edges_in_one_place_are_answered_by_finer_grids()
    {
        // Half of all edges within a ten-thousandth of the width.
        var polygons = new List<Geometry> { Box(0, 0, 1000, 1000), Circle(500, 500, 0.04, 5000), Circle(500, 500, 0.03, 5000), Circle(500, 500, 0.02, 3) };
        polygons.Reverse();
        var index = PolygonIndex.Build(polygons);
        for (var angle = 0.1; angle < 6.3; angle += 0.01)
        {
            (double X, double Y) At(double radius) => (500 + (radius * Math.Cos(angle)), 500 + (radius * Math.Sin(angle)));
            Assert.Equal(1, index.Find(At(0.0299).X, At(0.0299).Y));
            Assert.Equal(2, index.Find(At(0.0301).X, At(0.0301).Y));
            Assert.Equal(2, index.Find(At(0.0399).X, At(0.0399).Y));
            Assert.Equal(3, index.Find(At(0.0401).X, At(0.0401).Y));
            Assert.Equal(0, index.Find(At(0.009).X, At(0.009).Y));
        }
    }

    [Fact]
    public void Western_and_southern_edges_belong_to_a_box_eastern_and_northern_ones_do_not()
    {
        var index = PolygonIndex.Build([Box(0, 0, 4, 4)]);
        Assert.Equal([0, 0, 0, -1, -1, -1], [index.Find(0, 0), index.Find(0, 2), index.Find(2, 0), index.Find(4, 2), index.Find(2, 4), index.Find(4, 4)]);
    }

    [Fact]
    public void Holes_hold_nothing_but_the_island_within()
    {
        var island = Box(4, 4, 6, 6);
        var ring = Box(0, 0, 10, 10).Difference(Box(2, 2, 8, 8));
        var index = PolygonIndex.Build([ring, Geometry.CreateMultiPolygon([(Polygon)island, (Polygon)Box(20, 0, 21, 1)])]);
        Assert.Equal([0, -1, 1, 1, -1], [index.Find(1, 1), index.Find(3, 3), index.Find(5, 5), index.Find(20.5, 0.5), index.Find(15, 0.5)]);
    }

    [Fact]
    public void Nothing_is_found_in_nothing_nor_at_what_is_not_a_place()
    {
        Assert.Equal(PolygonIndex.None, PolygonIndex.Build([]).Find(1, 1));
        Assert.Equal(PolygonIndex.None, PolygonIndex.Build([Geometry.CreatePolygon()]).Find(0, 0));
        var box = PolygonIndex.Build([Box(0, 0, 4, 4)]);
        Assert.Equal([-1, -1, -1], [box.Find(double.NaN, 1), box.Find(1, double.NaN), box.Find(double.PositiveInfinity, 1)]);
        Assert.Throws<ArgumentException>(() => PolygonIndex.Build([Geometry.CreatePoint(new Coordinate(1, 1))]));
    }

    private static IEnumerable<Coordinate> OnEdges(Tiling tiling, double share = 0.5)
    {
        foreach (var polygon in tiling.Polygons)
        {
            var corners = polygon.Coordinates;
            for (var i = 1; i < corners.Length; i++)
            {
                yield return corners[i];
                yield return new Coordinate(corners[i - 1].X + (share * (corners[i].X - corners[i - 1].X)), corners[i - 1].Y + (share * (corners[i].Y - corners[i - 1].Y)));
            }
        }
    }

    private static List<int> ByNts(IReadOnlyList<Geometry> polygons, Coordinate point)
    {
        var found = Enumerable.Range(0, polygons.Count).Where(i => SimplePointInAreaLocator.Locate(point, polygons[i]) == Location.Interior).ToList();
        return found.Count == 0 ? [PolygonIndex.None] : found;
    }

    private static Geometry Box(double west, double south, double east, double north) => Geometry.ToGeometry(new Envelope(west, east, south, north));

    private static Polygon Circle(double x, double y, double radius, int corners)
    {
        var ring = Enumerable.Range(0, corners)
            .Select(i => new Coordinate(x + (radius * Math.Cos(2 * Math.PI * i / corners)), y + (radius * Math.Sin(2 * Math.PI * i / corners))))
            .ToList();
        return Geometry.CreatePolygon([.. ring, ring[0]]);
    }
}
