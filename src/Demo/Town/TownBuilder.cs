using Wangge.Demo.Chance;
using Wangge.Demo.Land;

namespace Wangge.Demo.Town;

/// <summary>Builds over the land: compounds, rows of buildings, campuses, parks, villages.</summary>
internal sealed class TownBuilder(DistrictLand land, DivisionTree tree, int seed)
{
    /// <summary>How many campuses each subdistrict has: 13 schools, then 4 kindergartens (DOMAIN 1).</summary>
    internal static readonly (string Subdistrict, int Schools, int Kindergartens)[] Campuses =
    [
        ("211403001", 1, 0), ("211403002", 1, 0), ("211403003", 1, 0), ("211403004", 2, 1), ("211403005", 2, 1),
        ("211403006", 2, 1), ("211403007", 1, 0), ("211403008", 2, 1), ("211403009", 1, 0),
    ];

    private readonly Dictionary<(int Low, int High), int> _streetOfEdge = [];
    private readonly HashSet<(int Low, int High)> _coast = [];
    private readonly List<CompoundDraft> _compounds = [];
    private readonly List<BuildingDraft> _buildings = [];
    private readonly List<LandUseDraft> _landUses = [];
    private readonly List<(int GridIndex, List<int> Ring, List<BuildingDraft> Buildings)> _campuses = [];
    private List<StreetDraft> _streets = [];

    internal TownDraft Build()
    {
        _streets = StreetMaker.Make(land);
        new StreetNamer(land, tree, SeededRandom.For(seed, "streets")).Name(_streets);
        for (var i = 0; i < _streets.Count; i++)
        {
            foreach (var edge in Edges(_streets[i].Nodes)) { _streetOfEdge[edge] = i; }
        }

        _coast.UnionWith(Edges(land.Coast));
        var campuses = ChooseCampuses();
        var names = new CompoundNames(SeededRandom.For(seed, "compound-names"));
        for (var i = 0; i < land.Grids.Count; i++)
        {
            var chance = SeededRandom.For(seed, "town" + i);
            if (land.Grids[i].IsUrban) { BuildUrban(i, campuses, names, chance); }
            else { BuildRural(i, chance); }
        }

        new Addresses(land, _streets, _streetOfEdge, _compounds, tree).Give(_buildings);
        return new(_streets, _compounds, _buildings, _landUses, _campuses);
    }

    private void BuildUrban(int index, HashSet<(int Grid, int Block)> campuses, CompoundNames names, SeededRandom chance)
    {
        var grid = land.Grids[index];
        var isKaidi = grid.CommunityCode == DivisionTree.KaidiJiayuan;
        var firstCompound = _compounds.Count;
        var styles = new List<BuildingStyle>();
        foreach (var ring in grid.CompoundRings)
        {
            _compounds.Add(new(index, isKaidi ? "凯帝家园" + "一二三四五六"[Serial(index)] + "区" : names.Next(), ring));
            styles.Add(isKaidi ? BuildingStyle.KaidiJiayuan : StyleFor(grid, chance));
        }

        var isLedgerGrid = index == KaidiGrid4(land);
        var slabs = new List<(Slab Slab, int Compound, BuildingStyle Style)>();
        for (var block = 0; block < grid.Blocks.Count; block++)
        {
            var nodes = grid.Blocks[block];
            var compound = grid.CompoundOfBlock[block];
            // Offices and works stand among homes: the last block and every third are lived in.
            var isLivedIn = styles[compound].Use == BuildingUse.Residential || block % 3 == 2 || block == grid.Blocks.Count - 1;
            var style = isLivedIn && styles[compound].Use != BuildingUse.Residential ? BuildingStyle.Rows : styles[compound];
            if (campuses.Contains((index, block)))
            {
                var (points, setbacks) = Measure(nodes);
                List<BuildingDraft> halls = [.. BlockFill.Fill(points, setbacks, BuildingStyle.Campus, chance).Take(3).Select(s => new BuildingDraft(index, s, BuildingUse.School, chance.Among(3, 5)))];
                _buildings.AddRange(halls);
                _campuses.Add((index, nodes, halls));
                _landUses.Add(new(index, "campus", nodes));
                continue;
            }

            var isShore = Edges(nodes, closed: true).Any(_coast.Contains);
            if (!isKaidi && block < grid.Blocks.Count - 1 && chance.Chance(isShore ? 0.55 : style == BuildingStyle.Courts ? 0.02 : 0.07))
            {
                _landUses.Add(new(index, "park", nodes));
                continue;
            }

            if (style == BuildingStyle.Works) { _landUses.Add(new(index, "works", nodes)); }

            var (ring, distances) = Measure(nodes);
            foreach (var slab in BlockFill.Fill(ring, distances, style, chance))
            {
                slabs.Add((slab, compound, style));
            }
        }

        foreach (var (slab, compound, style) in isLedgerGrid ? Spread(slabs, 6) : slabs)
        {
            var isShop = style.Use == BuildingUse.Residential && !isKaidi && chance.Chance(0.05);
            _buildings.Add(new(index, slab, isShop ? BuildingUse.Commercial : style.Use, isShop ? chance.Among(2, 4) : chance.Among(style.Floors.From, style.Floors.To))
            {
                CompoundIndex = style.Use == BuildingUse.Residential ? firstCompound + compound : null,
            });
        }
    }

