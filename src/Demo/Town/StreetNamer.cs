using Wangge.Demo.Chance;
using Wangge.Demo.Land;

namespace Wangge.Demo.Town;

/// <summary>Names streets: made-up names, no two streets alike; lanes stay without.</summary>
internal sealed class StreetNamer(DistrictLand land, DivisionTree tree, SeededRandom chance)
{
    private readonly HashSet<string> _taken = [];
    private readonly Queue<string> _roots = Roots(chance);
    private readonly Dictionary<string, int> _inVillage = [];

    internal void Name(List<StreetDraft> streets)
    {
        _taken.UnionWith(streets.Select(s => s.Name).OfType<string>());
        NameAroundKaidiJiayuan(streets);
        foreach (var street in streets.Where(s => s.Name is null && s.Class != StreetClass.Lane))
        {
            street.Name = street.IsUrban ? Urban(street) : Rural(street);
        }
    }

    /// <summary>The streets south and east of grid 4: the corner that the screens' examples tell of.</summary>
    private void NameAroundKaidiJiayuan(List<StreetDraft> streets)
    {
        var grid = land.Grids.Where(g => g.CommunityCode == DivisionTree.KaidiJiayuan).ElementAt(3);
        var edges = new HashSet<(int, int)>(grid.Ring.Select((n, i) => PlanarWeb.Key(n, grid.Ring[(i + 1) % grid.Ring.Count])));
        var around = streets
            .Where(s => s.Class != StreetClass.Lane && s.Name is null)
            .Select(s => (Street: s, Near: s.Nodes.Zip(s.Nodes.Skip(1)).Where(e => edges.Contains(PlanarWeb.Key(e.First, e.Second))).ToList()))
            .Where(s => s.Near.Count > 0)
            .Select(s => (s.Street, Middle: Mean([.. s.Near.Select(e => land.Web[e.First].Between(land.Web[e.Second], 0.5))])))
            .ToList();
        Give("海辰路", around.OrderBy(s => s.Middle.Y).Select(s => s.Street));
        Give("海飞路", around.OrderByDescending(s => s.Middle.X).Select(s => s.Street));

        void Give(string name, IEnumerable<StreetDraft> wanted)
        {
            if (wanted.FirstOrDefault(s => s.Name is null) is not { } street) { return; }

            street.Name = name;
            _taken.Add(name);
        }
    }

    private static LocalPoint Mean(List<LocalPoint> points) => new(points.Average(p => p.X), points.Average(p => p.Y));

    private string Urban(StreetDraft street)
    {
        var along = land.Web[street.Nodes[^1]] - land.Web[street.Nodes[0]];
        var runsEast = Math.Abs(along.X) > Math.Abs(along.Y);
        var suffix = (street.Class, runsEast) switch
        {
            (StreetClass.Arterial, true) => "大街",
            (StreetClass.Arterial, false) => "大道",
            (StreetClass.Residential, _) when along.Length < 330 => "巷",
            (_, true) => "街",
            _ => "路",
        };
        while (true)
        {
            var root = _roots.Dequeue();
            _roots.Enqueue("东" + root);
            var name = root + suffix;
            if (_taken.Add(name)) { return name; }
        }
    }

    private string Rural(StreetDraft street)
    {
        var row = tree.Communities.FirstOrDefault(c => c.Code == street.Within) ?? Nearest(street);
        var stem = row.Name.Replace("村民委员会", string.Empty, StringComparison.Ordinal).Replace("社区", string.Empty, StringComparison.Ordinal);
        var place = _inVillage[row.Code] = _inVillage.GetValueOrDefault(row.Code) + 1;
        string[] kinds = street.Class == StreetClass.Residential ? ["东路", "西路", "南路", "北路", "中路"] : ["公路", "连接线", "环路"];
        var name = stem + kinds[place % kinds.Length];
        for (var i = 2; !_taken.Add(name); i++) { name = stem + DivisionTree.Numeral(i) + "路"; }

        return name;
    }

    private DivisionRow Nearest(StreetDraft street)
    {
        var middle = land.Web[street.Nodes[street.Nodes.Count / 2]];
        return tree.Communities
            .Where(c => c.Parent == street.Within || street.Within.Length < 9)
            .MinBy(c => Ring.Centroid(land.Web.Points(land.Divisions[c.Code])).DistanceTo(middle))!;
    }

    private static Queue<string> Roots(SeededRandom chance)
    {
        var lines = Resource.Lines("street_roots.txt");
        var roots = (from first in lines[0] from second in lines[1] select $"{first}{second}").ToList();
        chance.Shuffle(roots);
        return new(roots);
    }
}
