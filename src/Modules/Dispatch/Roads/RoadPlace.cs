namespace Wangge.Dispatch.Roads;

/// <summary>A place on a road: how far along an edge, 0 at its tail, 1 at its head. On a road for both directions it stands for both.</summary>
/// <param name="Metres">How far the place that was asked for lies beside the road.</param>
internal readonly record struct RoadPlace(int Edge, double Fraction, double Metres = 0)
{
    /// <summary>The same place as an edge of each direction sees it.</summary>
    public IEnumerable<(int Edge, double Fraction)> BothWays(RoadNetwork roads)
    {
        yield return (Edge, Fraction);
        if (roads.Twin[Edge] is >= 0 and var twin) { yield return (twin, 1 - Fraction); }
    }
}
