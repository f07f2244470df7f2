using CsCheck;
using NetTopologySuite.Geometries;
using Wangge.Dispatch.Cordons;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Tests.Roads;

namespace Wangge.Dispatch.Tests.Cordons;

public sealed class CordonCutTests
{
    private static readonly Gen<(SmallRoads Town, Geometry Inner, Geometry Outer, CordonWay Way)> Given =
        from town in SmallRoads.Any
        where town.Roads.EdgeCount > 0
        from x in Gen.Double[100.0, 100.002]
        from y in Gen.Double[40.0, 40.002]
        from inner in Gen.Double[0.0001, 0.0012]
        from margin in Gen.Double[0.0002, 0.002]
        from isIn in Gen.Bool
        select (town, new Point(x, y).Buffer(inner), new Point(x, y).Buffer(inner + margin), isIn ? CordonWay.In : CordonWay.Both);

    [Fact]
    public void The_posts_hold_everybody_up_and_no_fewer_people_could() =>
        Given.Sample(
            given =>
            {
                var ground = new CordonGround(given.Town.Roads, given.Inner, given.Outer, CancellationToken.None);
                var posts = CordonCut.Find(given.Town.Roads, ground, given.Way, CancellationToken.None);
                Assert.False(IsOpen(given.Town.Roads, ground, given.Way, posts.SelectMany(p => p.Closed).ToHashSet(), [], []), string.Join("; ", posts));
                var fewer = posts.Sum(p => p.People) - 1;
                Assert.False(fewer is >= 0 and <= 3 && IsHeldByAnyOf(given.Town.Roads, ground, given.Way, 0, fewer, [], []), string.Join("; ", posts));
            },
            iter: 2_000);

    [Fact]
    public void Posts_stand_outside_the_place_on_roads_that_lead_there() =>
        Given.Sample(
            given =>
            {
                var ground = new CordonGround(given.Town.Roads, given.Inner, given.Outer, CancellationToken.None);
                foreach (var post in CordonCut.Find(given.Town.Roads, ground, given.Way, CancellationToken.None))
                {
                    Assert.False(given.Inner.Buffer(-1e-7).Covers(new Point(post.Longitude, post.Latitude)));
                    Assert.NotEmpty(post.Closed);
                }
            },
            iter: 1_000);

    /// <summary>Tries every choice of roads and junctions that so few people can hold.</summary>
    private static bool IsHeldByAnyOf(RoadNetwork roads, CordonGround ground, CordonWay way, int from, int people, HashSet<int> held, HashSet<int> junctions)
    {
        if (!IsOpen(roads, ground, way, [], held, junctions)) { return true; }
        for (var i = from; i < ground.Pieces.Count + ground.Nodes.Count; i++)
        {
            var (set, number) = i < ground.Pieces.Count ? (held, i) : (junctions, i - ground.Pieces.Count);
            var cost = i < ground.Pieces.Count
                ? CordonWidths.Of(roads.Class[ground.Pieces[i].Stretch])
                : CordonWidths.OfJunction(ground.Pieces.Where(p => p.A == number || p.B == number).Select(p => roads.Class[p.Stretch]));
            if (cost > people) { continue; }
            set.Add(number);
            var isHeld = IsHeldByAnyOf(roads, ground, way, i + 1, people - cost, held, junctions);
            set.Remove(number);
            if (isHeld) { return true; }
        }

        return false;
    }

    /// <summary>Whether somebody gets from beyond into the place, or, where nobody may leave, the other way.</summary>
    private static bool IsOpen(RoadNetwork roads, CordonGround ground, CordonWay way, HashSet<int> closed, HashSet<int> held, HashSet<int> junctions)
    {
        // Whoever may go either way at all is held up both ways: the cordon is drawn without regard to one-way roads.
        var steps = ground.Pieces.Index().Where(p => !held.Contains(p.Index)).Select(p => p.Item).SelectMany(p => new[] { p, p.Turned })
            .Where(p => way == CordonWay.In ? p.Along >= 0 && !closed.Contains(p.Along) : (p.Along >= 0 && !closed.Contains(p.Along)) || (p.Against >= 0 && !closed.Contains(p.Against)))
            .ToLookup(p => p.A, p => p.B);
        var reached = new HashSet<int> { CordonGround.Beyond };
        var waiting = new Queue<int>(reached);
        while (waiting.TryDequeue(out var node))
        {
            foreach (var next in steps[node])
            {
                if (!junctions.Contains(next) && reached.Add(next)) { waiting.Enqueue(next); }
            }
        }

        return reached.Contains(CordonGround.Place);
    }
}
