using Wangge.Contracts.Areas;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Rings.Ground;

/// <summary>The basic grids with how many people each counts: which one a place lies in. Never changes; safe for concurrent use.</summary>
internal sealed class GridGround(IReadOnlyList<GridCount> grids)
{
    private readonly PolygonIndex _index = PolygonIndex.Build([.. grids.Select(g => g.Edge)]);

    public static GridGround None { get; } = new([]);

    public IReadOnlyList<GridCount> Grids => grids;

    /// <summary>Its number in <see cref="Grids"/>, or −1.</summary>
    public int NumberAt(double longitude, double latitude) => _index.Find(longitude, latitude);
}
