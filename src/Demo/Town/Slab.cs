using Wangge.Demo.Land;

namespace Wangge.Demo.Town;

/// <summary>A rectangle on the ground: its middle, the direction of its long side, and its sides in metres.</summary>
internal readonly record struct Slab(LocalPoint Middle, LocalPoint Along, double Length, double Depth)
{
    /// <summary>Counter-clockwise.</summary>
    internal LocalPoint[] Corners()
    {
        var (u, v) = (Along * (Length / 2), Along.Left * (Depth / 2));
        return [Middle - u - v, Middle + u - v, Middle + u + v, Middle - u + v];
    }
}
