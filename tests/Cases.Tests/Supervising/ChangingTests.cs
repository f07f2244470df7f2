using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Tests.Supervising;

public sealed class ChangingTests
{
    [Fact]
    public void Another_type_counts_from_the_start_of_the_clock()
    {
        var story = CaseStory.Signed().AfterHours(3);
        CaseStory.Done(ChangeTo(story, new() { HandleHours = 4 }));
        Assert.Equal((CaseStory.Start.AddHours(4), CaseWeight.Major), (story.Matter.HandleDueAt, story.Matter.Weight));
    }

    [Fact]
    public void No_pause_and_no_extension_is_lost_when_the_limit_changes()
    {
        var story = CaseStory.Signed().AfterHours(1).Do(CaseAction.AskSuspension, CaseAction.GrantSuspension).AfterHours(30);
        CaseStory.Done(story.Matter.Resume(story.By(CaseRoles.Dispatcher), story.Limits));
        story.Do(CaseAction.AskExtension, CaseAction.GrantExtension);
        CaseStory.Done(ChangeTo(story, new() { HandleHours = 20 }));
        Assert.Equal(CaseStory.Start.AddHours(20 + 30 + 1), story.Matter.HandleDueAt);
    }

    [Fact]
    public void A_pause_that_still_lasts_is_not_lost_when_the_limit_changes()
    {
        var story = CaseStory.Signed().AfterHours(1).Do(CaseAction.AskSuspension, CaseAction.GrantSuspension).AfterHours(10);
        CaseStory.Done(ChangeTo(story, new() { HandleHours = 20 }));
        Assert.Equal(CaseState.Suspended, story.Matter.State);
        Assert.Equal(CaseStory.Start.AddHours(1), story.Handle.PausedSince);
        story.AfterHours(10);
        CaseStory.Done(story.Matter.Resume(story.By(CaseRoles.Dispatcher), story.Limits));
        Assert.Equal(CaseStory.Start.AddHours(20 + 20), story.Matter.HandleDueAt);
    }

    [Fact]
    public void The_clock_of_a_unit_that_returned_it_changes_with_the_type_too()
    {
        var story = CaseStory.Dispatched().AfterHours(4).Do(CaseAction.UnitReturn);
        CaseStory.Done(ChangeTo(story, new() { HandleHours = 5 }));
        story.AfterHours(2).Do(CaseAction.Dispatch);
        Assert.Equal(story.Now.AddHours(1), story.Matter.HandleDueAt);
    }

    [Fact]
    public void A_request_falls_with_the_limit_that_it_was_about()
    {
        var story = CaseStory.Signed().Do(CaseAction.AskExtension);
        CaseStory.Done(ChangeTo(story, new() { HandleHours = 4 }));
        CaseStory.Refused("cases.grant-extension.nothing-asked", story.Matter.GrantExtension(story.By(CaseRoles.Dispatcher), story.Limits));
    }

    [Fact]
    public void A_type_that_must_be_made_safe_first_asks_so_from_dispatch_on_and_one_that_need_not_gives_it_up()
    {
        var story = CaseStory.Signed().AfterHours(1);
        CaseStory.Done(ChangeTo(story, new() { MakeSafeHours = 2 }));
        Assert.Equal(CaseStory.Start.AddHours(2), story.Matter.MakeSafeDueAt);

        CaseStory.Done(ChangeTo(story, new()));
        Assert.True(story.Clock(CaseClockKind.MakeSafe, story.LeadUnit).IsGivenUp);

        CaseStory.Done(ChangeTo(story, new() { MakeSafeHours = 3 }));
        Assert.Equal(CaseStory.Start.AddHours(3), story.Matter.MakeSafeDueAt);
    }

    [Fact]
    public void Another_type_needs_a_reason_and_the_same_flow()
    {
        var story = CaseStory.Signed();
        var by = story.By(CaseRoles.Dispatcher);
        var type = Guid.CreateVersion7();
        CaseStory.Refused("cases.change-type.reason-needed", story.Matter.ChangeType(by, type, CaseFlow.Site, CaseWeight.Major, null, story.Limits));
        CaseStory.Refused("cases.change-type.other-flow", story.Matter.ChangeType(by, type, CaseFlow.News, CaseWeight.Major, "wrong-type", story.Limits));
        CaseStory.Refused("cases.change-type.unchanged", story.Matter.ChangeType(by, story.Matter.TypeId, CaseFlow.Site, CaseWeight.Ordinary, "wrong-type", story.Limits));
    }

    [Fact]
    public void What_was_fed_back_keeps_the_limit_that_it_was_judged_by()
    {
        var story = CaseStory.Signed().Do(CaseAction.FeedBack);
        CaseStory.Refused("cases.change-type.wrong-state", ChangeTo(story, new() { HandleHours = 99 }));
    }

    [Fact]
    public void A_place_is_corrected_within_the_holding_centre()
    {
        var story = new CaseStory().Do(CaseAction.Send);
        var by = story.By(CaseRoles.Acceptor);
        CaseStory.Refused("cases.change-place.centre-elsewhere", story.Matter.ChangePlace(by, new(CaseStory.SubCentre, null, null, null)));
        CaseStory.Refused("cases.change-place.bad-place", story.Matter.ChangePlace(by, new(CaseStory.Grid, null, 500, 0)));
        CaseStory.Done(story.Matter.ChangePlace(by, new(CaseStory.Station, null, 121.5, 40.5)));
        Assert.Equal((CaseStory.Station, null, 121.5, 40.5), (story.Matter.AreaPath, story.Matter.GridId, story.Matter.Longitude, story.Matter.Latitude));
    }

    private static Refusal? ChangeTo(CaseStory story, PlainLimits limits) =>
        story.Matter.ChangeType(story.By(CaseRoles.Dispatcher), Guid.CreateVersion7(), CaseFlow.Site, CaseWeight.Major, "wrong-type", story.Limits = limits);
}
