using Wangge.Demo.Chance;
using Wangge.Demo.Land;

namespace Wangge.Demo.Town;

/// <summary>A country grid's houses: rows along its first lane, densest at its middle.</summary>
internal static class Village
{
    private const double StepMetres = 18;

    /// <param name="lanes">Lanes of the grid, the first through its middle.</param>
    internal static List<Slab> Settle(List<LocalPoint> ring, List<List<LocalPoint>> lanes, int count, SeededRandom chance)
    {
        var lane = lanes[0];
        var length = lane.Zip(lane.Skip(1)).Sum(e => e.First.DistanceTo(e.Second));
        var houses = new List<Slab>();
        for (var step = 0; houses.Count < count && step * StepMetres < length / 2; step++)
        {
            foreach (var side in (int[])[1, -1])
            {
                var (at, along) = PointAt(lane, (length / 2) + (side * step * StepMetres));
                foreach (var row in (double[])[12, -12, 34, -34, 56, -56])
                {
                    // Outer rows thin out away from the middle.
                    if (chance.Chance(0.12 + (Math.Abs(row) / 56 * Math.Min(0.8, step * 0.06)))) { continue; }

                    var house = new Slab(at + (along.Left * (row + chance.Between(-1.5, 1.5))), along, chance.Between(10.5, 13.5), chance.Between(7, 8.5));
                    if (Fits(ring, lanes, houses, house)) { houses.Add(house); }
                }
            }
        }

        return houses.Count > count ? houses[..count] : houses;
    }

    private static (LocalPoint At, LocalPoint Along) PointAt(List<LocalPoint> line, double metres)
    {
        for (var i = 0; i + 1 < line.Count; i++)
        {
            var length = line[i].DistanceTo(line[i + 1]);
            if (metres <= length || i + 2 == line.Count) { return (line[i].Between(line[i + 1], metres / length), (line[i + 1] - line[i]).Unit); }

            metres -= length;
        }

        return (line[0], new(1, 0));
    }

    private static bool Fits(List<LocalPoint> ring, List<List<LocalPoint>> lanes, List<Slab> houses, Slab house) =>
        Ring.Contains(ring, house.Middle)
        && Ring.Clearance(ring, house.Middle) > 24
        && houses.TrueForAll(h => h.Middle.DistanceTo(house.Middle) > 15.8)
        && lanes.TrueForAll(lane => lane.Zip(lane.Skip(1)).All(e => house.Middle.DistanceTo(e.First, e.Second) > 9));
}
