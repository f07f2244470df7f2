using System.Diagnostics;
using CsCheck;
using NetTopologySuite.Geometries;
using Wangge.Areas.Coverage;
using Wangge.Kernel.Places;

namespace Wangge.Areas.Tests.Coverage;

public sealed class CoverageCheckTests
{
    private static readonly District Sound = District.Make(8, 5, seed: 1);

    // Half a side in metres, small against a cell of about 500 m; and a cell.
    private static readonly Gen<(int Cell, double HalfSide)> Damage = Gen.Select(Gen.Int[0, 39], Gen.Double[2, 60]);

    [Fact]
    public void A_sound_district_has_no_fault() => Assert.Empty(CoverageCheck.Run(Sound.Communities, Sound.Cells, 0.5));

    [Fact]
    public void A_hole_punched_into_a_cell_is_a_gap_of_its_size() => Damage.Sample(damage =>
    {
        var hole = Square(Middle(damage.Cell), damage.HalfSide);
        var district = Sound.With(damage.Cell, outline => outline.Difference(hole));
        var fault = Assert.Single(CoverageCheck.Run(district.Communities, district.Cells, 0.5));
        AssertFault(fault, CoverageFaultKind.Gap, hole);
        Assert.Equal((Sound.Cells[damage.Cell].ParentCode, Sound.Cells[damage.Cell].Code, null), (fault.ParentCode, fault.CellA, fault.CellB));
    }, iter: 40);

    [Fact]
    public void A_bite_out_of_a_border_is_a_gap_between_both_neighbours() => Gen.Double[2, 60].Sample(halfSide =>
    {
        // Cells 1 and 2 of the first column are neighbours.
        var bite = Square(Common(1, 2), halfSide);
        var district = Sound.With(1, o => o.Difference(bite)).With(2, o => o.Difference(bite));
        var fault = Assert.Single(CoverageCheck.Run(district.Communities, district.Cells, 0.5));
        AssertFault(fault, CoverageFaultKind.Gap, bite);
        Assert.Equal(["G0001", "G0002"], new[] { fault.CellA, fault.CellB }.Order());
    }, iter: 20);

    [Fact]
    public void A_piece_in_two_cells_is_an_overlap_of_its_size() => Gen.Double[2, 60].Sample(halfSide =>
    {
        var square = Square(Common(1, 2), halfSide);
        var district = Sound.With(1, o => o.Union(square));
        var fault = Assert.Single(CoverageCheck.Run(district.Communities, district.Cells, 0.5));
        AssertFault(fault, CoverageFaultKind.Overlap, square.Intersection(Sound.Cells[2].Outline), maybeParts: true);
        Assert.Equal(("C00", "G0001", "G0002"), (fault.ParentCode, fault.CellA, fault.CellB));
    }, iter: 20);

    [Fact]
    public void A_cell_that_crosses_its_community_is_outside_and_overlaps_the_neighbour()
    {
        // Cells 15–19 are the last column of the first community, 20–24 the first of the second.
        var square = Square(Common(17, 22), 30);
        var district = Sound.With(17, o => o.Union(square));
        var faults = CoverageCheck.Run(district.Communities, district.Cells, 0.5);
        var crossed = square.Intersection(Sound.Cells[22].Outline);
        Assert.Equal([CoverageFaultKind.Overlap, CoverageFaultKind.Outside], faults.Select(f => f.Kind).Order());
        Assert.All(faults, f => AssertFault(f, f.Kind, crossed, maybeParts: true));
        var overlap = faults.Single(f => f.Kind == CoverageFaultKind.Overlap);
        Assert.Equal((null, "G0302", "G0402"), (overlap.ParentCode, overlap.CellA, overlap.CellB));
    }

    [Fact]
    public void A_cell_laid_over_the_district_whole_is_told_against_each_cell_below()
    {
        var copy = Sound.Cells[7] with { Code = "X" };
        var fault = Assert.Single(CoverageCheck.Run(Sound.Communities, [.. Sound.Cells, copy], 0.5));
        AssertFault(fault, CoverageFaultKind.Overlap, copy.Outline);
        Assert.Equal(["G0102", "X"], new[] { fault.CellA, fault.CellB }.Order());
    }

    [Fact]
    public void A_missing_cell_is_a_gap_and_a_stray_one_is_outside()
    {
        var district = Sound with { Cells = [.. Sound.Cells.Select((c, i) => i == 7 ? c with { ParentCode = "nowhere" } : c)] };
        var faults = CoverageCheck.Run(district.Communities, district.Cells, 0.5);
        Assert.Equal([CoverageFaultKind.Gap, CoverageFaultKind.Outside], faults.Select(f => f.Kind).Order());
        Assert.All(faults, f => AssertFault(f, f.Kind, Sound.Cells[7].Outline));
    }

