using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Closures;

/// <summary>The closures that hold at one moment. Never changes.</summary>
internal sealed class ClosedRoads(IReadOnlyList<Closure> closures)
{
    public static readonly ClosedRoads None = new([]);

    public IReadOnlyList<Closure> Closures => closures;

    /// <summary>Whether both hold the same closures.</summary>
    public bool IsSame(ClosedRoads other) => ReferenceEquals(this, other) || closures.Select(c => c.Id).SequenceEqual(other.Closures.Select(c => c.Id));

    /// <summary>The stretches of a network that units cannot take.</summary>
    public HashSet<int> StretchesOf(DistrictRoads roads, RoadMode mode) =>
        [.. closures.Where(closure => closure.Whom != ClosureCodes.Public).SelectMany(closure => StretchesOf(roads, mode, closure)).OfType<int>()];

    /// <summary>The stretch of each of a closure's marks; null where this network has none there.</summary>
    public static IEnumerable<int?> StretchesOf(DistrictRoads roads, RoadMode mode, Closure closure)
    {
        var (network, grid) = (roads.Of(mode), roads.GridOf(mode));
        return (mode == RoadMode.Car ? closure.CarMarks : closure.FootMarks).Select(mark => StretchMarks.Find(network, grid, mark));
    }
}
