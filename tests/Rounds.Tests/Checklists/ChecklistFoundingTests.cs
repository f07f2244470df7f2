using Wangge.Rounds.Checklists;

namespace Wangge.Rounds.Tests.Checklists;

public sealed class ChecklistFoundingTests
{
    [Fact]
    public void A_district_begins_with_a_list_of_each_kind_whole_in_both_languages()
    {
        Assert.Equal(Enum.GetValues<ChecklistKind>(), ChecklistFounding.Defaults.Select(list => list.Kind).Order());
        Assert.All(ChecklistFounding.Defaults, list =>
        {
            Assert.InRange(list.Items.Count, 8, 20);
            Assert.Equal(list.Items.Count, list.Items.Select(item => item.Code).Distinct().Count());
            Assert.True(ItemCheck.IsCode(list.Code));
            Assert.All(list.Items, item =>
            {
                Assert.True(ItemCheck.IsCode(item.Code), item.Code);
                Assert.All([item.Text, item.English, item.Look, item.LookEnglish], text => Assert.NotEqual("", text.Trim()));
                Assert.Equal(item.Evidence == Evidence.Number, item.Reading is not null);
                Assert.InRange(item.Limit.Amount, 1, 30);
            });
            Assert.Contains(list.Items, item => item.Evidence == Evidence.Photo);
            Assert.Contains(list.Items, item => item.Severity == Severity.Major);
        });
    }

    [Fact]
    public void The_station_is_looked_at_for_its_eight_haves()
    {
        var station = ChecklistFounding.Defaults.Single(list => list.Kind == ChecklistKind.Station);
        Assert.Equal(["organisation", "name-board", "office", "equipment", "staff", "ledger", "duties", "rules"], station.Items.Take(8).Select(item => item.Code));
    }
}
