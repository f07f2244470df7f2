using System.Globalization;
using Wangge.Cases.Types;
using Wangge.Kernel.Tiles;

namespace Wangge.Cases.Mapping;

/// <summary>What a map shows of a matter from near.</summary>
internal sealed record CaseDot(double Longitude, double Latitude, Guid Id, long Number, Guid TypeId, CaseState State, Urgency Urgency, DateTimeOffset DueOrder);

/// <summary>Matters of one urgency that lie in one square of a tile: how many, and their middle.</summary>
/// <param name="Column">Square from the west, 0 to <see cref="CaseTile.SquaresAlong"/> - 1.</param>
/// <param name="Row">Square from the south.</param>
internal sealed record CaseCluster(double Column, double Row, Urgency Urgency, int Count, double Longitude, double Latitude);

/// <summary>As the faces mark it; without a clock that runs it is stopped.</summary>
internal enum Urgency { Over, Soon, InTime, Stopped, Done }

/// <summary>Draws matters into a tile: layer <c>cases</c> with single ones, <c>clusters</c> with how many lie together. Pure.</summary>
internal static class CaseTile
{
    /// <summary>Zoom from which each matter is drawn by itself.</summary>
    public const int SinglesFrom = 16;

    /// <summary>Squares of clusters along an edge of a tile.</summary>
    public const int SquaresAlong = 8;

    /// <param name="isCut">There were more; each feature then says <c>more</c>.</param>
    public static byte[] Draw(TileAddress address, IEnumerable<CaseDot> dots, bool isCut, TypeBook book)
    {
        var tile = new VectorTile();
        var layer = tile.Layer("cases");
        foreach (var dot in dots)
        {
            var type = book.Find(dot.TypeId);
            List<(string, TileValue)> tags =
            [
                ("caseId", dot.Id.ToString()), ("number", (double)dot.Number), ("typeKey", type?.Key ?? ""), ("type", type?.Name ?? ""), ("state", dot.State.Wire()), ("urgency", dot.Urgency.Wire()),
            ];
            if (dot.Urgency < Urgency.Stopped) { tags.Add(("dueAt", dot.DueOrder.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))); }
            if (isCut) { tags.Add(("more", true)); }
            layer.AddPoint(address.Place(dot.Longitude, dot.Latitude), tags.ToArray(), (ulong)dot.Number);
        }

        return tile.ToBytes();
    }

    /// <summary>Clusters by square, each with its count and what it is made of.</summary>
    public static byte[] Draw(TileAddress address, IEnumerable<CaseCluster> clusters, bool isCut)
    {
        var tile = new VectorTile();
        var layer = tile.Layer("clusters");
        foreach (var square in clusters.GroupBy(c => (c.Row, c.Column)).OrderBy(g => g.Key))
        {
            var count = square.Sum(c => c.Count);
            List<(string, TileValue)> tags = [("count", count), .. square.OrderBy(c => c.Urgency).Select(c => (c.Urgency.Wire(), (TileValue)c.Count))];
            if (isCut) { tags.Add(("more", true)); }
            layer.AddPoint(address.Place(square.Sum(c => c.Longitude * c.Count) / count, square.Sum(c => c.Latitude * c.Count) / count), tags.ToArray());
        }

        return tile.ToBytes();
    }
}
