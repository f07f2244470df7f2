using Wangge.Demo.Chance;

namespace Wangge.Demo.Land;

/// <summary>Makes the land: outline, 11 subdistricts, 81 communities, 448 grids, and the blocks between lanes.</summary>
internal sealed class LandBuilder(DivisionTree tree, int seed)
{
    private static readonly CutStyle SubdistrictStyle = new(60, 130);
    private static readonly DivisionStyle CommunityStyle = new(new(55, 22), 0.10, 4);
    private static readonly DivisionStyle VillageStyle = new(new(60, 90), 0.35, 4);
    private static readonly DivisionStyle GridStyle = new(new(42, 5), 0.05, 3);
    private static readonly DivisionStyle VillageGridStyle = new(new(60, 70), 0.30, 4);
    private static readonly DivisionStyle LaneStyle = new(new(16, 0), 0.02, 1);
    private static readonly DivisionStyle FieldLaneStyle = new(new(50, 40), 0.25, 2);

    /// <summary>How the subdistricts lie: each cut becomes a street, runs at an angle (degrees from east) and leaves the first part on its left.</summary>
    private static readonly Cut Lie =
        new("半岛路", 84,
            new Cut("龙港大街", 4,
                new Cut("连湾路", 97, new Part("211403009"), new Part("211403010")),
                new Cut("双树路", 82,
                    new Part("211403201"),
                    new Cut("龙湾大街", 9,
                        new Cut("锦葫路", 86, new Part("211403003"), new Cut("望海路", 84, new Part("211403002"), new Part("211403004"))),
                        new Cut("海滨路", 56,
                            new Cut("玉皇大街", 14, new Part("211403008"), new Part("211403007")),
                            new Cut("滨海街", -36, new Part("211403005"), new Part("211403006")))))),
            new Part("211403001"));

    /// <summary>Wanted area of each community and of each village, km²; scaled to fit.</summary>
    private static readonly Dictionary<string, (double Community, double Village)> WantedAreas = new()
    {
        ["211403001"] = (2.5, 0),
        ["211403002"] = (0.62, 0),
        ["211403003"] = (0.55, 0),
        ["211403004"] = (0.75, 0),
        ["211403005"] = (0.85, 0),
        ["211403006"] = (0.90, 0),
        ["211403007"] = (0.70, 6.0),
        ["211403008"] = (0.75, 5.6),
        ["211403009"] = (0.95, 7.0),
        ["211403010"] = (0, 7.5),
        ["211403201"] = (0, 8.3),
    };

    private readonly PlanarWeb _web = new();
    private readonly List<LandPath> _paths = [];
    private readonly Dictionary<string, List<int>> _divisions = [];
    private readonly List<GridLand> _grids = [];

    internal DistrictLand Build()
    {
        var (outline, coast) = Outline.Draw(_web, SeededRandom.For(seed, "outline"));
        DivideDistrict(outline);
        foreach (var subdistrict in tree.Subdistricts) { DivideSubdistrict(subdistrict); }
        foreach (var community in tree.Communities) { DivideCommunity(community); }
        for (var i = 0; i < _grids.Count; i++) { DivideGrid(i); }

        foreach (var (code, ring) in _divisions) { _divisions[code] = _web.ExpandRing(ring); }

        return new(
            _web,
            _web.ExpandRing(outline),
            _web.ExpandPath(coast),
            _divisions,
            [.. _grids.Select(Expand)],
            [.. _paths.Select(p => p with { Nodes = _web.ExpandPath(p.Nodes) })]);
    }

    private void DivideDistrict(List<int> outline)
    {
        var divider = Divider("subdistricts");
        Follow(Lie, outline, 0);

        void Follow(Place place, List<int> ring, int depth)
        {
            switch (place)
            {
                case Part part:
                    _divisions[part.Code] = ring;
                    break;
                case Cut cut:
                    var result = divider.CutAlong(ring, cut.Degrees * Math.PI / 180, WantedArea(cut.Left) / WantedArea(cut), SubdistrictStyle);
                    _paths.Add(new(PathLevel.Subdistrict, depth, true, tree.District.Code, result.Path) { Name = cut.Street });
                    Follow(cut.Left, result.Left, depth + 1);
                    Follow(cut.Right, result.Right, depth + 1);
                    break;
            }
        }
    }

    private double WantedArea(Place place) => place switch
    {
        Part part => tree.Communities.Where(c => c.Parent == part.Code).Sum(WantedArea),
        Cut cut => WantedArea(cut.Left) + WantedArea(cut.Right),
        _ => 0,
    };

    private void DivideSubdistrict(DivisionRow subdistrict)
    {
        var children = Children(subdistrict).ToList();
        var chance = SeededRandom.For(seed, "areas" + subdistrict.Code);
        var lots = children.Select((c, i) => new Lot(i, WantedArea(c) * chance.Between(0.84, 1.16), DivisionTree.IsUrban(c))).ToList();
        chance.Shuffle(lots);
        var isUrban = lots.Any(l => l.IsDense);
        Divider("communities" + subdistrict.Code).Divide(
            _divisions[subdistrict.Code],
            lots,
            isUrban ? CommunityStyle : VillageStyle,
            Keep(PathLevel.Community, isUrban, subdistrict.Code),
            (lot, ring) => _divisions[children[lot.Index].Code] = ring);
    }

