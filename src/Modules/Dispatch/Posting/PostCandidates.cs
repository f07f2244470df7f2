using Wangge.Dispatch.Rings;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.Posting;

/// <summary>Where a car could stand: on the road nearest to the middle of each basic grid; in a district without grids on roads spread evenly over the network.</summary>
internal static class PostCandidates
{
    /// <summary>Of more grids those with the most people.</summary>
    public const int Most = 600;

    private const int WithoutGrids = 448;

    public static IReadOnlyList<PostCandidate> Of(RingInputs inputs)
    {
        var grids = inputs.Ground.Grids.Grids.OrderByDescending(g => g.People).Take(Most).Select(g => (g.Name, At: g.Edge.InteriorPoint));
        var found = grids.Select(g => (g.Name, Place: inputs.Car.Snap(new TravelPoint(g.At.X, g.At.Y))))
            .Where(g => g.Place is not null).Select(g => new PostCandidate(g.Place!.Value, g.Name)).DistinctBy(c => (c.Place.Edge, c.Place.Fraction)).ToList();
        return found.Count > 0 ? found : Spread(inputs.Car.Network);
    }

    private static List<PostCandidate> Spread(RoadNetwork roads)
    {
        var edges = Enumerable.Range(0, roads.EdgeCount).Where(e => !roads.Echoes.ContainsKey(e) && !roads.Traits[roads.StretchOf(e)].HasFlag(RoadTraits.Island)).DistinctBy(roads.StretchOf).ToList();
        var step = Math.Max(1, edges.Count / WithoutGrids);
        return [.. edges.Where((_, i) => i % step == 0).Take(WithoutGrids).Select(edge => new PostCandidate(new RoadPlace(edge, 0.5), null))];
    }
}

/// <param name="Grid">Name of its grid, or null.</param>
internal readonly record struct PostCandidate(RoadPlace Place, string? Grid);
