using Wangge.Testing.Osm;

namespace Wangge.Bench.Roads;

/// <summary>A seeded city as an OpenStreetMap extract: crooked blocks of some 120 m, wider streets each fourth and eighth, gaps, one-way streets and rules of turning.</summary>
internal static class GeneratedCity
{
    private const double West = 120.5;
    private const double South = 40.5;
    private const double EastStep = 0.00142;
    private const double NorthStep = 0.00108;

    /// <summary>A way is cut at each so-manyth crossing, where rules of turning may stand.</summary>
    private const int CrossingsAWay = 6;
    private const int ElementsABlob = 8000;

    private const int Highway = 1;
    private const int OneWay = 2;
    private const int Yes = 3;
    private const int Type = 4;
    private const int Restriction = 5;
    private const int NoLeftTurn = 6;
    private const int Primary = 7;
    private const int Secondary = 8;
    private const int Residential = 9;

    private const int RoleFrom = 10;
    private const int RoleVia = 11;
    private const int RoleTo = 12;

    private static readonly byte[] Words = PbfBytes.Strings("", "highway", "oneway", "yes", "type", "restriction", "no_left_turn", "primary", "secondary", "residential", "from", "via", "to");

    /// <summary>Writes it to a file.</summary>
    /// <param name="side">Crossings on each side; a city has some 3.5 directed edges a crossing.</param>
    public static void Write(string path, int side)
    {
        var random = new Random(side);
        var pbf = new PbfBytes().Header("OsmSchema-V0.6", "DenseNodes");
        foreach (var row in Enumerable.Range(0, side).Chunk(Math.Max(1, ElementsABlob / side)))
        {
            var ids = row.SelectMany(north => Enumerable.Range(0, side).Select(east => Id(side, east, north))).ToArray();
            var latitudes = row.SelectMany(north => Enumerable.Range(0, side).Select(_ => Units(South, north, NorthStep, random))).ToArray();
            var longitudes = row.SelectMany(_ => Enumerable.Range(0, side).Select(east => Units(West, east, EastStep, random))).ToArray();
            pbf.Data(zlib: true, Words, PbfBytes.Group(PbfBytes.Dense(ids, latitudes, longitudes)));
        }

        var (ways, starts) = Streets(side, random);
        foreach (var some in ways.Chunk(ElementsABlob)) { pbf.Data(zlib: true, [Words, PbfBytes.Group(some)]); }
        foreach (var some in Rules(side, starts, random).Chunk(ElementsABlob)) { pbf.Data(zlib: true, [Words, PbfBytes.Group(some)]); }
        File.WriteAllBytes(path, pbf.File);
    }

    private static long Id(int side, int east, int north) => 1 + ((long)north * side) + east;

    /// <summary>In 1e-7 degrees, up to a fifth of a block off its place.</summary>
    private static long Units(double origin, int blocks, double step, Random random) => (long)((origin + ((blocks + (random.NextDouble() * 0.4) - 0.2) * step)) * 1e7);

    private static (List<byte[]> Ways, Dictionary<(int East, int North, bool IsEastward), long> Starts) Streets(int side, Random random)
    {
        var (ways, starts, next) = (new List<byte[]>(), new Dictionary<(int, int, bool), long>(), 1L);
        foreach (var isEastward in new[] { true, false })
        {
            for (var street = 0; street < side; street++)
            {
                var kind = street % 8 == 0 ? Primary : street % 4 == 0 ? Secondary : Residential;
                for (var from = 0; from < side - 1; from += CrossingsAWay)
                {
                    if (kind == Residential && random.NextDouble() < 0.06) { continue; }
                    var nodes = Enumerable.Range(from, Math.Min(CrossingsAWay + 1, side - from)).Select(at => isEastward ? Id(side, at, street) : Id(side, street, at)).ToArray();
                    starts[isEastward ? (from, street, true) : (street, from, false)] = next;
                    ways.Add(kind == Residential && random.NextDouble() < 0.15
                        ? PbfBytes.Way(next++, nodes, Highway, kind, OneWay, Yes) : PbfBytes.Way(next++, nodes, Highway, kind));
                }
            }
        }

        return (ways, starts);
    }

    /// <summary>Where a way ends and another begins to its left, at three of ten such crossings one may not turn.</summary>
    private static IEnumerable<byte[]> Rules(int side, Dictionary<(int East, int North, bool IsEastward), long> starts, Random random)
    {
        var next = 1L;
        foreach (var ((east, north, isEastward), from) in starts.OrderBy(s => s.Value))
        {
            var corner = (East: east + CrossingsAWay, north);
            if (!isEastward || north % CrossingsAWay != 0 || !starts.TryGetValue((corner.East, north, false), out var to) || random.NextDouble() > 0.3) { continue; }
            yield return PbfBytes.Relation(next++, [from, Id(side, corner.East, north), to], [1, 0, 1], [RoleFrom, RoleVia, RoleTo], Type, Restriction, Restriction, NoLeftTurn);
        }
    }
}