    [Theory]
    [InlineData(0.4, 0.5, 0)]
    [InlineData(0.6, 0.5, 1)]
    [InlineData(3, 5, 0)]
    [InlineData(6, 5, 1)]
    public void What_is_narrower_than_the_tolerance_is_let_pass(double widthMetres, double toleranceMetres, int faults)
    {
        var slit = Rectangle(Middle(7), widthMetres / 2, 100);
        var district = Sound.With(7, o => o.Difference(slit));
        Assert.Equal(faults, CoverageCheck.Run(district.Communities, district.Cells, toleranceMetres).Count);
    }

    [Fact]
    public void Borders_drawn_with_other_vertices_pass_within_the_tolerance()
    {
        // Each cell simplified or densified by itself, as two draughtsmen would.
        var cells = Sound.Cells.Select((c, i) => i % 2 == 0 ? c with { Outline = NetTopologySuite.Densify.Densifier.Densify(c.Outline, 0.0001) } : c).ToList();
        Assert.Empty(CoverageCheck.Run(Sound.Communities, cells, 0.05));
    }

    [Fact]
    public void A_hole_and_an_overlap_at_random_are_both_found_among_448_cells_in_less_than_a_second()
    {
        var district = District.Make(28, 16, seed: 2, bendsASide: 15);
        Assert.Empty(CoverageCheck.Run(district.Communities, district.Cells, 0.5));
        var damaged = district
            .With(100, o => o.Difference(Square(o.InteriorPoint.Coordinate, 20)))
            .With(300, o => LocalPlane.Around(o.EnvelopeInternal) is var plane ? plane.ToDegrees(plane.ToMetres(o).Buffer(3)) : o);
        IReadOnlyList<CoverageFault> faults = [];
        // The quickest of three: what else the machine does is not the check's time.
        var quickest = Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            faults = CoverageCheck.Run(damaged.Communities, damaged.Cells, 0.5);
            return watch.Elapsed;
        });
        TestContext.Current.SendDiagnosticMessage($"{quickest.TotalMilliseconds:F0} ms, {faults.Count} faults");
        Assert.InRange(quickest, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Contains(faults, f => f.Kind == CoverageFaultKind.Gap && f.CellA == district.Cells[100].Code);
        Assert.True(faults.Count(f => f.Kind == CoverageFaultKind.Overlap && (f.CellA == district.Cells[300].Code || f.CellB == district.Cells[300].Code)) >= 4);
    }

    [Fact]
    public void A_fault_goes_on_the_map_with_its_kind_area_and_cells()
    {
        var district = Sound.With(7, o => o.Difference(Square(Middle(7), 10)));
        var feature = CoverageCheck.Run(district.Communities, district.Cells, 0.5)[0].ToFeature(1);
        Assert.Equal(["gap", "C00", "G0102"], [feature.Properties["kind"], feature.Properties["parent"], feature.Properties["cell_a"]]);
        Assert.InRange(double.Parse(feature.Properties["area_m2"], System.Globalization.CultureInfo.InvariantCulture), 399, 401);
    }

    private static void AssertFault(CoverageFault fault, CoverageFaultKind kind, Geometry expected, bool maybeParts = false)
    {
        Assert.Equal(kind, fault.Kind);
        var area = EllipsoidArea.SquareMetres(expected);
        Assert.InRange(fault.AreaSquareMetres, maybeParts ? area * 0.8 : area - (area * 0.001) - 0.5, area + (area * 0.001) + 0.5);
        Assert.True(expected.Buffer(1e-7).Covers(fault.Piece));
    }

    private static Coordinate Middle(int cell) => Sound.Cells[cell].Outline.Centroid.Coordinate;

    // The middle of the border that two cells share.
    private static Coordinate Common(int a, int b)
    {
        var shared = Sound.Cells[a].Outline.Coordinates.Where(c => Sound.Cells[b].Outline.Coordinates.Contains(c)).ToList();
        return shared[shared.Count / 2];
    }

    private static Geometry Square(Coordinate centre, double halfSideMetres) => Rectangle(centre, halfSideMetres, halfSideMetres);

    private static Geometry Rectangle(Coordinate centre, double halfWidthMetres, double halfHeightMetres)
    {
        var plane = new LocalPlane(centre.X, centre.Y);
        return plane.ToDegrees(GeometryFactory.Default.ToGeometry(new Envelope(-halfWidthMetres, halfWidthMetres, -halfHeightMetres, halfHeightMetres)));
    }
}
