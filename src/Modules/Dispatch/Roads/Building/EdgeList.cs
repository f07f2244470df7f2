using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Wangge.Kernel.Osm;

namespace Wangge.Dispatch.Roads.Building;

/// <summary>Roads of a table of directed edges: <c>osm_way_id,highway,wkt</c>, perhaps packed by gzip. Two rows of the same line in both directions are one road.</summary>
internal static class EdgeList
{
    private const int MostRows = 5_000_000;

    private static readonly string[] Columns = ["osm_way_id", "highway", "wkt"];

    /// <exception cref="OsmFileException">It is no such table, or cannot be read to its end.</exception>
    public static RoadDraft Read(string path, CancellationToken ct)
    {
        try
        {
            return ReadRows(path, ct);
        }
        catch (Exception broken) when (broken is InvalidDataException or CsvHelperException)
        {
            throw OsmFileException.Unfit("The table cannot be unpacked or read to its end.");
        }
    }

    private static RoadDraft ReadRows(string path, CancellationToken ct)
    {
        var draft = new RoadDraft { Attribution = OsmRoads.Attribution };
        var (nodes, wkt, ways) = (new CornerNodes(draft), new WKTReader(), new Dictionary<string, int>(StringComparer.Ordinal));
        using var file = Open(path);
        using var csv = new CsvReader(new StreamReader(file), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null, MaxFieldSize = 1 << 20 });
        if (!csv.Read() || !csv.ReadHeader() || !Columns.All(csv.HeaderRecord!.Contains)) { throw OsmFileException.Unfit($"The table has no columns {string.Join(", ", Columns)}."); }
        for (var row = 0; csv.Read(); row++)
        {
            if (row > MostRows) { throw OsmFileException.TooLarge("The table holds more roads than one district takes."); }
            if ((row & 4095) == 0) { ct.ThrowIfCancellationRequested(); }
            if (Path(csv.GetField("wkt") ?? "", wkt, nodes) is not { Length: > 1 } along) { draft.Leave("row-unfit"); }
            else { Add(draft, ways, csv.GetField("osm_way_id") ?? "", csv.GetField("highway") ?? "", along); }
        }

        return draft;
    }

    private static void Add(RoadDraft draft, Dictionary<string, int> ways, string wayId, string highway, int[] path)
    {
        var back = string.Join(' ', path.Reverse());
        if (ways.TryGetValue(back, out var known))
        {
            draft.Ways[known] = draft.Ways[known] with { Passage = draft.Ways[known].Passage | Passage.Car };
            return;
        }

        var tags = new OsmTags();
        tags.Add("highway", highway);
        tags.Add("oneway", "yes");
        if (WayRules.Of(tags) is not { } rules)
        {
            draft.Leave("class-unknown");
            return;
        }

        if (!ways.TryAdd(string.Join(' ', path), draft.Ways.Count)) { return; }
        draft.Ways.Add(new RoadWay(long.TryParse(wayId, CultureInfo.InvariantCulture, out var id) ? id : draft.Ways.Count, path, rules.Class, rules.Passage, default, RoadTraits.None, null));
    }

    private static int[]? Path(string cell, WKTReader wkt, CornerNodes nodes)
    {
        try
        {
            return wkt.Read(cell) is LineString line && line.Coordinates.All(c => Math.Abs(c.X) <= 180 && Math.Abs(c.Y) <= 90) ? nodes.Along(line.Coordinates) : null;
        }
        catch (NetTopologySuite.IO.ParseException)
        {
            return null;
        }
    }

    private static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[2];
        var got = file.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return got == 2 && start is [0x1F, 0x8B] ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
