using CsCheck;
using Wangge.City.Shapes;
using Wangge.City.Tiles;
using Wangge.Kernel.Tiles;

namespace Wangge.City.Tests.Tiles;

public sealed class TileClipTests
{
    private const double Low = -TileClip.Margin;
    private const double High = TileAddress.Extent + TileClip.Margin;

    private static readonly Gen<TilePlace> Anywhere = Gen.Select(Gen.Double[-9000, 13000], Gen.Double[-9000, 13000], (x, y) => new TilePlace(x, y));

    [Fact]
    public void Nothing_reaches_past_the_margin() => Anywhere.List[3, 12].Sample(path =>
    {
        Assert.All(TileClip.Ring(path), AssertInside);
        Assert.All(TileClip.Line(path).SelectMany(p => p), AssertInside);
    }, iter: 5000);

    [Fact]
    public void A_line_keeps_its_length_inside() => Anywhere.List[2, 8].Sample(path =>
    {
        var expected = path.Zip(path.Skip(1), (a, b) => Enumerable.Range(0, 4000).Count(i => IsInside(Between(a, b, (i + 0.5) / 4000))) / 4000.0 * Length(a, b)).Sum();
        var actual = TileClip.Line(path).Sum(p => p.Zip(p.Skip(1), Length).Sum());
        Assert.Equal(expected, actual, path.Count * 12.0);
    }, iter: 300);

    [Fact]
    public void A_square_over_the_corner_keeps_the_part_inside()
    {
        var ring = TileClip.Ring([new(4000, 4000), new(9000, 4000), new(9000, 9000), new(4000, 9000)]);
        Assert.Equal((High - 4000) * (High - 4000), Area(ring), 1e-6);
    }

    [Fact]
    public void Simplified_paths_stay_near() => Anywhere.List[3, 60].Sample(path =>
    {
        var simple = TileSimplify.Path(path, 40);
        Assert.Equal((path[0], path[^1]), (simple[0], simple[^1]));
        Assert.All(path, p => Assert.InRange(simple.Zip(simple.Skip(1), (a, b) => Distance(p, a, b)).Min(), 0, 40.001));
    }, iter: 1000);

    [Fact]
    public void Pieces_of_a_street_are_joined_to_one()
    {
        var joined = LineJoin.Join([[new(0, 0), new(1, 0)], [new(3, 0), new(2, 0)], [new(1, 0), new(2, 0)], [new(9, 9), new(8, 8)]]);
        Assert.Equal([2, 4], joined.Select(l => l.Count).Order());
    }

    [Fact]
    public void At_a_fork_pieces_stay_apart() =>
        Assert.Equal(3, LineJoin.Join([[new(0, 0), new(1, 0)], [new(1, 0), new(2, 0)], [new(1, 0), new(1, 5)]]).Count);

    [Fact]
    public void Packed_paths_come_back() => Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue], (x, y) => new WorldPoint(x, y)).Array[1, 20].Array[1, 4].Sample(paths =>
        Assert.Equal(paths, PackedPaths.Unpack(PackedPaths.Pack(paths))), iter: 1000);

    private static void AssertInside(TilePlace p) => Assert.True(p.X >= Low - 1e-6 && p.X <= High + 1e-6 && p.Y >= Low - 1e-6 && p.Y <= High + 1e-6);

    private static bool IsInside(TilePlace p) => p.X is >= Low and <= High && p.Y is >= Low and <= High;

    private static TilePlace Between(TilePlace a, TilePlace b, double share) => new(a.X + ((b.X - a.X) * share), a.Y + ((b.Y - a.Y) * share));

    private static double Length(TilePlace a, TilePlace b) => double.Hypot(b.X - a.X, b.Y - a.Y);

    private static double Distance(TilePlace p, TilePlace a, TilePlace b)
    {
        var squared = Math.Pow(Length(a, b), 2);
        var share = squared == 0 ? 0 : Math.Clamp((((p.X - a.X) * (b.X - a.X)) + ((p.Y - a.Y) * (b.Y - a.Y))) / squared, 0, 1);
        return Length(p, Between(a, b, share));
    }

    private static double Area(List<TilePlace> ring)
    {
        var sum = 0.0;
        for (var (i, j) = (0, ring.Count - 1); i < ring.Count; j = i++) { sum += (ring[j].X * ring[i].Y) - (ring[i].X * ring[j].Y); }
        return Math.Abs(sum) / 2;
    }
}
