namespace Wangge.Cases.Tests.Handling;

public sealed class HandlingTests
{
    [Fact]
    public void Only_the_lead_unit_signs_returns_and_feeds_back()
    {
        var story = CaseStory.Dispatched();
        var foreign = story.By(CaseRoles.UnitHandler, story.OtherUnit);
        CaseStory.Refused("cases.sign.not-lead-unit", story.Matter.Sign(foreign));
        CaseStory.Refused("cases.unit-return.not-lead-unit", story.Matter.UnitReturn(foreign, "not-ours", story.Limits));
        story.Do(CaseAction.Sign);
        CaseStory.Refused("cases.feed-back.not-lead-unit", story.Matter.FeedBack(foreign, story.Limits));
        CaseStory.Refused("cases.ask-extension.not-lead-unit", story.Matter.AskExtension(foreign, story.Hours(1), story.Limits));
        CaseStory.Refused("cases.ask-suspension.not-lead-unit", story.Matter.AskSuspension(foreign, "weather", story.Now.AddDays(1), story.Limits));
    }

    [Fact]
    public void The_lead_unit_finishes_after_its_helpers_replied_or_were_waived()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var story = CaseStory.Dispatched(null, first, second).Do(CaseAction.Sign);
        var lead = story.By(CaseRoles.UnitHandler);
        CaseStory.Refused("cases.feed-back.helpers-awaited", story.Matter.FeedBack(lead, story.Limits));
        CaseStory.Done(story.Matter.HelperFeedBack(story.By(CaseRoles.UnitHandler, first)));
        CaseStory.Refused("cases.feed-back.helpers-awaited", story.Matter.FeedBack(lead, story.Limits));
        CaseStory.Done(story.Matter.WaiveHelper(story.By(CaseRoles.Dispatcher), second, "not-needed"));
        CaseStory.Done(story.Matter.FeedBack(lead, story.Limits));
        Assert.Equal([CaseHelperState.Replied, CaseHelperState.Waived], story.Matter.Helpers.Select(helper => helper.State));
    }

    [Fact]
    public void A_helper_answers_once_and_only_a_helper_does()
    {
        var helper = Guid.CreateVersion7();
        var story = CaseStory.Dispatched(null, helper).Do(CaseAction.Sign);
        CaseStory.Refused("cases.helper-feed-back.not-a-helper", story.Matter.HelperFeedBack(story.By(CaseRoles.UnitHandler)));
        CaseStory.Refused("cases.waive-helper.not-a-helper", story.Matter.WaiveHelper(story.By(CaseRoles.Dispatcher), story.OtherUnit, "not-needed"));
        CaseStory.Done(story.Matter.HelperFeedBack(story.By(CaseRoles.UnitHandler, helper)));
        CaseStory.Refused("cases.helper-feed-back.already-answered", story.Matter.HelperFeedBack(story.By(CaseRoles.UnitHandler, helper)));
        CaseStory.Refused("cases.waive-helper.already-answered", story.Matter.WaiveHelper(story.By(CaseRoles.Dispatcher), helper, "not-needed"));
    }

    [Fact]
    public void Making_safe_has_a_limit_of_its_own_beside_mending()
    {
        var story = CaseStory.Signed(new PlainLimits { MakeSafeHours = 2 }).AfterHours(1).Do(CaseAction.MakeSafe);
        Assert.True(story.Clock(CaseClockKind.MakeSafe, story.LeadUnit).OnTime);
        Assert.True(story.Handle.Runs);
        CaseStory.Refused("cases.make-safe.no-clock", story.Matter.MakeSafe(story.By(CaseRoles.UnitHandler)));
    }

    [Fact]
    public void Suspension_does_not_hold_up_making_safe()
    {
        var story = CaseStory.Signed(new PlainLimits { MakeSafeHours = 2 }).Do(CaseAction.AskSuspension, CaseAction.GrantSuspension).AfterHours(3).Do(CaseAction.MakeSafe);
        Assert.False(story.Clock(CaseClockKind.MakeSafe, story.LeadUnit).OnTime);
    }

    [Fact]
    public void What_was_made_safe_is_not_asked_of_the_next_unit_again()
    {
        var story = CaseStory.Dispatched(new PlainLimits { MakeSafeHours = 2 }).Do(CaseAction.MakeSafe, CaseAction.UnitReturn);
        CaseStory.Done(story.Matter.Dispatch(story.By(CaseRoles.Dispatcher), story.OtherUnit, [], story.Limits));
        Assert.Null(story.Matter.MakeSafeDueAt);
    }
}
