using System.Globalization;
using Wangge.Demo.Chance;

namespace Wangge.Demo.People;

/// <summary>Makes patrols of the grids' patrol staff: on foot in communities, by motorcycle and car from the police posts, two cars for the whole district.</summary>
internal sealed class PatrolMaker(IReadOnlyList<DemoGrid> grids, IReadOnlyList<DemoPlace> places, IReadOnlyList<DemoStaff> staff, SeededIds ids)
{
    /// <summary>凯帝家园社区, whose grid 4 the source tells of: one of its patrols signs in.</summary>
    private const string ShownCommunity = "211403009002";

    private const string District = "211403";
    private const int FootCrew = 6;
    private const int CarCrew = 3;
    private const int MotorcycleCrew = 2;

    private readonly HashSet<int> _taken = [];
    private readonly List<DemoPatrol> _patrols = [];

    internal List<DemoPatrol> Make()
    {
        foreach (var station in Stations()) { Add(station, grids[station.GridIndex].CommunityCode, Stem(station.Name, "网格服务站") + "步巡组", "foot", FootCrew, "first-aid"); }
        foreach (var post in places.Where(p => p.Kind == "police-post"))
        {
            var subdistrict = grids[post.GridIndex].CommunityCode[..9];
            Add(post, subdistrict, Stem(post.Name, "警务站") + "车巡组", "car", CarCrew, "first-aid", "crowd");
            Add(post, subdistrict, Stem(post.Name, "警务站") + "摩巡组", "motorcycle", MotorcycleCrew, "first-aid");
        }

        var centre = places.First(p => p.Kind == "district-centre");
        foreach (var name in (string[])["机动一组", "机动二组"]) { Add(centre, District, name, "car", CarCrew, "armed", "crowd", "first-aid"); }
        return _patrols;
    }

    /// <summary>One of each subdistrict's first community, and the shown one's.</summary>
    private IEnumerable<DemoPlace> Stations() => places.Where(p => p.Kind == "station")
        .GroupBy(p => grids[p.GridIndex].CommunityCode[..9])
        .SelectMany(subdistrict => subdistrict.Where(p => grids[p.GridIndex].CommunityCode == ShownCommunity).Append(subdistrict.First()).Distinct());

    private void Add(DemoPlace post, string code, string name, string kind, int crew, params string[] skills)
    {
        var path = Organisation.AreaPath(code);
        var members = Enumerable.Range(0, staff.Count)
            .Where(i => !_taken.Contains(i) && staff[i].Roles.Contains("patrol") && staff[i].ScopePath.StartsWith(path, StringComparison.Ordinal)).Take(crew).ToList();
        _taken.UnionWith(members);
        var number = string.Create(CultureInfo.InvariantCulture, $"P{_patrols.Count + 1:00}");
        _patrols.Add(new DemoPatrol(ids.Of("patrol", number), number, name, kind, path, members, skills, post.Longitude, post.Latitude));
    }

    private static string Stem(string name, string ending) => name.Replace(ending, string.Empty, StringComparison.Ordinal);
}
