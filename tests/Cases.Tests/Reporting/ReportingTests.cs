namespace Wangge.Cases.Tests.Reporting;

public sealed class ReportingTests
{
    [Fact]
    public void Sending_begins_the_case_with_all_that_it_says()
    {
        var story = new CaseStory();
        var opening = story.Opening() with { FollowsId = Guid.CreateVersion7(), Number = 42 };
        CaseStory.Done(story.Matter.Send(story.By(CaseRoles.Reporter), opening, story.Limits));
        var matter = story.Matter;
        Assert.Equal((CaseState.Reported, 42L, opening.TypeId, CaseStory.Grid, CaseStory.Station), (matter.State, matter.Number, matter.TypeId, matter.AreaPath, matter.HoldingCentre));
        Assert.Equal((opening.FollowsId, opening.Place.Longitude, opening.Place.Latitude, true), (matter.FollowsId, matter.Longitude, matter.Latitude, matter.IsPublic));
    }

    [Fact]
    public void A_case_is_sent_once()
    {
        var story = new CaseStory().Do(CaseAction.Send);
        CaseStory.Refused("cases.send.wrong-state", story.Matter.Send(story.By(CaseRoles.GridWorker), story.Opening(), story.Limits));
    }

    [Theory]
    [InlineData(181.0, 40.0)]
    [InlineData(120.0, 90.1)]
    [InlineData(double.NaN, 40.0)]
    [InlineData(120.0, double.NaN)]
    [InlineData(double.PositiveInfinity, 40.0)]
    [InlineData(120.0, null)]
    [InlineData(null, 40.0)]
    public void A_position_that_is_none_is_refused(double? longitude, double? latitude)
    {
        var story = new CaseStory();
        var opening = story.Opening() with { Place = new(CaseStory.Grid, null, longitude, latitude) };
        CaseStory.Refused("cases.send.bad-place", story.Matter.Send(story.By(CaseRoles.GridWorker), opening, story.Limits));
        Assert.Equal(CaseState.Draft, story.Matter.State);
    }

    [Theory]
    [InlineData("", "bad-place")]
    [InlineData("211403", "bad-place")]
    [InlineData("/211403", "bad-place")]
    [InlineData("//", "bad-place")]
    [InlineData("/211404/", "centre-elsewhere")]
    public void A_case_lies_in_the_area_of_the_centre_that_holds_it(string areaPath, string why)
    {
        var story = new CaseStory();
        var opening = story.Opening() with { Place = new(areaPath, null, null, null) };
        CaseStory.Refused($"cases.send.{why}", story.Matter.Send(story.By(CaseRoles.GridWorker), opening, story.Limits));
    }

    [Fact]
    public void Settled_on_the_spot_needs_photos_from_before_and_after()
    {
        var story = new CaseStory();
        var by = story.By(CaseRoles.GridWorker);
        CaseStory.Refused("cases.settle-on-spot.photos-needed", story.Matter.SettleOnSpot(by, story.Opening(), 0, 1, story.Limits));
        CaseStory.Refused("cases.settle-on-spot.photos-needed", story.Matter.SettleOnSpot(by, story.Opening(), 1, 0, story.Limits));
        CaseStory.Done(story.Matter.SettleOnSpot(by, story.Opening(), 1, 1, story.Limits));
        Assert.Equal((CaseState.ToCheck, story.Now), (story.Matter.State, story.Matter.HandledAt));
    }

    [Fact]
    public void Only_what_is_wrong_somewhere_is_settled_on_the_spot()
    {
        var story = new CaseStory(CaseFlow.Service);
        CaseStory.Refused("cases.settle-on-spot.wrong-state", story.Matter.SettleOnSpot(story.By(CaseRoles.GridWorker), story.Opening(), 1, 1, story.Limits));
    }
}
