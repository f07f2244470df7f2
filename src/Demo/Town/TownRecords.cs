using System.Globalization;
using Wangge.Demo.Chance;
using Wangge.Demo.Land;
using Wangge.Demo.People;

namespace Wangge.Demo.Town;

/// <summary>Turns the drafts into the plan's records.</summary>
internal sealed class TownRecords(DivisionTree tree, DistrictLand land, TownDraft town, SeededIds ids, int seed)
{
    private readonly Dictionary<BuildingDraft, int> _indexOf = town.Buildings.Select((b, i) => (b, i)).ToDictionary(p => p.b, p => p.i);
    private readonly List<DemoShop> _shops = [];
    private readonly DemoLedger[] _ledgers = new DemoLedger[land.Grids.Count];

    internal List<DemoDivision> Divisions() =>
    [
        .. tree.Subdistricts.Concat(tree.Communities).Prepend(tree.District).Select(row =>
        {
            var ring = land.Web.Points(row == tree.District ? land.Outline : land.Divisions[row.Code]);
            var label = LocalFrame.ToCoordinate(Ring.Middle(ring));
            return new DemoDivision(
                ids.Of("division", row.Code), row.Code, row.Code.PadRight(12, '0'), row.Name, row == tree.District ? string.Empty : row.Parent, row.Kind,
                row.Code == DivisionTree.CountedAsVillage ? "village" : row.Kind, Organisation.AreaPath(row.Code), LocalFrame.ToPolygon(ring), label.X, label.Y);
        }),
    ];

    /// <summary>Opens the shops and counts the ledgers: before the buildings' and grids' records, which tell of them.</summary>
    internal List<DemoShop> Shops()
    {
        var maker = new ShopMaker();
        var kaidi = TownBuilder.KaidiGrid4(land);
        var byGrid = town.Buildings.ToLookup(b => b.GridIndex);
        for (var grid = 0; grid < land.Grids.Count; grid++)
        {
            var chance = SeededRandom.For(seed, "ledger" + grid);
            var buildings = byGrid[grid].ToList();
            var shops = maker.Open(buildings, land.Grids[grid].IsUrban, grid == kaidi ? Ledgers.KaidiGrid4.Shops : null, chance);
            foreach (var (place, kind, name) in shops)
            {
                var building = buildings[place];
                var at = LocalFrame.ToCoordinate(building.Slab.Middle + (building.Slab.Along * (building.Slab.Length * chance.Between(-0.4, 0.4))));
                _shops.Add(new(ids.Of("shop", _shops.Count.ToString(CultureInfo.InvariantCulture)), name, kind, _indexOf[building], grid, building.Address, at.X, at.Y));
            }

            _ledgers[grid] = grid == kaidi ? Ledgers.KaidiGrid4 : Ledgers.Count(buildings, shops.Count, land.Grids[grid].IsUrban, chance);
        }

        Ledgers.ShareOut([.. byGrid[kaidi]], Ledgers.KaidiGrid4.Households);
        return _shops;
    }

    internal List<DemoGrid> Grids()
    {
        var names = tree.Communities.ToDictionary(c => c.Code, c => c.Name.Replace("村民委员会", "村", StringComparison.Ordinal));
        var neighbours = Neighbours();
        var serial = 0;
        var grids = new List<DemoGrid>();
        for (var i = 0; i < land.Grids.Count; i++)
        {
            var (code, isUrban) = (land.Grids[i].CommunityCode, land.Grids[i].IsUrban);
            serial = i > 0 && land.Grids[i - 1].CommunityCode == code ? serial + 1 : 1;
            var cell = string.Create(CultureInfo.InvariantCulture, $"{code}{serial:000}");
            var inCommunity = string.Create(CultureInfo.InvariantCulture, $"G{serial:000}");
            var ring = land.Web.Points(land.Grids[i].Ring);
            var label = LocalFrame.ToCoordinate(Ring.Middle(ring));
            grids.Add(new(
                ids.Of("grid", cell), inCommunity, cell, $"{names[code]}第{DivisionTree.Numeral(serial)}网格", $"{Organisation.AreaPath(code)}{inCommunity}/", code, isUrban,
                LocalFrame.ToPolygon(ring), label.X, label.Y, _ledgers[i], neighbours[i]));
        }

        return grids;
    }

    internal List<DemoStreet> Streets() =>
        [.. town.Streets.Select((s, i) => new DemoStreet(Id("street", i), s.Name, s.Class, s.IsUrban, s.WidthMetres, LocalFrame.ToLine(land.Web.Points(s.Nodes))))];

    internal List<DemoLandUse> LandUses() =>
        [.. town.LandUses.Select((u, i) => new DemoLandUse(Id("land-use", i), u.Kind, u.GridIndex, LocalFrame.ToPolygon(land.Web.Points(u.Ring))))];

    internal List<DemoCompound> Compounds() =>
        [.. town.Compounds.Select((c, i) => new DemoCompound(Id("compound", i), c.Name, c.GridIndex, LocalFrame.ToPolygon(land.Web.Points(c.Ring))))];

    internal List<DemoBuilding> Buildings() =>
    [
        .. town.Buildings.Select((b, i) =>
        {
            var middle = LocalFrame.ToCoordinate(b.Slab.Middle);
            var storey = b.Use switch { BuildingUse.Industrial => 7.0, BuildingUse.Office or BuildingUse.School or BuildingUse.Commercial => 3.8, _ => 3.0 };
            return new DemoBuilding(
                Id("building", i), b.Name, b.Address, b.GridIndex, b.CompoundIndex, b.StreetIndex, b.HouseNumber, b.Use, b.Floors, Math.Round(b.Floors * storey, 1), b.Households,
                LocalFrame.ToPolygon(b.Slab.Corners()), middle.X, middle.Y);
        }),
    ];

    internal List<DemoPlace> Places(List<PlaceDraft> drafts) =>
    [
        .. drafts.Select((p, i) =>
        {
            var ring = p.Ring is null ? null : land.Web.Points(p.Ring);
            var at = LocalFrame.ToCoordinate(p.Building?.Slab.Middle ?? Ring.Middle(ring!));
            return new DemoPlace(
                Id("place", i), p.Kind, p.Name, p.Building?.Address ?? p.Name, p.GridIndex, p.Building is null ? null : _indexOf[p.Building],
                ring is null ? null : LocalFrame.ToPolygon(ring), at.X, at.Y);
        }),
    ];

    private List<int>[] Neighbours()
    {
        var gridsOfEdge = new Dictionary<(int Low, int High), int>();
        var neighbours = new SortedSet<int>[land.Grids.Count];
        for (var i = 0; i < neighbours.Length; i++)
        {
            neighbours[i] = [];
            foreach (var edge in TownBuilder.Edges(land.Grids[i].Ring, closed: true))
            {
                if (!gridsOfEdge.TryAdd(edge, i))
                {
                    neighbours[i].Add(gridsOfEdge[edge]);
                    neighbours[gridsOfEdge[edge]].Add(i);
                }
            }
        }

        return [.. neighbours.Select(n => n.ToList())];
    }

    private Guid Id(string part, int index) => ids.Of(part, index.ToString(CultureInfo.InvariantCulture));
}
