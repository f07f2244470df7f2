using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Building;
using Wangge.Dispatch.Speeds;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Osm;

namespace Wangge.Bench.Roads;

/// <summary>A city's roads as the product imports and serves them, with random places in it.</summary>
/// <param name="name">By its size in directed edges, as figures name it.</param>
internal sealed class RoadBed(string name, string extract, CurrentRoads now)
{
    public string Name => name;

    /// <summary>PBF, for another engine.</summary>
    public string Extract => extract;

    public CurrentRoads Now => now;

    /// <summary>Porto Alegre, of the real data that <c>WANGGE_DATA</c> names; null where it names none.</summary>
    public static RoadBed? FindPortoAlegre() =>
        Environment.GetEnvironmentVariable("WANGGE_DATA") is { Length: > 0 } data ? Import("30k", Path.Combine(data, "osm/porto-alegre/poa_osm.pbf")) : null;

    /// <param name="folder">Where its extract is written.</param>
    public static RoadBed Generated(string folder, string name, int side)
    {
        var extract = Path.Combine(folder, name + ".osm.pbf");
        GeneratedCity.Write(extract, side);
        return Import(name, extract);
    }

    /// <summary>Some metres beside a road that others can be reached from.</summary>
    public TravelPoint Somewhere(Random random)
    {
        var roads = now.Network;
        while (true)
        {
            var point = random.Next(roads.Longitude.Length);
            var place = new TravelPoint((roads.Longitude[point] / 1e7) + ((random.NextDouble() - 0.5) * 4e-4), (roads.Latitude[point] / 1e7) + ((random.NextDouble() - 0.5) * 4e-4));
            if (now.Snap(place) is { } found && !roads.Traits[roads.StretchOf(found.Edge)].HasFlag(RoadTraits.Island)) { return place; }
        }
    }

    private static RoadBed Import(string name, string extract)
    {
        var draft = OsmRoads.Read(OsmFile.Open(extract), new Progress<double>(), CancellationToken.None);
        var roads = new DistrictRoads(name, RoadBuilder.Build(draft, RoadMode.Car), RoadBuilder.Build(new RoadDraft { Attribution = "" }, RoadMode.Foot));
        var now = new CurrentRoads(new RoadMoment(roads, RoadMode.Car, SpeedTable.Default, null, SpeedTable.Dry, ClosedRoads.None));
        _ = now.Grid;
        return new RoadBed(name, extract, now);
    }
}
