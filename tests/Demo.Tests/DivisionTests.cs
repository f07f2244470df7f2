namespace Wangge.Demo.Tests;

public class DivisionTests
{
    [Fact]
    public void Divisions_are_those_of_the_code_list_without_zones()
    {
        var kinds = Plans.Plan.Divisions.GroupBy(d => d.Kind).ToDictionary(g => g.Key, g => g.Count());

        Assert.Equal(new() { ["district"] = 1, ["subdistrict"] = 10, ["township"] = 1, ["community"] = 63, ["village"] = 18 }, kinds);
    }

    [Fact]
    public void Counts_are_the_sources_62_communities_and_19_villages()
    {
        Assert.Equal(62, Plans.Plan.Divisions.Count(d => d.CountedAs == "community"));
        Assert.Equal(19, Plans.Plan.Divisions.Count(d => d.CountedAs == "village"));
    }

    [Fact]
    public void Names_are_not_keys_but_codes_are()
    {
        Assert.Equal(2, Plans.Plan.Divisions.Count(d => d.Name == "望海社区"));
        Assert.Equal(Plans.Plan.Divisions.Count, Plans.Plan.Divisions.Select(d => d.Code12).Distinct().Count());
        Assert.All(Plans.Plan.Divisions, d => Assert.Equal(12, d.Code12.Length));
    }

    [Fact]
    public void There_are_a_district_centre_11_sub_centres_and_82_stations()
    {
        var levels = Plans.Plan.Centres.GroupBy(c => c.Level).ToDictionary(g => g.Key, g => g.Count());

        Assert.Equal(new() { ["district"] = 1, ["subdistrict"] = 11, ["station"] = 82 }, levels);
        Assert.Equal(81, Plans.Plan.Centres.Where(c => c.Level == "station").Select(c => c.DivisionCode).Distinct().Count());
        Assert.Equal(Plans.Plan.Centres.Count, Plans.Plan.Centres.Select(c => c.Code).Distinct().Count());
    }

    [Fact]
    public void Yuhuang_has_13_third_level_and_63_fourth_level_grids_and_89_compounds()
    {
        Assert.Equal(13, Plans.Plan.Divisions.Count(d => d.ParentCode == "211403008"));
        var grids = Enumerable.Range(0, Plans.Plan.Grids.Count).Where(i => Plans.Plan.Grids[i].CommunityCode.StartsWith("211403008", StringComparison.Ordinal)).ToHashSet();
        Assert.Equal(63, grids.Count);
        Assert.Equal(89, Plans.Plan.Compounds.Count(c => grids.Contains(c.GridIndex)));
    }

    [Fact]
    public void Grid_4_of_Kaidi_Jiayuan_has_the_sources_ledger_and_six_buildings_and_three_shops_stand_in_it()
    {
        var grid = Plans.Plan.Grids.Single(g => g.UnitCellCode == "211403009002004");
        var index = Plans.Plan.Grids.ToList().IndexOf(grid);

        Assert.Equal("凯帝家园社区第四网格", grid.Name);
        Assert.Equal("/211403/211403009/211403009002/G004/", grid.AreaPath);
        Assert.Equal((936, 933, 3, 6, 3, 2), (grid.Ledger.People, grid.Ledger.Resident, grid.Ledger.Temporary, grid.Ledger.Buildings, grid.Ledger.Shops, grid.Ledger.HouseholdsInDifficulty));
        Assert.Equal(6, Plans.Plan.Buildings.Count(b => b.GridIndex == index));
        Assert.Equal(3, Plans.Plan.Shops.Count(s => s.GridIndex == index));
    }

    [Fact]
    public void Each_ledger_counts_what_stands_in_its_grid()
    {
        var buildings = Plans.Plan.Buildings.ToLookup(b => b.GridIndex);
        var shops = Plans.Plan.Shops.ToLookup(s => s.GridIndex);
        for (var i = 0; i < Plans.Plan.Grids.Count; i++)
        {
            var ledger = Plans.Plan.Grids[i].Ledger;
            Assert.Equal((buildings[i].Count(), shops[i].Count()), (ledger.Buildings, ledger.Shops));
            Assert.Equal(ledger.Households, buildings[i].Sum(b => b.Households));
            Assert.InRange(ledger.People, 0, 1500);
        }

        Assert.InRange(Plans.Plan.Grids.Count(g => g.Ledger.People < 50), 0, 15);
    }
}
