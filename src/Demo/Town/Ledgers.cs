using Wangge.Demo.Chance;

namespace Wangge.Demo.Town;

/// <summary>Counts people into grids, in proportion to what is built there.</summary>
internal static class Ledgers
{
    /// <summary>Grid 4 of Kaidi Jiayuan (DOMAIN 1, "one grid's ledger").</summary>
    internal static readonly DemoLedger KaidiGrid4 = new(933, 3, 352, 6, 3, 2);

    internal static DemoLedger Count(List<BuildingDraft> buildings, int shops, bool isUrban, SeededRandom chance)
    {
        var floorArea = buildings.Sum(FloorArea);
        // A flat of 95 m²; most of the new towers by the sea stand half empty, so beyond 260 households only each eighth flat counts, up to 480.
        var flats = floorArea / 95;
        var households = (int)(isUrban ? Math.Min(Math.Min(flats, 260) + (Math.Max(0, flats - 260) * 0.12), 480) : buildings.Count * 1.9);
        // Works and parks have no homes.
        households = floorArea > 0 ? Math.Max(households, 12) : 0;
        var people = (int)(households * chance.Between(2.2, 2.75));
        var temporary = (int)(people * chance.Between(0.01, 0.12));
        ShareOut(buildings, households);
        return new(people - temporary, temporary, households, buildings.Count, shops, (int)(households * chance.Between(0.002, 0.03)));
    }

    /// <summary>Gives each home its part of the households by floor area, so that they add up.</summary>
    internal static void ShareOut(List<BuildingDraft> buildings, int households)
    {
        var homes = buildings.Where(IsHome).ToList();
        var total = homes.Sum(FloorArea);
        var (area, given) = (0.0, 0);
        foreach (var home in homes)
        {
            area += FloorArea(home);
            var upTo = (int)Math.Round(households * area / total);
            home.Households = upTo - given;
            given = upTo;
        }
    }

    private static bool IsHome(BuildingDraft building) => building.Use is BuildingUse.Residential or BuildingUse.House;

    private static double FloorArea(BuildingDraft building) => IsHome(building) ? building.Slab.Length * building.Slab.Depth * building.Floors : 0;
}
