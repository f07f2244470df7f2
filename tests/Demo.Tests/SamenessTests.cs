using System.Globalization;

namespace Wangge.Demo.Tests;

public class SamenessTests
{
    [Fact]
    public void The_same_options_give_the_same_plan_in_another_culture_too()
    {
        var first = PlanDump.Hash(Plans.Plan);
        var before = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            other.NumberFormat.NegativeSign = "~";
            other.DateTimeFormat.DateSeparator = ".";
            CultureInfo.CurrentCulture = other;
            Assert.Equal(first, PlanDump.Hash(DemoDistrict.Make(new(1, Plans.Now))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Another_seed_gives_another_plan() =>
        Assert.NotEqual(PlanDump.Hash(Plans.Plan), PlanDump.Hash(Plans.Of(2, Plans.Now)));

    [Fact]
    public void Ids_are_of_version_7_and_none_stands_twice()
    {
        var plan = Plans.Plan;
        List<Guid> ids =
        [
            .. plan.Divisions.Select(d => d.Id), .. plan.Grids.Select(g => g.Id), .. plan.Streets.Select(s => s.Id), .. plan.LandUses.Select(u => u.Id), .. plan.Compounds.Select(c => c.Id),
            .. plan.Buildings.Select(b => b.Id), .. plan.Shops.Select(s => s.Id), .. plan.Places.Select(p => p.Id), .. plan.Staff.Select(s => s.Id), .. plan.Units.Select(u => u.Id),
            .. plan.Matters.Concat(plan.SideReports).SelectMany(m => m.Steps.Select(s => s.Id).Append(m.Id)),
        ];

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(7, id.Version));
    }

    [Fact]
    public void Many_seeds_all_give_a_district()
    {
        var tree = new Land.DivisionTree();

        Assert.All(Enumerable.Range(100, 6), seed => Assert.Equal(448, new Land.LandBuilder(tree, seed).Build().Grids.Count));
    }
}
