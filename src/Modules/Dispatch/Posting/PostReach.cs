using Wangge.Dispatch.Rings;
using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.Posting;

/// <summary>Which pieces of the ground cars at some places reach within the minutes of their zones: those of which at least half lies within. Not thread-safe.</summary>
internal sealed class PostReach(RingGround ground, CurrentRoads car)
{
    private readonly ModeReach _reach = new(car.Network, car.Times, ground.Zones.LongestMilliseconds);
    private readonly Spans _spans = new();

    /// <summary>O(edges within the longest minutes + pieces there).</summary>
    public IEnumerable<int> From(IReadOnlyList<RoadPlace> places, CancellationToken ct)
    {
        _reach.Coverage.Set(places.Index().ToDictionary(p => p.Index, p => p.Item), ct);
        var stands = places.Select(p => car.Network.StretchOf(p.Edge)).ToHashSet();
        for (var stretch = 0; stretch < car.Network.StretchCount; stretch++)
        {
            if (!stands.Contains(stretch) && !IsReached(ground.EdgesOf(stretch))) { continue; }
            foreach (var piece in Reached(stretch)) { yield return piece; }
        }
    }

    private bool IsReached((int Along, int Against) edges) =>
        (edges.Along >= 0 && _reach.Coverage.ArrivalAtHead(edges.Along) != Coverage.Unreached)
        || (edges.Against >= 0 && _reach.Coverage.ArrivalAtHead(edges.Against) != Coverage.Unreached);

    private List<int> Reached(int stretch)
    {
        var (found, limit) = (new List<int>(), -1);
        for (var piece = ground.FirstPiece[stretch]; piece < ground.FirstPiece[stretch + 1]; piece++)
        {
            if (ground.Zones.Zones[ground.Zone[piece]].Milliseconds is var own && own != limit)
            {
                limit = own;
                _spans.Clear();
                _reach.Collect(stretch, limit, _spans);
                _spans.Join();
            }

            var until = ground.UntilOf(piece, stretch);
            if (_spans.Within(ground.From[piece], until) * 2 >= until - ground.From[piece]) { found.Add(piece); }
        }

        return found;
    }
}
