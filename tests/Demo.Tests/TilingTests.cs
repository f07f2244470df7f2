using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Union;

namespace Wangge.Demo.Tests;

public class TilingTests
{
    /// <summary>Square metres of a square degree here, near enough to tell slivers from nothing.</summary>
    private const double SquareMetres = 111_050.0 * 84_500.0;

    [Fact]
    public void The_district_has_181_square_kilometres_at_its_true_place()
    {
        Assert.InRange(EllipsoidalArea(Plans.Plan.Outline) / 1e6, 181 * 0.995, 181 * 1.005);
        var box = Plans.Plan.Outline.EnvelopeInternal;
        Assert.InRange(box.MinX, 120.80, 120.88);
        Assert.InRange(box.MaxX, 120.98, 121.08);
        Assert.InRange(box.Centre.Y, 40.69, 40.73);
    }

    [Fact]
    public void All_448_grids_are_valid_and_their_union_is_the_district()
    {
        var grids = Plans.Plan.Grids.Select(g => (Geometry)g.Outline).ToList();

        Assert.Equal(448, grids.Count);
        Assert.All(grids, g => Assert.True(g.IsValid));
        var union = CascadedPolygonUnion.Union(grids);
        Assert.IsType<Polygon>(union);
        Assert.True(OverlayNGRobust.Overlay(union, Plans.Plan.Outline, NetTopologySuite.Operation.Overlay.SpatialFunction.SymDifference).Area * SquareMetres < 1);
        Assert.Equal(Plans.Plan.Outline.Area, grids.Sum(g => g.Area), 12);
    }

    [Fact]
    public void No_two_grids_overlap()
    {
        var grids = Plans.Plan.Grids;
        for (var i = 0; i < grids.Count; i++)
        {
            for (var j = i + 1; j < grids.Count; j++)
            {
                if (!grids[i].Outline.EnvelopeInternal.Intersects(grids[j].Outline.EnvelopeInternal)) { continue; }

                Assert.True(OverlayNGRobust.Overlay(grids[i].Outline, grids[j].Outline, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area * SquareMetres < 0.01);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_edge_is_shared_by_exactly_two_grids_or_is_the_districts_own(int seed)
    {
        var plan = Plans.Of(seed, Plans.Now);
        var edges = new HashSet<(Coordinate, Coordinate)>();
        foreach (var grid in plan.Grids)
        {
            // All rings run the same way, so an edge that stands twice in one direction would be an overlap.
            Assert.All(DirectedEdges(grid.Outline), e => Assert.True(edges.Add(e)));
        }

        var alone = edges.Where(e => !edges.Contains((e.Item2, e.Item1))).ToHashSet();
        Assert.Equal(DirectedEdges(plan.Outline).ToHashSet(), alone);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    public void Subdistricts_and_communities_tile_their_parents_and_hold_their_grids(int digits)
    {
        var divisions = Plans.Plan.Divisions.Where(d => d.Code.Length == digits).ToList();
        Assert.Equal(Plans.Plan.Outline.Area, divisions.Sum(d => d.Outline.Area), 12);
        foreach (var division in divisions)
        {
            var grids = Plans.Plan.Grids.Where(g => g.CommunityCode.StartsWith(division.Code, StringComparison.Ordinal)).Select(g => (Geometry)g.Outline).ToList();
            var union = CascadedPolygonUnion.Union(grids);
            Assert.True(OverlayNGRobust.Overlay(union, division.Outline, NetTopologySuite.Operation.Overlay.SpatialFunction.SymDifference).Area * SquareMetres < 0.1);
        }
    }

    [Fact]
    public void Unit_cells_are_numbered_from_north_to_south_in_rows_and_west_to_east_in_each()
    {
        foreach (var community in Plans.Plan.Grids.GroupBy(g => g.CommunityCode))
        {
            var cells = community.ToList();
            Assert.Equal(Enumerable.Range(1, cells.Count).Select(n => $"{community.Key}{n:000}"), cells.Select(c => c.UnitCellCode));
            var rows = Math.Max(1, (int)Math.Round(Math.Sqrt(cells.Count)));
            var inRow = cells.Select((c, i) => (c.Outline.Centroid, Row: i * rows / cells.Count)).GroupBy(c => c.Row).ToList();
            // Rows hold as many as their share of the whole; the next begins south of the mean of the one before.
            Assert.All(inRow.Zip(inRow.Skip(1)), r => Assert.True(r.First.Average(c => c.Centroid.Y) > r.Second.Average(c => c.Centroid.Y)));
            Assert.All(inRow, row => Assert.Equal(row.OrderBy(c => c.Centroid.X).Select(c => c.Centroid), row.Select(c => c.Centroid)));
        }
    }

    [Fact]
    public void Every_building_lies_in_its_grid_and_no_two_overlap()
    {
        var prepared = Plans.Plan.Grids.Select(g => NetTopologySuite.Geometries.Prepared.PreparedGeometryFactory.Prepare(g.Outline)).ToList();
        Assert.All(Plans.Plan.Buildings, b => Assert.True(prepared[b.GridIndex].Covers(b.Footprint)));
        foreach (var grid in Plans.Plan.Buildings.GroupBy(b => b.GridIndex))
        {
            var buildings = grid.ToList();
            for (var i = 0; i < buildings.Count; i++)
            {
                for (var j = i + 1; j < buildings.Count; j++)
                {
                    var (a, b) = (buildings[i].Footprint, buildings[j].Footprint);
                    Assert.False(a.EnvelopeInternal.Intersects(b.EnvelopeInternal) && a.Intersects(b), $"{buildings[i].Name} and {buildings[j].Name}");
                }
            }
        }
    }

    [Fact]
    public void Streets_meet_in_shared_vertices_and_make_one_network()
    {
        var roots = new Dictionary<Coordinate, Coordinate>();
        foreach (var street in Plans.Plan.Streets)
        {
            var line = street.Line.Coordinates;
            foreach (var point in line) { roots[Root(point)] = Root(line[0]); }
        }

        Assert.Single(roots.Keys.Select(Root).Distinct());

        Coordinate Root(Coordinate point)
        {
            while (roots.TryGetValue(point, out var up) && !up.Equals(point)) { point = up; }

            roots.TryAdd(point, point);
            return point;
        }
    }

    private static IEnumerable<(Coordinate From, Coordinate To)> DirectedEdges(Polygon polygon)
    {
        var ring = polygon.ExteriorRing.Coordinates;
        return ring.Zip(ring.Skip(1));
    }

    /// <summary>Area by the authalic latitude (Snyder 1987, eq. 3-11 and 3-12): exact for parallels, and edges here are short.</summary>
    private static double EllipsoidalArea(Polygon polygon)
    {
        const double semiMajor = 6378137.0;
        const double eccentricity = 0.0818191908426;
        var ring = polygon.ExteriorRing.Coordinates;
        var sum = 0.0;
        for (var i = 0; i + 1 < ring.Length; i++) { sum += (ring[i + 1].X - ring[i].X) * Math.PI / 180 * (Q(ring[i].Y) + Q(ring[i + 1].Y)) / 2; }

        return Math.Abs(sum) * semiMajor * semiMajor / 2;

        static double Q(double latitude)
        {
            var sine = Math.Sin(latitude * Math.PI / 180);
            return (1 - (eccentricity * eccentricity)) * ((sine / (1 - (eccentricity * eccentricity * sine * sine))) - (Math.Log((1 - (eccentricity * sine)) / (1 + (eccentricity * sine))) / (2 * eccentricity)));
        }
    }
}
