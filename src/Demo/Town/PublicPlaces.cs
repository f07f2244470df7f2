using Wangge.Demo.Chance;
using Wangge.Demo.Land;

namespace Wangge.Demo.Town;

/// <summary>A public place before it gets its record.</summary>
internal sealed record PlaceDraft(string Kind, string Name, int GridIndex, BuildingDraft? Building, List<int>? Ring);

/// <summary>Puts schools, centres, stations, police posts, clinics and the like into buildings, and names the larger parks.</summary>
internal sealed class PublicPlaces(DistrictLand land, DivisionTree tree, TownDraft town, int seed)
{
    /// <summary>Made-up names, in the order of <see cref="TownBuilder.Campuses"/>: each subdistrict's schools, then its kindergarten.</summary>
    private static readonly string[] CampusNames =
    [
        "港湾学校", "东街小学", "果园小学", "望海中学", "象山小学", "小海星幼儿园", "龙湾实验小学", "新兴中学", "小贝壳幼儿园",
        "滨海中学", "翠海小学", "浪花幼儿园", "海月小学", "玉皇中学", "文兴小学", "小灯塔幼儿园", "连湾学校",
    ];

    /// <summary>The second station of 奥园社区, whose compounds are the largest: the 82nd.</summary>
    private const string SecondStation = "211403008008";

    private readonly SeededRandom _chance = SeededRandom.For(seed, "places");
    private readonly ILookup<string, BuildingDraft> _byCommunity = town.Buildings.ToLookup(b => land.Grids[b.GridIndex].CommunityCode);
    private readonly List<PlaceDraft> _places = [];

    internal List<PlaceDraft> Choose()
    {
        Put("district-centre", tree.District.Name + "网格化服务中心", "211403005001");
        foreach (var subdistrict in tree.Subdistricts) { Put("sub-centre", subdistrict.Name + "网格化服务分中心", FirstCommunity(subdistrict.Code)); }
        foreach (var community in tree.Communities) { Put("station", StationStem(community) + "网格服务站", community.Code); }

        Put("station", "奥园社区第二网格服务站", SecondStation);
        OpenCampuses();
        foreach (var subdistrict in tree.Subdistricts)
        {
            var stem = subdistrict.Name.Replace("街道", string.Empty, StringComparison.Ordinal);
            Put("police-post", stem + "警务站", LaterCommunity(subdistrict.Code, 1));
            Put("clinic", stem + (subdistrict.Kind == "township" ? "卫生院" : "社区卫生服务中心"), LaterCommunity(subdistrict.Code, 2));
        }

        foreach (var (kind, name, community) in (ReadOnlySpan<(string, string, string)>)
        [
            ("hospital", "海湾医院", "211403005004"),
            ("fire-station", "龙湾消防救援站", "211403005007"), ("fire-station", "西街消防救援站", "211403003007"), ("fire-station", "北港消防救援站", "211403010204"),
            ("water-point", "龙湾供水服务点", "211403005002"), ("water-point", "望海寺供水服务点", "211403004003"), ("water-point", "双龙供水服务点", "211403007004"),
            ("gas-point", "滨海燃气服务点", "211403006004"), ("gas-point", "玉皇燃气服务点", "211403008004"), ("gas-point", "西街燃气服务点", "211403003005"),
            ("market", "集贸市场", "211403002006"), ("market", "海鲜早市", "211403004007"), ("market", "玉皇农贸市场", "211403008001"), ("market", "双树大集", "211403201200"),
        ])
        {
            Put(kind, name, community);
        }

        NameParks();
        return _places;
    }

    private static string StationStem(DivisionRow community) => community.Name.Replace("村民委员会", "村", StringComparison.Ordinal);

    private string FirstCommunity(string subdistrict) => LaterCommunity(subdistrict, 0);

    private string LaterCommunity(string subdistrict, int place)
    {
        var communities = tree.Communities.Where(c => c.Parent == subdistrict).ToList();
        return communities[place % communities.Count].Code;
    }

    /// <summary>Takes a building of the community: offices and shops by a street first, never the grid with the source's ledger.</summary>
    private void Put(string kind, string name, string community)
    {
        var ledgerGrid = TownBuilder.KaidiGrid4(land);
        var building = _byCommunity[community]
            .Where(b => !b.IsTaken && b.GridIndex != ledgerGrid && b.Use != BuildingUse.School)
            .OrderBy(b => b.Use switch { BuildingUse.Public => 0, BuildingUse.Office => 1, BuildingUse.Commercial => 2, _ => 3 })
            .ThenBy(b => b.StreetIndex is null)
            .ThenBy(_ => _chance.Next())
            .First();
        building.IsTaken = true;
        building.Use = BuildingUse.Public;
        building.Floors = Math.Min(building.Floors, 6);
        building.Name = name;
        _places.Add(new(kind, name, building.GridIndex, building, null));
    }

    private void OpenCampuses()
    {
        var names = new Queue<string>(CampusNames);
        foreach (var (subdistrict, schools, kindergartens) in TownBuilder.Campuses)
        {
            var campuses = town.Campuses.Where(c => land.Grids[c.GridIndex].CommunityCode.StartsWith(subdistrict, StringComparison.Ordinal)).Take(schools + kindergartens);
            foreach (var (campus, place) in campuses.Select((c, i) => (c, i)))
            {
                var (name, isSchool) = (names.Dequeue(), place < schools);
                string[] halls = isSchool ? ["教学楼", "综合楼", "体育馆"] : ["主楼", "活动楼", "附楼"];
                for (var i = 0; i < campus.Buildings.Count; i++)
                {
                    campus.Buildings[i].IsTaken = true;
                    campus.Buildings[i].Name = name + halls[i];
                    if (!isSchool) { campus.Buildings[i].Floors = 2; }
                }

                _places.Add(new(isSchool ? "school" : "kindergarten", name, campus.GridIndex, campus.Buildings[0], campus.Ring));
            }
        }
    }

    private void NameParks()
    {
        string[] names = ["龙湾公园", "望海公园", "滨海湿地公园", "玉皇山公园", "文化广场", "海滨浴场", "锦湖公园", "月亮湾公园", "葫芦山公园", "翠海绿地", "灯塔公园", "渔港广场"];
        var parks = town.LandUses.Where(u => u.Kind == "park").OrderByDescending(u => Ring.Area(land.Web.Points(u.Ring))).Take(names.Length).ToList();
        _places.AddRange(parks.Select((park, i) => new PlaceDraft("park", names[i], park.GridIndex, null, park.Ring)));
    }
}
