using Wangge.Contracts.Video;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Roads;

/// <summary>Crossings of main roads: where three or more legs meet that are tertiary or more; those of one junction, such as the four of two dual carriageways, are one.</summary>
/// <remarks>O(nodes + stretches). A crossing's id comes from its place, so it is the same in the next version of the roads while its node does not move.</remarks>
internal sealed class CrossingsToSee(DistrictScope scope, RoadShelf shelf) : IPlacesToSee
{
    private const int LeastLegs = 3;
    private const double OneJunctionMetres = 35;
    private const double UnitsPerDegree = 1e7;

    public string List => "crossings";

    public Task<IReadOnlyList<PlaceToSee>> ListAsync(int most, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PlaceToSee>>(shelf.Find(scope.District.Code) is { } roads ? [.. Of(roads.Of(RoadMode.Car)).Take(most)] : []);

    internal static IEnumerable<PlaceToSee> Of(RoadNetwork roads)
    {
        var legs = new Dictionary<int, HashSet<int>>();
        for (var edge = 0; edge < roads.EdgeCount; edge++)
        {
            var stretch = roads.StretchOf(edge);
            if (!IsMain(roads.Class[stretch])) { continue; }
            Add(legs, roads.Tail[edge], stretch);
            Add(legs, roads.Head[edge], stretch);
        }

        var kept = new Dictionary<(int, int), List<(double Longitude, double Latitude)>>();
        foreach (var (node, stretches) in legs.Where(l => l.Value.Count >= LeastLegs).OrderByDescending(l => l.Value.Count).ThenBy(l => l.Key))
        {
            var (x, y) = PlaceOf(roads, node);
            var (longitude, latitude) = (x / UnitsPerDegree, y / UnitsPerDegree);
            if (IsKnown(kept, longitude, latitude)) { continue; }
            kept[CellOf(longitude, latitude)] = [.. kept.GetValueOrDefault(CellOf(longitude, latitude)) ?? [], (longitude, latitude)];
            yield return new PlaceToSee(IdOf(x, y), "crossing", NameOf([.. stretches.Order().Select(roads.NameOf).OfType<string>().Distinct(StringComparer.Ordinal)]), longitude, latitude);
        }
    }

    private static bool IsMain(RoadClass of) => of is RoadClass.Trunk or RoadClass.Primary or RoadClass.Secondary or RoadClass.Tertiary;

    private static void Add(Dictionary<int, HashSet<int>> legs, int node, int stretch)
    {
        if (!legs.TryGetValue(node, out var known)) { legs[node] = known = []; }
        known.Add(stretch);
    }

    /// <summary>In 1e-7 degrees: the end of a stretch that lies at the node.</summary>
    private static (int X, int Y) PlaceOf(RoadNetwork roads, int node)
    {
        var leaves = roads.FirstOut[node] < roads.FirstOut[node + 1];
        var edge = leaves ? roads.FirstOut[node] : roads.In[roads.FirstIn[node]];
        var stretch = roads.StretchOf(edge);
        var point = leaves == roads.IsBackward(edge) ? roads.FirstPoint[stretch + 1] - 1 : roads.FirstPoint[stretch];
        return (roads.Longitude[point], roads.Latitude[point]);
    }

    /// <summary>Cells of about 55 m, so that what is near lies in this one or those around.</summary>
    private static (int, int) CellOf(double longitude, double latitude) => ((int)Math.Floor(longitude * 2_000), (int)Math.Floor(latitude * 2_000));

    private static bool IsKnown(Dictionary<(int, int), List<(double Longitude, double Latitude)>> kept, double longitude, double latitude)
    {
        var (column, row) = CellOf(longitude, latitude);
        for (var dx = -1; dx <= 1; dx++)
        {
            for (var dy = -1; dy <= 1; dy++)
            {
                if (kept.TryGetValue((column + dx, row + dy), out var near) && near.Exists(p => Metres.Nearby(p.Longitude, p.Latitude, longitude, latitude) <= OneJunctionMetres)) { return true; }
            }
        }

        return false;
    }

    /// <summary>As <c>GET /map/nearby</c> names a crossing.</summary>
    private static string? NameOf(IReadOnlyList<string> streets) => streets switch
    {
        [] => null,
        [var one] => one + "路口",
        [var one, var other, ..] => $"{one}与{other}路口",
    };

    private static Guid IdOf(int x, int y) => new(x, (short)(y >> 16), (short)y, [0x80, 0, 0, 0, 0, 0, 0, 0]);
}
