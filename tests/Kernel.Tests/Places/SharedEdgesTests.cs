using CsCheck;
using NetTopologySuite.Geometries;
using Wangge.Kernel.Places;

namespace Wangge.Kernel.Tests.Places;

public sealed class SharedEdgesTests
{
    [Fact]
    public void Neighbours_are_those_whose_boundaries_meet_in_more_than_points() => Tiling.Degrees.Sample(tiling =>
    {
        var neighbours = SharedEdges.Neighbours(tiling.Polygons, toleranceMetres: 1e-6);
        for (var i = 0; i < tiling.Polygons.Count; i++)
        {
            var expected = Enumerable.Range(0, tiling.Polygons.Count)
                .Where(j => j != i && tiling.Polygons[i].Relate(tiling.Polygons[j], "****1****"));
            Assert.Equal(expected, neighbours[i]);
        }
    }, iter: 40);

    [Fact]
    public void A_corner_alone_makes_no_neighbour_and_vertices_need_not_be_shared()
    {
        var west = Box(120.80, 40.70, 120.81, 40.72);
        var northEast = Box(120.81, 40.71, 120.82, 40.73);
        var corner = Box(120.82, 40.73, 120.83, 40.74);
        var away = Box(120.81001, 40.70, 120.82, 40.705);
        Assert.Equal([[1], [0], [], []], SharedEdges.Neighbours([west, northEast, corner, away]));
        Assert.Equal([[1, 3], [0], [], [0]], SharedEdges.Neighbours([west, northEast, corner, away], toleranceMetres: 1));
    }

    private static Geometry Box(double west, double south, double east, double north) =>
        GeometryFactory.Default.ToGeometry(new Envelope(west, east, south, north));
}
