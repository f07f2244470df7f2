using System.Globalization;
using Wangge.Cases.Types;
using Wangge.Kernel.Tiles;

namespace Wangge.Cases.Mapping;

/// <summary>What a map shows of a matter. From afar only where it is and how urgent.</summary>
internal sealed record CaseDot(
    double Longitude, double Latitude, DateTimeOffset DueOrder, DateTimeOffset SoonAt, bool IsSuspended, bool IsEnded, Guid Id, long Number, Guid TypeId, CaseState State)
{
    /// <summary>As the faces mark it: <c>over</c>, <c>soon</c>, <c>in-time</c>, <c>stopped</c> (no clock runs) or <c>done</c>.</summary>
    public string UrgencyAt(DateTimeOffset now) =>
        IsEnded ? "done" : IsSuspended || DueOrder.Year == 9999 ? "stopped" : DueOrder < now ? "over" : SoonAt <= now ? "soon" : "in-time";
}

/// <summary>Draws matters into a tile: layer <c>cases</c> with single ones, <c>clusters</c> with how many lie together. Pure.</summary>
internal static class CaseTile
{
    /// <summary>Zoom from which each matter is drawn by itself.</summary>
    public const int SinglesFrom = 16;

    /// <summary>Units of a tile along a cluster's square: eight by eight of them in a tile.</summary>
    private const int CellUnits = TileAddress.Extent / 8;

    private static readonly string[] Urgencies = ["over", "soon", "in-time", "stopped", "done"];

    /// <param name="isCut">There were more; each feature then says <c>more</c>.</param>
    public static byte[] Draw(TileAddress address, IEnumerable<CaseDot> dots, bool isCut, TypeBook book, DateTimeOffset now)
    {
        var tile = new VectorTile();
        if (address.Z >= SinglesFrom) { DrawSingles(tile.Layer("cases"), address, dots, isCut, book, now); } else { DrawClusters(tile.Layer("clusters"), address, dots, isCut, now); }
        return tile.ToBytes();
    }

    private static void DrawSingles(TileLayer layer, TileAddress address, IEnumerable<CaseDot> dots, bool isCut, TypeBook book, DateTimeOffset now)
    {
        foreach (var dot in dots)
        {
            var type = book.Find(dot.TypeId);
            List<(string, TileValue)> tags =
            [
                ("caseId", dot.Id.ToString()), ("number", (double)dot.Number), ("typeKey", type?.Key ?? ""), ("type", type?.Name ?? ""), ("state", dot.State.Wire()), ("urgency", dot.UrgencyAt(now)),
            ];
            if (!dot.IsEnded && dot.DueOrder.Year < 9999) { tags.Add(("dueAt", dot.DueOrder.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))); }
            if (isCut) { tags.Add(("more", true)); }
            layer.AddPoint(address.Place(dot.Longitude, dot.Latitude), tags.ToArray(), (ulong)dot.Number);
        }
    }

    private static void DrawClusters(TileLayer layer, TileAddress address, IEnumerable<CaseDot> dots, bool isCut, DateTimeOffset now)
    {
        var cells = new SortedDictionary<(int X, int Y), (long X, long Y, int[] Counts)>();
        foreach (var dot in dots)
        {
            var at = address.Place(dot.Longitude, dot.Latitude);
            var cell = (Math.Clamp(at.X / CellUnits, 0, 7), Math.Clamp(at.Y / CellUnits, 0, 7));
            if (!cells.TryGetValue(cell, out var sum)) { sum = (0, 0, new int[Urgencies.Length]); }
            sum.Counts[Array.IndexOf(Urgencies, dot.UrgencyAt(now))]++;
            cells[cell] = (sum.X + at.X, sum.Y + at.Y, sum.Counts);
        }

        foreach (var (x, y, counts) in cells.Values)
        {
            var count = counts.Sum();
            List<(string, TileValue)> tags = [("count", count)];
            for (var i = 0; i < Urgencies.Length; i++) { if (counts[i] > 0) { tags.Add((Urgencies[i], counts[i])); } }
            if (isCut) { tags.Add(("more", true)); }
            layer.AddPoint(new TilePoint((int)(x / count), (int)(y / count)), tags.ToArray());
        }
    }
}