    private void DivideCommunity(DivisionRow community)
    {
        var isUrban = DivisionTree.IsUrban(community);
        var chance = SeededRandom.For(seed, "grids" + community.Code);
        var lots = Enumerable.Range(0, tree.GridCounts[community.Code]).Select(i => new Lot(i, chance.Between(0.8, 1.2))).ToList();
        var rings = new List<List<int>>();
        Divider("cuts" + community.Code).Divide(
            _divisions[community.Code],
            lots,
            isUrban ? GridStyle : VillageGridStyle,
            Keep(PathLevel.Grid, isUrban, community.Code),
            (_, ring) => rings.Add(ring));
        _grids.AddRange(InOrder(rings).Select(ring => new GridLand(community.Code, isUrban, ring, [], [], [])));
    }

    /// <summary>From north to south in rows, west to east in each row (DOMAIN 2, "unit cell").</summary>
    private IEnumerable<List<int>> InOrder(List<List<int>> rings)
    {
        var rows = Math.Max(1, (int)Math.Round(Math.Sqrt(rings.Count)));
        return rings
            .Select(ring => (Ring: ring, Middle: Ring.Centroid(_web.Points(_web.ExpandRing(ring)))))
            .OrderByDescending(r => r.Middle.Y)
            .Select((r, place) => (r.Ring, r.Middle, Row: place * rows / rings.Count))
            .OrderBy(r => r.Row).ThenBy(r => r.Middle.X)
            .Select(r => r.Ring);
    }

    private void DivideGrid(int index)
    {
        var grid = _grids[index];
        var area = Ring.Area(_web.Points(_web.ExpandRing(grid.Ring)));
        var count = Math.Clamp((int)Math.Round(area / (grid.IsUrban ? 21000 : 420000)), 2, grid.IsUrban ? 9 : 6);
        var lots = Enumerable.Range(0, count).Select(i => new Lot(i, 1)).ToList();
        var compounds = new List<List<int>>();
        var keep = Keep(PathLevel.Lane, grid.IsUrban, grid.CommunityCode, index);
        Divider("blocks" + index).Divide(
            grid.Ring,
            lots,
            grid.IsUrban ? LaneStyle : FieldLaneStyle,
            (cut, depth) =>
            {
                keep(cut, depth);
                if (depth == 0) { compounds.AddRange([cut.Left, cut.Right]); }
            },
            (lot, ring) =>
            {
                grid.Blocks.Add(ring);
                grid.CompoundOfBlock.Add(lot.Index < count / 2 ? 0 : 1);
            });

        if (!grid.IsUrban) { return; }
        if (HasTwoCompounds(index))
        {
            grid.CompoundRings.AddRange(compounds);
            return;
        }

        grid.CompoundRings.Add(grid.Ring);
        for (var i = 0; i < grid.CompoundOfBlock.Count; i++) { grid.CompoundOfBlock[i] = 0; }
    }

    /// <summary>In 玉皇街道 30 of the 59 urban grids hold two compounds, which makes the source's 89; elsewhere about every third.</summary>
    private bool HasTwoCompounds(int index)
    {
        var code = _grids[index].CommunityCode;
        if (code == DivisionTree.KaidiJiayuan) { return false; }
        if (!code.StartsWith(DivisionTree.Yuhuang, StringComparison.Ordinal)) { return SeededRandom.For(seed, "compounds" + index).Chance(0.35); }

        var place = _grids.Take(index).Count(g => g.IsUrban && g.CommunityCode.StartsWith(DivisionTree.Yuhuang, StringComparison.Ordinal));
        return place % 2 == 0;
    }

    private GridLand Expand(GridLand grid) => grid with
    {
        Ring = _web.ExpandRing(grid.Ring),
        Blocks = [.. grid.Blocks.Select(_web.ExpandRing)],
        CompoundRings = [.. grid.CompoundRings.Select(_web.ExpandRing)],
    };

    private IEnumerable<DivisionRow> Children(DivisionRow parent) => tree.Communities.Where(c => c.Parent == parent.Code);

    private static double WantedArea(DivisionRow community)
    {
        var (inCommunity, inVillage) = WantedAreas[community.Parent];
        return DivisionTree.IsUrban(community) ? inCommunity : Math.Max(inVillage, inCommunity);
    }

    private LandDivider Divider(string part) => new(_web, SeededRandom.For(seed, part));

    private Action<CutResult, int> Keep(PathLevel level, bool isUrban, string within, int? grid = null) =>
        (cut, depth) => _paths.Add(new(level, depth, isUrban, within, cut.Path) { GridIndex = grid });

    private abstract record Place;

    private sealed record Part(string Code) : Place;

    private sealed record Cut(string Street, double Degrees, Place Left, Place Right) : Place;
}
