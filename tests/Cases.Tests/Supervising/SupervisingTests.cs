namespace Wangge.Cases.Tests.Supervising;

public sealed class SupervisingTests
{
    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 10)]
    [InlineData(3, 15)]
    [InlineData(4, 20)]
    public void The_system_raises_each_level_when_its_share_of_the_limit_is_used_up(int level, int hours)
    {
        var story = CaseStory.Signed().After(TimeSpan.FromHours(hours) - TimeSpan.FromTicks(1));
        CaseStory.Refused("cases.supervise.too-early", story.Matter.Supervise(story.By(CaseRoles.System), level, story.Limits));
        story.After(TimeSpan.FromTicks(1));
        CaseStory.Done(story.Matter.Supervise(story.By(CaseRoles.System), level, story.Limits));
        Assert.Equal(level, story.Matter.SupervisionLevel);
    }

    [Fact]
    public void A_level_is_only_ever_raised()
    {
        var story = CaseStory.Signed().AfterHours(30);
        var by = story.By(CaseRoles.System);
        CaseStory.Done(story.Matter.Supervise(by, 3, story.Limits));
        CaseStory.Refused("cases.supervise.not-higher", story.Matter.Supervise(by, 3, story.Limits));
        CaseStory.Refused("cases.supervise.not-higher", story.Matter.Supervise(by, 2, story.Limits));
        CaseStory.Refused("cases.supervise.not-higher", story.Matter.Supervise(by, 5, story.Limits));
    }

    [Fact]
    public void A_person_supervises_at_any_time() =>
        CaseStory.Done(CaseStory.Signed() is var story ? story.Matter.Supervise(story.By(CaseRoles.Supervisor), 1, story.Limits) : null);

    [Fact]
    public void A_new_or_moved_deadline_begins_the_levels_anew()
    {
        var story = CaseStory.Signed().AfterHours(9).Do(CaseAction.AskExtension);
        CaseStory.Done(story.Matter.Supervise(story.By(CaseRoles.System), 1, story.Limits));
        story.Do(CaseAction.GrantExtension);
        Assert.Equal(0, story.Matter.SupervisionLevel);

        story = CaseStory.Dispatched().AfterHours(9);
        CaseStory.Done(story.Matter.Supervise(story.By(CaseRoles.System), 1, story.Limits));
        story.Do(CaseAction.UnitReturn, CaseAction.Dispatch);
        Assert.Equal(1, story.Matter.SupervisionLevel);
        story.Do(CaseAction.UnitReturn);
        CaseStory.Done(story.Matter.Dispatch(story.By(CaseRoles.ShiftLeader), story.OtherUnit, [], story.Limits));
        Assert.Equal(0, story.Matter.SupervisionLevel);
    }

    [Fact]
    public void A_leader_closes_by_order_with_a_reason_and_that_is_not_closed()
    {
        var story = CaseStory.Signed();
        CaseStory.Refused("cases.close-by-order.reason-needed", story.Matter.CloseByOrder(story.By(CaseRoles.Leader), null));
        CaseStory.Done(story.Matter.CloseByOrder(story.By(CaseRoles.Leader), "public-order"));
        Assert.Equal((CaseState.ClosedByOrder, null, story.Now), (story.Matter.State, story.Matter.ClosedAt, story.Matter.EndedAt));
        Assert.All(story.Matter.Clocks, clock => Assert.NotNull(clock.StoppedAt));
        CaseStory.Refused("cases.not-solved.wrong-state", story.Matter.NotSolved(story.By(CaseRoles.Reporter), story.Limits));
    }
}
