using Wangge.Demo.Chance;
using Wangge.Demo.Land;
using Wangge.Demo.Town;

namespace Wangge.Demo.Matters;

/// <summary>A place of a matter: inside its grid, and how people say it.</summary>
internal sealed record Spot(LocalPoint At, double Longitude, double Latitude, string Words);

/// <summary>Finds places for matters: on a street, by a building, at a home.</summary>
internal sealed class Spots(DistrictLand land, TownDraft town, List<DemoPlace> places)
{
    private static readonly string[] ByStreet = ["门前", "北侧人行道", "南侧便道", "对面路边", "路口东侧", "路口西侧", "公交站旁", "绿化带旁", "门前车位旁", "斜对面"];
    private static readonly string[] ByBuilding = ["楼下", "东侧", "西侧", "北墙外", "南侧甬道", "1单元门前", "2单元门口", "3单元门口", "车棚旁", "凉亭旁"];
    private static readonly string[] ByHouse = ["门前", "院墙外", "东侧道边", "西侧道边", "房后"];

    private readonly ILookup<int, BuildingDraft> _byGrid = town.Buildings.ToLookup(b => b.GridIndex);

    private readonly Dictionary<int, DemoPlace> _publicPlaces =
        places.Where(p => p.Kind is "park" or "school" or "market" or "clinic" or "station").GroupBy(p => p.GridIndex).ToDictionary(g => g.Key, g => g.First());

    /// <param name="kind"><c>street</c>, <c>address</c>, <c>compound</c>, <c>home</c>, <c>house</c> or <c>community</c>.</param>
    internal Spot Find(int grid, string kind, string community, SeededRandom chance)
    {
        if (kind == "community" && _publicPlaces.TryGetValue(grid, out var known))
        {
            return Make(LocalFrame.ToLocal(known.Longitude, known.Latitude), known.Name);
        }

        var wanted = _byGrid[grid].Where(b => Suits(b, kind)).ToList();
        var building = chance.Pick(wanted.Count > 0 ? wanted : [.. _byGrid[grid]]);
        var slab = building.Slab;
        if (kind == "street" && building.StreetIndex is not null)
        {
            return Make(TowardsStreet(grid, slab.Middle, chance.Between(0.55, 0.9)), building.Address + chance.Pick(ByStreet));
        }

        var side = slab.Middle + (slab.Along.Left * ((slab.Depth / 2) + chance.Between(2, 4)) * (chance.Chance(0.5) ? 1 : -1)) + (slab.Along * (slab.Length * chance.Between(-0.4, 0.4)));
        return kind switch
        {
            "address" => Make(slab.Middle, building.Address),
            "home" => Make(slab.Middle, building.Name),
            "community" => Make(slab.Middle, community),
            _ => Make(Ring.Contains(Points(grid), side) ? side : slab.Middle, building.Name + chance.Pick(building.CompoundIndex is null ? ByHouse : ByBuilding)),
        };
    }

    /// <summary>A place at most so far from another, in the same grid; the other itself where none is found.</summary>
    internal Spot Near(int grid, double longitude, double latitude, double reachMetres, string words, SeededRandom chance)
    {
        var from = LocalFrame.ToLocal(longitude, latitude);
        var ring = Points(grid);
        for (var i = 0; i < 8; i++)
        {
            var at = from + (LocalPoint.Towards(chance.Between(0, 2 * Math.PI)) * chance.Between(3, reachMetres));
            if (Ring.Contains(ring, at) && Ring.Clearance(ring, at) > 1) { return Make(at, words); }
        }

        return Make(from, words);
    }

    private static bool Suits(BuildingDraft building, string kind) => kind switch
    {
        "street" or "address" => building.StreetIndex is not null,
        "compound" => building.CompoundIndex is not null,
        "home" => building.Households > 0,
        _ => true,
    };

    /// <summary>Part of the way from a building to the grid's nearest edge: always inside.</summary>
    private LocalPoint TowardsStreet(int grid, LocalPoint from, double part)
    {
        var ring = Points(grid);
        var nearest = from;
        var least = double.MaxValue;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            var along = b - a;
            var foot = a.Between(b, Math.Clamp((from - a).Dot(along) / along.Dot(along), 0, 1));
            if (foot.DistanceTo(from) is var distance && distance < least) { (nearest, least) = (foot, distance); }
        }

        return from.Between(nearest, part);
    }

    private List<LocalPoint> Points(int grid) => land.Web.Points(land.Grids[grid].Ring);

    private static Spot Make(LocalPoint at, string words)
    {
        var coordinate = LocalFrame.ToCoordinate(at);
        return new(at, coordinate.X, coordinate.Y, words);
    }
}
