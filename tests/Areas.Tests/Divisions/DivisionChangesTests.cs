using Wangge.Areas.Divisions;

namespace Wangge.Areas.Tests.Divisions;

public sealed class DivisionChangesTests
{
    private static readonly int[] Years = [2016, 2017, 2020, 2023];

    [Fact]
    public void Every_edition_holds_exactly_the_codes_that_the_published_history_says()
    {
        var history = History();
        foreach (var year in Years)
        {
            Assert.Equal(
                history.Where(h => h.First <= year && year <= h.Last).Select(h => h.Code).Order(),
                DivisionData.Longgang(year).Divisions.Where(d => d.Code.Level > DivisionLevel.District).Select(d => d.Code.ToString()).Order());
        }
    }

    // The history goes by codes: what it calls removed or added may be a move to us.
    [Theory]
    [InlineData(2016, 2017)]
    [InlineData(2016, 2020)]
    [InlineData(2017, 2023)]
    [InlineData(2020, 2023)]
    [InlineData(2016, 2023)]
    public void Changes_agree_with_the_published_history_code_by_code(int from, int to)
    {
        var history = History();
        var changes = DivisionChanges.Between(DivisionData.Longgang(from), DivisionData.Longgang(to));
        var gone = changes.Where(c => c.Kind is DivisionChangeKind.Ended or DivisionChangeKind.Moved).Select(c => c.Before!.Code.ToString()).Order();
        var come = changes.Where(c => c.Kind is DivisionChangeKind.Added or DivisionChangeKind.Moved).Select(c => c.After!.Code.ToString()).Order();
        Assert.Equal(history.Where(h => h.First <= from && from <= h.Last && h.Last < to).Select(h => h.Code).Order(), gone);
        Assert.Equal(history.Where(h => from < h.First && h.First <= to && to <= h.Last).Select(h => h.Code).Order(), come);
        var renamed = changes.Where(c => c.Kind == DivisionChangeKind.Renamed).ToDictionary(c => c.Before!.Code.ToString(), c => $"{c.Before!.Name} > {c.After!.Name}");
        var lived = history.Where(h => h.First <= from && to <= h.Last).ToList();
        Assert.All(renamed, r => Assert.Contains(lived, h => h.Code == r.Key && h.Names == r.Value));
        if ((from, to) == (2016, 2023))
        {
            Assert.Equal(lived.Where(h => h.Change == "renamed").Select(h => h.Code).Order(), renamed.Keys.Order());
        }
    }

    [Fact]
    public void Communities_of_subdistricts_that_were_merged_moved_and_name_the_successors()
    {
        var changes = DivisionChanges.Between(DivisionData.Longgang(2016), DivisionData.Longgang(2020));
        var moved = changes.Where(c => c.Kind == DivisionChangeKind.Moved).ToDictionary(c => c.Before!.Code.ToString(), c => c.After!.Code.ToString());
        Assert.Equal(("211403001010", "211403003013", "211403001003"), (moved["211403002002"], moved["211403002001"], moved["211403004001"]));
        Assert.DoesNotContain("211403006002", moved.Keys);

        var east = changes.Single(c => c.Before?.Name == "东街道");
        Assert.Equal(DivisionChangeKind.Ended, east.Kind);
        Assert.Equal(
            [("马仗房街道", SuccessorGround.TookChildren, 4 / 7.0), ("葫芦岛街道", SuccessorGround.TookChildren, 3 / 7.0)],
            east.Successors.Select(s => (s.Division.Name, s.Ground, s.Share)));
    }

    [Fact]
    public void A_name_that_two_could_bear_is_suggested_not_decided()
    {
        var older = DivisionData.Edition(2016, ("211403001", "甲街道"), ("211403001001", "望海社区"));
        var newer = DivisionData.Edition(2017, ("211403001", "甲街道"), ("211403001002", "望海社区"), ("211403001003", "望海社区"));
        var changes = DivisionChanges.Between(older, newer);
        Assert.Equal([DivisionChangeKind.Ended, DivisionChangeKind.Added, DivisionChangeKind.Added], changes.Select(c => c.Kind));
        Assert.Equal([SuccessorGround.SameName, SuccessorGround.SameName], changes[0].Successors.Select(s => s.Ground));
    }

    [Fact]
    public void A_village_that_became_a_community_is_suggested_as_successor()
    {
        var older = DivisionData.Edition(2016, ("211403001", "甲街道"), ("211403001201", "曹屯村民委员会"));
        var newer = DivisionData.Edition(2017, ("211403001", "甲街道"), ("211403001008", "曹屯社区"));
        var ended = DivisionChanges.Between(older, newer)[0];
        Assert.Equal((DivisionChangeKind.Ended, "曹屯社区", SuccessorGround.SameStem), (ended.Kind, ended.Successors[0].Division.Name, ended.Successors[0].Ground));
    }

    [Fact]
    public void A_code_given_to_another_division_is_no_renaming()
    {
        var older = DivisionData.Edition(2016, ("211403001", "甲街道"), ("211403001001", "东山社区"));
        var newer = DivisionData.Edition(2017, ("211403001", "甲街道"), ("211403001001", "岛里社区"), ("211403001002", "东山社区"));
        var changes = DivisionChanges.Between(older, newer);
        Assert.Equal(
            [(DivisionChangeKind.Moved, "东山社区", "211403001002"), (DivisionChangeKind.Added, "岛里社区", "211403001001")],
            changes.Select(c => (c.Kind, c.After!.Name, c.After.Code.ToString())));
    }

    [Fact]
    public void Two_that_exchange_codes_both_moved()
    {
        var older = DivisionData.Edition(2016, ("211403001", "甲街道"), ("211403001001", "东山社区"), ("211403001002", "西山社区"));
        var newer = DivisionData.Edition(2017, ("211403001", "甲街道"), ("211403001001", "西山社区"), ("211403001002", "东山社区"));
        Assert.All(DivisionChanges.Between(older, newer), c => Assert.Equal((DivisionChangeKind.Moved, c.Before!.Name), (c.Kind, c.After!.Name)));
    }

    private static List<(string Code, int First, int Last, string Names, string Change)> History() =>
    [
        .. DivisionData.Sheet("longgang_211403_changes_2016_2023.csv").Rows.Select(r =>
            (r["code"].PadRight(12, '0'), int.Parse(r["first_year"], System.Globalization.CultureInfo.InvariantCulture),
                int.Parse(r["last_year"], System.Globalization.CultureInfo.InvariantCulture), r["names"], r["change"])),
    ];
}
