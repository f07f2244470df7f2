using System.Globalization;
using Wangge.Demo.Land;

namespace Wangge.Demo.Town;

/// <summary>Gives buildings their numbers: along the street (odd on its left, even on its right), in the compound, in the village.</summary>
internal sealed class Addresses(
    DistrictLand land,
    List<StreetDraft> streets,
    Dictionary<(int Low, int High), int> streetOfEdge,
    List<CompoundDraft> compounds,
    DivisionTree tree)
{
    /// <summary>A building farther than this from the street's middle line does not stand on it.</summary>
    private const double ReachMetres = 42;

    private readonly HashSet<(int Street, int Number)> _numbers = [];
    private readonly Dictionary<int, Dictionary<(int Low, int High), (double Before, int First)>> _measured = [];

    internal void Give(List<BuildingDraft> buildings)
    {
        foreach (var building in buildings) { PutOnStreet(building); }
        foreach (var compound in buildings.Where(b => b.CompoundIndex is not null).GroupBy(b => b.CompoundIndex!.Value)) { NumberCompound(compounds[compound.Key].Name, compound); }
        foreach (var village in buildings.Where(b => b.Use == BuildingUse.House || b.Name.Length == 0).GroupBy(b => land.Grids[b.GridIndex].CommunityCode)) { NumberOthers(village); }
    }

    private void PutOnStreet(BuildingDraft building)
    {
        var ring = land.Grids[building.GridIndex].Ring;
        var nearest = ReachMetres;
        (int From, int To)? best = null;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            if (!streetOfEdge.ContainsKey(PlanarWeb.Key(a, b))) { continue; }

            var distance = building.Slab.Middle.DistanceTo(land.Web[a], land.Web[b]);
            if (distance < nearest) { (best, nearest) = ((a, b), distance); }
        }

        if (best is not var (from, to)) { return; }

        var street = streetOfEdge[PlanarWeb.Key(from, to)];
        var (before, first) = Measured(street)[PlanarWeb.Key(from, to)];
        var (start, end) = first == from ? (land.Web[from], land.Web[to]) : (land.Web[to], land.Web[from]);
        var along = Math.Max(0, (building.Slab.Middle - start).Dot((end - start).Unit));
        var isLeft = (end - start).Cross(building.Slab.Middle - start) > 0;
        var number = (2 * (int)((before + along) / 22)) + (isLeft ? 1 : 2);
        while (!_numbers.Add((street, number))) { number += 2; }

        building.StreetIndex = street;
        building.HouseNumber = number;
        building.Address = string.Create(CultureInfo.InvariantCulture, $"{streets[street].Name}{number}号");
    }

    private Dictionary<(int Low, int High), (double Before, int First)> Measured(int street)
    {
        if (_measured.TryGetValue(street, out var known)) { return known; }

        var edges = new Dictionary<(int Low, int High), (double Before, int First)>();
        var nodes = streets[street].Nodes;
        var metres = 0.0;
        for (var i = 0; i + 1 < nodes.Count; i++)
        {
            edges[PlanarWeb.Key(nodes[i], nodes[i + 1])] = (metres, nodes[i]);
            metres += land.Web[nodes[i]].DistanceTo(land.Web[nodes[i + 1]]);
        }

        return _measured[street] = edges;
    }

    private static void NumberCompound(string name, IEnumerable<BuildingDraft> buildings)
    {
        var number = 0;
        foreach (var building in buildings.OrderByDescending(b => Math.Round(b.Slab.Middle.Y / 40)).ThenBy(b => b.Slab.Middle.X))
        {
            building.Name = string.Create(CultureInfo.InvariantCulture, $"{name}{++number}号楼");
            if (building.Address.Length == 0) { building.Address = building.Name; }
        }
    }

    private void NumberOthers(IGrouping<string, BuildingDraft> buildings)
    {
        var stem = tree.Communities.Single(c => c.Code == buildings.Key).Name.Replace("民委员会", string.Empty, StringComparison.Ordinal);
        var number = 0;
        foreach (var building in buildings)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{stem}{++number}号");
            if (building.Address.Length == 0) { building.Address = place; }

            building.Name = building.Address;
        }
    }
}