    /// <summary>Grid 4 of Kaidi Jiayuan: the one whose ledger the source gives.</summary>
    internal static int KaidiGrid4(DistrictLand land) => land.Grids.FindIndex(g => g.CommunityCode == DivisionTree.KaidiJiayuan) + 3;

    private int Serial(int index) => index - land.Grids.FindIndex(g => g.CommunityCode == land.Grids[index].CommunityCode);

    /// <summary>The wanted number of buildings, each as far from those before it as can be.</summary>
    private static List<(Slab Slab, int Compound, BuildingStyle Style)> Spread(List<(Slab Slab, int Compound, BuildingStyle Style)> slabs, int count)
    {
        var kept = new List<(Slab Slab, int Compound, BuildingStyle Style)> { slabs[0] };
        while (kept.Count < count)
        {
            kept.Add(slabs.Except(kept).MaxBy(s => kept.Min(k => k.Slab.Middle.DistanceTo(s.Slab.Middle))));
        }

        return kept;
    }

    private void BuildRural(int index, SeededRandom chance)
    {
        var grid = land.Grids[index];
        foreach (var block in grid.Blocks)
        {
            // Slow waves over the map, so that woods and fields lie together as hills and valleys would have them.
            var at = Ring.Centroid(land.Web.Points(block));
            var height = Math.Sin(at.X / 1700) + Math.Sin((at.Y / 1300) + (at.X / 2900)) + chance.Between(-0.4, 0.4);
            _landUses.Add(new(index, height > 0.55 ? "wood" : height > 0.15 ? "orchard" : "farmland", block));
        }

        var lanes = _streets.Where(s => s.Class == StreetClass.Lane && s.GridIndex == index).Select(s => land.Web.Points(s.Nodes)).ToList();
        _buildings.AddRange(Village.Settle(land.Web.Points(grid.Ring), lanes, chance.Among(26, 58), chance)
            .Select((slab, i) => new BuildingDraft(index, slab, i == 0 ? BuildingUse.Public : BuildingUse.House, i == 0 || chance.Chance(0.12) ? 2 : 1)));
    }

    private static BuildingStyle StyleFor(GridLand grid, SeededRandom chance)
    {
        // Shares of rows, mid-rise, towers, courts, offices, works.
        double[] shares = grid.CommunityCode[..9] switch
        {
            "211403001" => [40, 0, 0, 10, 5, 45],
            "211403002" or "211403003" => [72, 6, 4, 10, 4, 4],
            "211403004" => [55, 20, 12, 3, 10, 0],
            "211403005" or "211403006" => [25, 32, 30, 0, 13, 0],
            "211403008" => [38, 30, 26, 0, 6, 0],
            "211403009" => [35, 35, 20, 0, 5, 5],
            _ => [60, 20, 8, 6, 3, 3],
        };
        BuildingStyle[] styles = [BuildingStyle.Rows, BuildingStyle.MidRise, BuildingStyle.Towers, BuildingStyle.Courts, BuildingStyle.Offices, BuildingStyle.Works];
        return styles[chance.PickIndex(shares)];
    }

    /// <summary>The largest block of a grid of its own for each campus; schools before kindergartens within a subdistrict.</summary>
    private HashSet<(int Grid, int Block)> ChooseCampuses()
    {
        var chosen = new HashSet<(int, int)>();
        foreach (var (subdistrict, schools, kindergartens) in Campuses)
        {
            var grids = Enumerable.Range(0, land.Grids.Count)
                .Where(i => land.Grids[i].IsUrban && land.Grids[i].CommunityCode.StartsWith(subdistrict, StringComparison.Ordinal) && land.Grids[i].CommunityCode != DivisionTree.KaidiJiayuan)
                .Select(i => (Grid: i, Blocks: land.Grids[i].Blocks.Select((b, k) => (Block: k, Halls: Halls(b))).Where(b => b.Halls >= 2).ToList()))
                .Where(g => g.Blocks.Count > 0)
                .ToList();
            var count = schools + kindergartens;
            for (var k = 0; k < count; k++)
            {
                var (grid, blocks) = grids[((2 * k) + 1) * grids.Count / (2 * count)];
                chosen.Add((grid, blocks.MaxBy(b => b.Halls).Block));
            }
        }

        return chosen;
    }

    private int Halls(List<int> block)
    {
        if (Edges(block, closed: true).Any(_coast.Contains)) { return 0; }

        var (ring, setbacks) = Measure(block);
        return BlockFill.Fill(ring, setbacks, BuildingStyle.Campus, new SeededRandom(1)).Count;
    }

    private (List<LocalPoint> Ring, List<double> Setbacks) Measure(List<int> nodes) =>
        (land.Web.Points(nodes), [.. Edges(nodes, closed: true).Select(Setback)]);

    private double Setback((int Low, int High) edge) =>
        _streetOfEdge.TryGetValue(edge, out var street) ? (_streets[street].WidthMetres / 2) + 4 : _coast.Contains(edge) ? 40 : 12;

    internal static IEnumerable<(int Low, int High)> Edges(List<int> nodes, bool closed = false)
    {
        for (var i = 0; i + 1 < nodes.Count; i++) { yield return PlanarWeb.Key(nodes[i], nodes[i + 1]); }
        if (closed) { yield return PlanarWeb.Key(nodes[^1], nodes[0]); }
    }
}
