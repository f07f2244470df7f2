using NetTopologySuite.Geometries;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.Cordons;

/// <summary>Where traffic goes instead: between the main roads into the ground around a cordon, how much longer it takes, and by which streets.</summary>
/// <remarks>The widest road of each eighth of the compass where it crosses the outer edge; two searches for each. Only pairs that the cordon makes longer are told.</remarks>
internal static class CordonDetours
{
    private const int Eighths = 8;
    private const int MostTold = 12;
    private const int LeastExtraMilliseconds = 1_000;
    private static readonly TimeSpan Within = TimeSpan.FromHours(2);

    public static IReadOnlyList<CordonDetour> Find(CurrentRoads car, CordonGround ground, IReadOnlyList<CordonPost> posts, Coordinate middle, CancellationToken ct)
    {
        var closed = car.Times.With(posts.SelectMany(p => p.Closed).SelectMany(edge => WithTwin(car.Network, edge)).SelectMany(car.Network.WithEchoes));
        var gates = Gates(car.Network, closed, ground, middle);
        var (before, after) = (new ReverseSearch(car.Network), new ReverseSearch(car.Network));
        var detours = new List<CordonDetour>();
        foreach (var to in gates)
        {
            var places = gates.ConvertAll(g => g.Place).ToArray();
            before.Run(car.Times, to.Place, (int)Within.TotalMilliseconds, places, ct);
            after.Run(closed, to.Place, (int)Within.TotalMilliseconds, places, ct);
            detours.AddRange(gates.Where(from => from != to).Select(from => Compare(car.Network, from, to, before, after)).OfType<CordonDetour>());
        }

        return [.. detours.OrderByDescending(d => d.After is null).ThenByDescending(d => d.After - d.Before).Take(MostTold)];
    }

    private static CordonDetour? Compare(RoadNetwork roads, CordonGate from, CordonGate to, ReverseSearch before, ReverseSearch after)
    {
        if (before.TimeFrom(from.Place) is not { } was) { return null; }
        if (after.TimeFrom(from.Place) is not { } now) { return new CordonDetour(from, to, TimeSpan.FromMilliseconds(was), null, null, []); }
        if (now - was < LeastExtraMilliseconds) { return null; }
        var run = new RoadRun(roads, after.WayFrom(from.Place), from.Place, to.Place);
        return new CordonDetour(from, to, TimeSpan.FromMilliseconds(was), TimeSpan.FromMilliseconds(now), run.Line(), run.Streets());
    }

    /// <summary>Roads over the outer edge, the widest of each eighth.</summary>
    private static List<CordonGate> Gates(RoadNetwork roads, EdgeTimes closed, CordonGround ground, Coordinate middle) =>
    [
        .. ground.Pieces.Where(p => p.A == CordonGround.Beyond || p.B == CordonGround.Beyond).Select(p => GateOf(roads, closed, p))
            .GroupBy(gate => (int)Math.Floor((Math.Atan2(gate.At.Y - middle.Y, gate.At.X - middle.X) / (2 * Math.PI) * Eighths) + Eighths) % Eighths)
            .Select(eighth => eighth.MinBy(gate => (gate.Road, gate.Place.Edge))!).OrderBy(gate => gate.Place.Edge),
    ];

    /// <summary>At the junction where the road begins, on a road of it that stays open where there is one.</summary>
    private static CordonGate GateOf(RoadNetwork roads, EdgeTimes closed, CordonRoad piece)
    {
        var road = piece.A == CordonGround.Beyond ? piece : piece.Turned;
        var (node, own) = road.Along >= 0 ? (roads.Tail[road.Along], new RoadPlace(road.Along, 0)) : (roads.Head[road.Against], new RoadPlace(road.Against, 1));
        var open = Enumerable.Range(roads.FirstOut[node], roads.FirstOut[node + 1] - roads.FirstOut[node])
            .Where(edge => closed[edge] != EdgeTimes.Closed && !roads.Echoes.ContainsKey(edge)).OrderBy(roads.StretchOf).Select(edge => (RoadPlace?)new RoadPlace(edge, 0)).FirstOrDefault();
        return new CordonGate(
            open ?? own, new StretchPath(roads, road.Stretch).At(road.From), roads.Class[road.Stretch], roads.NameOf(road.Stretch));
    }

    private static IEnumerable<int> WithTwin(RoadNetwork roads, int edge) => roads.Twin[edge] is >= 0 and var twin ? [edge, twin] : [edge];
}

/// <summary>Where a road crosses the outer edge.</summary>
/// <param name="Road">What leads inward there.</param>
internal sealed record CordonGate(RoadPlace Place, Coordinate At, RoadClass Road, string? Street);

/// <param name="After">Null where no way is left.</param>
/// <param name="Way">Where traffic goes instead, or null.</param>
internal sealed record CordonDetour(CordonGate From, CordonGate To, TimeSpan Before, TimeSpan? After, LineString? Way, IReadOnlyList<string> Streets);
