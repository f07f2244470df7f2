using CsCheck;
using Wangge.City.Importing;
using Wangge.City.Shapes;

namespace Wangge.City.Tests.Importing;

public sealed class RingAssemblyTests
{
    [Fact]
    public void Ways_become_a_ring_whichever_way_each_runs_and_in_whatever_order() => Gen.Select(Gen.Int[3, 40], Gen.Int[1, 12], Gen.Int).Sample((nodes, cuts, seed) =>
    {
        var chance = new Random(seed);
        var ring = Enumerable.Range(1, nodes).Select(i => (long)i).Append(1).ToList();
        var places = Enumerable.Range(0, cuts).Select(_ => chance.Next(1, nodes)).Append(0).Append(nodes).Distinct().Order().ToList();
        var ways = places.Zip(places.Skip(1), (from, to) => ring[from..(to + 1)].ToArray()).ToList();
        foreach (var way in ways.Where(_ => chance.Next(2) == 0)) { Array.Reverse(way); }

        chance.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ways));
        var joined = Assert.Single(RingAssembly.Join(ways, out var open));
        Assert.Equal(0, open);
        Assert.Equal(nodes + 1, joined.Count);
        Assert.Equal(ring.ToHashSet(), joined.ToHashSet());
        Assert.Equal(joined[0], joined[^1]);
    }, iter: 2000);

    [Fact]
    public void A_missing_way_leaves_two_ends_open()
    {
        Assert.Empty(RingAssembly.Join([[1, 2, 3], [3, 4]], out var open));
        Assert.Equal(2, open);
    }

    [Fact]
    public void Two_rings_that_share_nothing_stay_two() => Assert.Equal(2, RingAssembly.Join([[1, 2, 3], [3, 1], [7, 8, 9, 7]], out _).Count);

    [Fact]
    public void A_hole_goes_to_the_smallest_ring_around_it()
    {
        var polygons = RingAssembly.Nest([Square(0, 100), Square(10, 50), Square(200, 20)], [Square(20, 5)]);
        Assert.Equal([1, 2, 1], polygons.Select(p => p.Length));
        Assert.Equal(new WorldPoint(10, 10), polygons[1][0][0]);
    }

    internal static WorldPoint[] Square(int at, int side) => [new(at, at), new(at + side, at), new(at + side, at + side), new(at, at + side)];
}
