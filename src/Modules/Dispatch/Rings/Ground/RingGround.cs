using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Zones;

namespace Wangge.Dispatch.Rings.Ground;

/// <summary>The roads of a district for cars, cut into pieces of which each lies in one zone: what rings and posts are measured by. Never changes; safe for concurrent use.</summary>
/// <remarks>
/// Stretches are cut where they cross a border of a zone, exactly, and at the latest each <see cref="LongestPieceMetres"/>; a piece's people are spread evenly over it. Roads and not polygons:
/// a place behind a river is as far as the bridge. Pieces stand in the order of stretches, then along their shape.
/// </remarks>
internal sealed class RingGround
{
    /// <summary>A piece is at most about so long, so that people are where they live.</summary>
    public const double LongestPieceMetres = 100;

    public required RoadNetwork Roads { get; init; }

    public required ZoneMap Zones { get; init; }

    /// <summary>For each stretch its first piece; one more at the end.</summary>
    public required int[] FirstPiece { get; init; }

    /// <summary>Where each piece begins, as a fraction of its stretch's length along its shape; it ends where the next begins, the last of a stretch at 1.</summary>
    public required double[] From { get; init; }

    /// <summary>Number of each piece's zone, in <see cref="ZoneMap.Zones"/>.</summary>
    public required ushort[] Zone { get; init; }

    /// <summary>Of each piece, its number in <see cref="GridNames"/>; −1 outside all grids.</summary>
    public required int[] Grid { get; init; }

    /// <summary>Of each piece, by the counts of the grids that it faces.</summary>
    public required float[] People { get; init; }

    public required IReadOnlyList<string> GridNames { get; init; }

    /// <summary>Of each stretch, the edge along its shape and the edge against it, or <see cref="RoadNetwork.None"/>; echoes are no edges of their own.</summary>
    public required int[] EdgeAlong { get; init; }

    public int PieceCount => From.Length;

    public double UntilOf(int piece, int stretch) => piece + 1 < FirstPiece[stretch + 1] ? From[piece + 1] : 1;

    /// <summary>The edges of a stretch: along its shape, against it.</summary>
    public (int Along, int Against) EdgesOf(int stretch) => (EdgeAlong[2 * stretch], EdgeAlong[(2 * stretch) + 1]);

    public double MetresOf(int piece, int stretch) => (UntilOf(piece, stretch) - From[piece]) * Roads.LengthCm[stretch] / 100;

    internal static int[] EdgesAlong(RoadNetwork roads)
    {
        var along = new int[2 * roads.StretchCount];
        Array.Fill(along, RoadNetwork.None);
        for (var edge = 0; edge < roads.EdgeCount; edge++)
        {
            if (!roads.Echoes.ContainsKey(edge)) { along[roads.Along[edge]] = edge; }
        }

        return along;
    }
}
