using Wangge.Kernel.Rights;

namespace Wangge.Demo.Tests;

public sealed class PortalTests
{
    private static readonly DemoPlan Plan = Plans.Plan;

    [Fact]
    public void Each_door_has_something_and_nothing_is_dated_later_than_now()
    {
        var portal = DemoDistrict.PortalOf(Plan);
        Assert.Equal(5, portal.Articles.Select(a => a.Door).Distinct().Count());
        Assert.Equal(12, portal.Articles.Count(a => a.Kind == "guide"));
        Assert.Equal(8, portal.Articles.Count(a => a.Kind == "notice"));
        Assert.True(portal.Articles.Count(a => a.Kind == "publication") >= 10);
        Assert.Equal(12, portal.Voices.Count);
        Assert.All(portal.Articles, a => Assert.True(a.PublishedAt < Plan.Options.Now));
        Assert.All(portal.Voices, v => Assert.Contains(Plan.Units, u => u.Name == v.UnitName));
        Assert.Equal(portal.Articles.Count, portal.Articles.Select(a => a.Id).Distinct().Count());
        Assert.Equal(portal.Articles, DemoDistrict.PortalOf(Plan).Articles);
    }

    [Fact]
    public void No_word_of_it_names_a_person_or_is_ruled_out()
    {
        var portal = DemoDistrict.PortalOf(Plan);
        var words = portal.Articles.SelectMany(a => new[] { a.Title, a.Summary, a.Body, a.EnglishBody ?? "" }).Concat(portal.Voices.SelectMany(v => new[] { v.Question, v.Answer })).ToList();
        Assert.All(words, w => Assert.Empty(PersonalNumbers.FindIn(w)));
        string[] ruledOut = ["民族", "宗教", "信仰", "政治面貌", "党员", "重点人员", "人脸", "车牌", "黑名单"];
        Assert.All(words, w => Assert.DoesNotContain(ruledOut, r => w.Contains(r, StringComparison.Ordinal)));
    }
}
