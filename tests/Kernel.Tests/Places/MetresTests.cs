using CsCheck;
using NetTopologySuite.Geometries;
using Wangge.Kernel.Places;

namespace Wangge.Kernel.Tests.Places;

public sealed class MetresTests
{
    // Judge: geodesics of PostGIS, ST_Distance(geography).
    [Theory]
    [InlineData(120.8, 40.7, 120.9, 40.7, 8451.550317)]
    [InlineData(120.8, 40.7, 120.8, 40.8, 11104.907876)]
    [InlineData(120.85, 40.72, 120.8503, 40.7203, 41.860844)]
    [InlineData(7.4, 43.7, 7.5, 43.8, 13722.931912)]
    public void Nearby_places_are_right_within_a_hundred_thousandth(double lonA, double latA, double lonB, double latB, double metres)
    {
        Assert.Equal(metres, Metres.Nearby(lonA, latA, lonB, latB), metres * 1e-5);
        Assert.Equal(metres, Metres.OnSphere(lonA, latA, lonB, latB), metres * 0.006);
    }

    [Fact]
    public void The_whole_Earth_is_510_million_square_kilometres() =>
        Assert.Equal(510_065_621_724_088.0, EllipsoidArea.SquareMetres(Box(-180, -90, 180, 90)), 1e6);

    // Judge: PostGIS, ST_Area(geography) of a box cut into 0.001° pieces along its parallels, whose edges geodesics follow.
    [Fact]
    public void A_box_has_the_area_that_PostGIS_measures() =>
        Assert.Equal(PostGisBoxSquareMetres, EllipsoidArea.SquareMetres(Box(120.8, 40.65, 121.0, 40.77)), PostGisBoxSquareMetres * 1e-6);

    [Fact]
    public void Parts_of_a_tiling_add_up_to_its_union() => Tiling.Degrees.Sample(tiling =>
    {
        var whole = EllipsoidArea.SquareMetres(tiling.Union);
        Assert.Equal(whole, tiling.Polygons.Sum(EllipsoidArea.SquareMetres), whole * 1e-9);
    }, iter: 50);

    [Fact]
    public void A_plane_gives_back_the_degrees_that_it_took()
    {
        var plane = new LocalPlane(120.9, 40.7);
        var back = plane.ToDegrees(plane.ToMetres(Box(120.8, 40.65, 121.0, 40.77)));
        Assert.True(back.EqualsExact(Box(120.8, 40.65, 121.0, 40.77), 1e-12));
    }

    private const double PostGisBoxSquareMetres = 225_213_567.021;

    private static Geometry Box(double west, double south, double east, double north) =>
        GeometryFactory.Default.ToGeometry(new Envelope(west, east, south, north));
}
