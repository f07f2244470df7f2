using Wangge.Demo.Chance;
using Wangge.Demo.Land;
using Wangge.Demo.Matters;
using Wangge.Demo.People;
using Wangge.Demo.Pictures;
using Wangge.Demo.Town;
using Wangge.Demo.Words;

namespace Wangge.Demo;

/// <summary>Makes a district to show and to try things in: Longgang's divisions, counts and figures; all else is made up.</summary>
/// <remarks>Source: DOMAIN 1 and 2. A pure function of its options: no clock, no file but its own embedded data, no culture. Takes about a second.</remarks>
public static class DemoDistrict
{
    /// <summary>To be shown wherever demo data is, in Chinese and in English.</summary>
    public static DemoNotice GeometryNotice { get; } = new(
        "演示数据：区划名称和代码取自 2016 年公开编码表；边界、街道、楼栋、机构地点、人员、电话、数目和事项均为程序虚构，与真实情况无关。",
        "Demo data: names and codes of divisions are those of the public code list of 2016; edges, streets, buildings, places, people, numbers and matters are made up by a program and tell nothing of the real ones.");

    /// <summary>What the portal of this plan holds; the same for the same plan.</summary>
    public static DemoPortal PortalOf(DemoPlan plan) => PortalMaker.Make(plan);

    /// <exception cref="InvalidOperationException">This seed gives no decent map (rare); take another.</exception>
    public static DemoPlan Make(DemoOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var seed = options.Seed;
        var year = MatterYear.Of(options.Now);
        var ids = new SeededIds(seed, year.Start);
        var tree = new DivisionTree();
        var land = new LandBuilder(tree, seed).Build();
        var town = new TownBuilder(land, tree, seed).Build();
        var placeDrafts = new PublicPlaces(land, tree, town, seed).Choose();

        var records = new TownRecords(tree, land, town, ids, seed);
        var shops = records.Shops();
        var grids = records.Grids();
        var places = records.Places(placeDrafts);
        var organisation = new Organisation(tree, ids, seed);
        var (centres, units) = organisation.Build(grids, [.. places.Where(p => p.Kind is "district-centre" or "sub-centre" or "station")]);
        var types = MatterTypes.Load();
        var cast = new Cast(grids, centres, organisation.Staff, units, seed);
        var spots = new Spots(land, town, places);
        var (matters, sideReports) = new MatterMaker(types, cast, spots, ids, year, seed).Make();

        return new()
        {
            Options = options,
            Outline = LocalFrame.ToPolygon(land.Web.Points(land.Outline)),
            Coast = LocalFrame.ToLine(land.Web.Points(land.Coast)),
            Divisions = records.Divisions(),
            Centres = centres,
            Grids = grids,
            Streets = records.Streets(),
            LandUses = records.LandUses(),
            Compounds = records.Compounds(),
            Buildings = records.Buildings(),
            Shops = shops,
            Places = places,
            Staff = organisation.Staff,
            Units = units,
            Patrols = new PatrolMaker(grids, places, organisation.Staff, ids).Make(),
            MatterTypes = [.. types.Select(t => t.Record)],
            Matters = matters,
            SideReports = sideReports,
            Pictures = SceneAlbum.List(),
        };
    }
}

/// <summary>One text in the two languages.</summary>
public sealed record DemoNotice(string Zh, string En);
