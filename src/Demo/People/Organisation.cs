using System.Globalization;
using Wangge.Demo.Chance;
using Wangge.Demo.Land;

namespace Wangge.Demo.People;

/// <summary>Hires everyone: grids first, then centres, then units.</summary>
internal sealed class Organisation(DivisionTree tree, SeededIds ids, int seed)
{
    private readonly NameMaker _names = new(SeededRandom.For(seed, "people"));
    private readonly List<DemoStaff> _staff = [];

    internal List<DemoStaff> Staff => _staff;

    /// <param name="centrePlaces">Places of the kinds <c>district-centre</c>, <c>sub-centre</c> and <c>station</c>.</param>
    internal (List<DemoCentre> Centres, List<DemoUnit> Units) Build(List<DemoGrid> grids, List<DemoPlace> centrePlaces)
    {
        // A station's head is one of its grids' leaders, the first of the community, or of its second half for a second station.
        var heads = new Dictionary<int, int>();
        for (var i = 0; i < centrePlaces.Count; i++)
        {
            if (centrePlaces[i].Kind == "station") { heads.TryAdd(HeadGrid(grids, centrePlaces[i], heads), i); }
        }

        for (var i = 0; i < grids.Count; i++)
        {
            int? station = heads.TryGetValue(i, out var centre) ? centre : null;
            foreach (var post in Posts.Grid)
            {
                var isHead = station is not null && post.Key == Posts.StationHead.Key;
                Hire(isHead ? Posts.StationHead : post, grids[i].AreaPath, grid: i, centre: isHead ? station : null);
            }
        }

        var headOfStation = heads.ToDictionary(h => h.Value, h => h.Key * Posts.Grid.Length);
        var centres = centrePlaces.Select((place, i) => Centre(grids, place, i, headOfStation)).ToList();
        return (centres, Units());
    }

    private static int HeadGrid(List<DemoGrid> grids, DemoPlace station, Dictionary<int, int> taken)
    {
        var community = grids[station.GridIndex].CommunityCode;
        return Enumerable.Range(0, grids.Count).First(i => grids[i].CommunityCode == community && !taken.ContainsKey(i));
    }

    private DemoCentre Centre(List<DemoGrid> grids, DemoPlace place, int index, Dictionary<int, int> headOfStation)
    {
        var community = grids[place.GridIndex].CommunityCode;
        var (level, code, division) = place.Kind switch
        {
            "district-centre" => ("district", "C-" + tree.District.Code, tree.District.Code),
            "sub-centre" => ("subdistrict", "C-" + community[..9], community[..9]),
            _ => ("station", "S-" + community + (place.Name.Contains("第二", StringComparison.Ordinal) ? "-2" : "-1"), community),
        };
        var path = AreaPath(division);
        if (!headOfStation.TryGetValue(index, out var head))
        {
            head = _staff.Count;
            foreach (var post in level == "district" ? Posts.DistrictCentre : Posts.SubCentre) { Hire(post, path, centre: index); }
        }

        return new(place.Id, code, place.Name, level, path, division, place.Longitude, place.Latitude, place.Address, Phone(9000 + index), head);
    }

    private List<DemoUnit> Units()
    {
        var units = new List<DemoUnit>();
        foreach (var row in Resource.Rows("units.csv")) { Add(row[0], row[1], AreaPath(tree.District.Code), int.Parse(row[2], CultureInfo.InvariantCulture)); }
        foreach (var subdistrict in tree.Subdistricts)
        {
            Add("office-" + subdistrict.Code, subdistrict.Name + (subdistrict.Kind == "township" ? "人民政府" : "办事处"), AreaPath(subdistrict.Code), 4);
        }

        return units;

        void Add(string key, string name, string path, int handlers)
        {
            var leader = Hire(Posts.UnitLeader, path, unit: units.Count);
            var indexes = Enumerable.Range(0, handlers).Select(_ => Hire(Posts.UnitHandler, path, unit: units.Count)).ToList();
            units.Add(new(ids.Of("unit", key), string.Create(CultureInfo.InvariantCulture, $"U{units.Count + 1:00}"), key, name, path, leader, indexes));
        }
    }

    internal static string AreaPath(string code) => code.Length switch
    {
        6 => $"/{code}/",
        9 => $"/{code[..6]}/{code}/",
        _ => $"/{code[..6]}/{code[..9]}/{code}/",
    };

    private int Hire(Post post, string scope, int? grid = null, int? centre = null, int? unit = null)
    {
        var index = _staff.Count;
        _staff.Add(new(ids.Of("staff", index.ToString(CultureInfo.InvariantCulture)), _names.Next(), Phone(index), post.Key, post.Name, post.Roles, scope, grid, centre, unit));
        return index;
    }

    private static string Phone(int serial) => string.Create(CultureInfo.InvariantCulture, $"199-0000-{serial:0000}");
}
