namespace Wangge.Demo.Tests;

public class StaffTests
{
    [Fact]
    public void One_grid_has_five_staff_which_makes_2240()
    {
        var inGrids = Plans.Plan.Staff.Where(s => s.GridIndex is not null).ToList();

        Assert.Equal(2240, inGrids.Count);
        Assert.All(inGrids.GroupBy(s => s.GridIndex), g => Assert.Equal(5, g.Select(s => s.Post).Distinct().Count()));
    }

    [Fact]
    public void Centres_have_one_chief_two_deputies_and_ten_or_one_director_and_five()
    {
        for (var i = 0; i < Plans.Plan.Centres.Count; i++)
        {
            var people = Plans.Plan.Staff.Where(s => s.CentreIndex == i).GroupBy(s => s.Post).ToDictionary(g => g.Key, g => g.Count());
            switch (Plans.Plan.Centres[i].Level)
            {
                case "district":
                    Assert.Equal((1, 2, 13), (people["chief"], people["deputy-chief"], people.Values.Sum()));
                    break;
                case "subdistrict":
                    Assert.Equal((1, 6), (people["director"], people.Values.Sum()));
                    break;
                default:
                    Assert.Equal(["grid-leader"], people.Keys);
                    break;
            }
        }
    }

    [Fact]
    public void Each_unit_has_a_leader_and_handlers_of_its_own()
    {
        Assert.InRange(Plans.Plan.Units.Count, 25, 45);
        for (var i = 0; i < Plans.Plan.Units.Count; i++)
        {
            var unit = Plans.Plan.Units[i];
            Assert.Equal("unit-leader", Plans.Plan.Staff[unit.LeaderIndex].Post);
            Assert.All(unit.HandlerIndexes.Append(unit.LeaderIndex), s => Assert.Equal(i, Plans.Plan.Staff[s].UnitIndex));
            Assert.NotEmpty(unit.HandlerIndexes);
        }
    }

    [Fact]
    public void Telephone_numbers_are_of_a_range_that_cannot_be_called_and_none_stands_twice()
    {
        var phones = Plans.Plan.Staff.Select(s => s.Phone).Concat(Plans.Plan.Centres.Select(c => c.Phone)).ToList();

        Assert.All(phones, p => Assert.Matches("^199-0000-[0-9]{4}$", p));
        Assert.Equal(phones.Count, phones.Distinct().Count());
    }

    [Fact]
    public void Thirteen_schools_and_four_kindergartens_have_grounds()
    {
        Assert.Equal(13, Plans.Plan.Places.Count(p => p.Kind == "school"));
        Assert.Equal(4, Plans.Plan.Places.Count(p => p.Kind == "kindergarten"));
        Assert.All(Plans.Plan.Places.Where(p => p.Kind is "school" or "kindergarten"), p => Assert.NotNull(p.Outline));
        Assert.All(Plans.Plan.Places, p => Assert.True(Plans.Plan.Grids[p.GridIndex].Outline.Covers(Plans.Plan.Outline.Factory.CreatePoint(new NetTopologySuite.Geometries.Coordinate(p.Longitude, p.Latitude)))));
    }

    [Fact]
    public void Patrols_have_crews_of_the_grids_patrols_each_once_and_the_shown_grid_has_one()
    {
        var patrols = Plans.Plan.Patrols;
        Assert.InRange(patrols.Count, 30, 50);
        Assert.All(patrols, p => Assert.NotEmpty(p.CrewIndexes));
        var crew = patrols.SelectMany(p => p.CrewIndexes).ToList();
        Assert.Equal(crew.Count, crew.Distinct().Count());
        Assert.All(crew, i => Assert.Contains("patrol", Plans.Plan.Staff[i].Roles));
        Assert.Contains(crew, i => Plans.Plan.Staff[i].GridIndex is { } grid && Plans.Plan.Grids[grid].UnitCellCode == "211403009002004");
        Assert.All(patrols, p => Assert.All(p.CrewIndexes, i => Assert.StartsWith(p.AreaPath, Plans.Plan.Staff[i].ScopePath, StringComparison.Ordinal)));
    }
}
