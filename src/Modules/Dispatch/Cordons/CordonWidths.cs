using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Cordons;

/// <summary>How many people hold a post, by the road: what a cordon is to have least of. Defaults of ours: one on a street, two on a road of several lanes, three on a motorway.</summary>
internal static class CordonWidths
{
    public static int Of(RoadClass road) => road switch
    {
        RoadClass.Motorway or RoadClass.Trunk => 3,
        RoadClass.Primary or RoadClass.Secondary or RoadClass.Link => 2,
        _ => 1,
    };

    /// <summary>A whole junction: its widest road, and one more for the others.</summary>
    public static int OfJunction(IEnumerable<RoadClass> roads) => roads.Max(Of) + 1;
}
