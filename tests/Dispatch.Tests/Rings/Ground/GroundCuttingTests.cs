using CsCheck;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Areas;
using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Tests.Roads;
using Wangge.Dispatch.Zones;

namespace Wangge.Dispatch.Tests.Rings.Ground;

public sealed class GroundCuttingTests
{
    private static readonly Gen<Coordinate> Corner = Gen.Select(Gen.Double[99.999, 100.004], Gen.Double[39.999, 40.004]).Select((x, y) => new Coordinate(x, y));

    private static readonly Gen<Polygon> Triangle =
        from corners in Corner.Array[3]
        let polygon = new Polygon(new LinearRing([corners[0], corners[1], corners[2], corners[0]]))
        where polygon.Area > 1e-9
        select polygon;

    private static readonly Gen<ZoneMap> Zones =
        from shapes in Gen.Select(Triangle, Gen.Int[1, 8]).List[0, 4]
        select new ZoneMap(shapes.Select((s, i) => new Zone(new Guid(i + 1, 0, 0, new byte[8]), "", ZoneKinds.Crowded, s.Item2, s.Item1)));

    [Fact]
    public void Each_piece_lies_in_one_zone_the_strictest_that_holds_it() =>
        (from town in SmallRoads.Any where town.Roads.EdgeCount > 0 from zones in Zones from at in Gen.Double[0, 1].Array[8] select (Town: town, Zones: zones, At: at)).Sample(
            given =>
            {
                var ground = GroundCutting.Cut(given.Town.Roads, given.Zones, GridGround.None, CancellationToken.None);
                for (var stretch = 0; stretch < given.Town.Roads.StretchCount; stretch++)
                {
                    var path = new StretchPath(given.Town.Roads, stretch);
                    Assert.Equal(0, ground.From[ground.FirstPiece[stretch]]);
                    for (var piece = ground.FirstPiece[stretch]; piece < ground.FirstPiece[stretch + 1]; piece++)
                    {
                        var (from, until) = (ground.From[piece], ground.UntilOf(piece, stretch));
                        Assert.True(until > from);
                        Assert.InRange(ground.MetresOf(piece, stretch), 0, RingGround.LongestPieceMetres + 0.01);
                        if (until - from < 1e-6) { continue; }
                        // A hair from the ends of a piece lies on a border, whose side is a matter of the last digit.
                        foreach (var share in given.At)
                        {
                            var place = path.At(from + ((until - from) * (0.001 + (0.998 * share))));
                            Assert.Equal(Strictest(given.Zones, place), given.Zones.Zones[ground.Zone[piece]].Minutes);
                        }
                    }
                }
            },
            iter: 3_000);

    [Fact]
    public void Nobody_is_counted_twice_and_nobody_is_lost() =>
        (from town in SmallRoads.Any
         where town.Roads.EdgeCount > 0
         from shapes in Gen.Select(Triangle, Gen.Int[0, 5_000]).List[1, 5]
         select (Town: town, Grids: new GridGround([.. shapes.Select(s => new GridCount(Guid.Empty, "", "/", s.Item1, s.Item2))]))).Sample(
            given =>
            {
                var ground = GroundCutting.Cut(given.Town.Roads, new ZoneMap([]), given.Grids, CancellationToken.None);
                Assert.Equal(given.Grids.Grids.Sum(g => g.People), ground.People.Sum(p => (double)p), 0.5);
            },
            iter: 2_000);

    private static int Strictest(ZoneMap zones, Coordinate place) =>
        zones.Zones.Where(z => z.Edge is null || z.Edge.Covers(new Point(place))).Min(z => z.Minutes);
}
