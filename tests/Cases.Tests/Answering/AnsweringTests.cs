namespace Wangge.Cases.Tests.Answering;

public sealed class AnsweringTests
{
    [Fact]
    public void Not_solved_reopens_it_for_the_same_unit_with_a_new_limit()
    {
        var story = CaseStory.Closed().AfterHours(100).Do(CaseAction.NotSolved);
        Assert.Equal((CaseState.ToDispatch, 1, null, null), (story.Matter.State, story.Matter.ReopenCount, story.Matter.EndedAt, story.Matter.HandleDueAt));
        CaseStory.Refused("cases.dispatch.same-unit-first", story.Matter.Dispatch(story.By(CaseRoles.Dispatcher), story.OtherUnit, [], story.Limits));
        CaseStory.Done(story.Matter.Dispatch(story.By(CaseRoles.Dispatcher), story.LeadUnit, [], story.Limits));
        Assert.Equal(story.Now.AddHours(10), story.Matter.HandleDueAt);
        Assert.Empty(story.Handle.Pauses);
    }

    [Fact]
    public void After_the_same_unit_returned_it_a_reopened_case_may_go_elsewhere()
    {
        var story = CaseStory.Closed().Do(CaseAction.NotSolved, CaseAction.Dispatch, CaseAction.UnitReturn);
        CaseStory.Done(story.Matter.Dispatch(story.By(CaseRoles.Dispatcher), story.OtherUnit, [], story.Limits));
    }

    [Fact]
    public void The_shift_leader_may_give_a_reopened_case_to_another_unit()
    {
        var story = CaseStory.Closed().Do(CaseAction.NotSolved);
        CaseStory.Done(story.Matter.Dispatch(story.By(CaseRoles.ShiftLeader), story.OtherUnit, [], story.Limits));
    }

    [Fact]
    public void A_reporter_reopens_once_and_after_that_a_new_report_is_needed()
    {
        var story = CaseStory.Closed();
        CaseStory.Done(story.Matter.NotSolved(story.By(CaseRoles.Reporter), story.Limits));
        CloseAgain(story);
        CaseStory.Refused("cases.not-solved.new-report-needed", story.Matter.NotSolved(story.By(CaseRoles.Reporter), story.Limits));
        CaseStory.Done(story.Matter.NotSolved(story.By(CaseRoles.Acceptor), story.Limits));
        Assert.Equal(2, story.Matter.ReopenCount);
    }

    [Fact]
    public void What_the_acceptor_reopened_leaves_the_reporter_their_one_time()
    {
        var story = CaseStory.Closed();
        CaseStory.Done(story.Matter.NotSolved(story.By(CaseRoles.Acceptor), story.Limits));
        CloseAgain(story);
        CaseStory.Done(story.Matter.NotSolved(story.By(CaseRoles.Reporter), story.Limits));
    }

    [Theory]
    [InlineData(CaseRoles.Reporter)]
    [InlineData(CaseRoles.Acceptor)]
    public void Thirty_days_after_closing_a_new_report_is_needed(string role)
    {
        var story = CaseStory.Closed().After(TimeSpan.FromDays(30));
        CaseStory.Refused("cases.not-solved.new-report-needed", story.Matter.NotSolved(story.By(role), story.Limits));
        story.Now -= TimeSpan.FromTicks(1);
        CaseStory.Done(story.Matter.NotSolved(story.By(role), story.Limits));
    }

    [Fact]
    public void A_rating_is_one_to_five_and_given_once_a_closing()
    {
        var story = CaseStory.Closed();
        var by = story.By(CaseRoles.Reporter);
        CaseStory.Refused("cases.rate.out-of-range", story.Matter.Rate(by, 0));
        CaseStory.Refused("cases.rate.out-of-range", story.Matter.Rate(by, 6));
        CaseStory.Done(story.Matter.Rate(by, 5));
        CaseStory.Refused("cases.rate.already-rated", story.Matter.Rate(by, 1));
        story.Do(CaseAction.NotSolved);
        Assert.Null(story.Matter.Stars);
        CloseAgain(story);
        CaseStory.Done(story.Matter.Rate(by, 1));
    }

    [Fact]
    public void A_call_that_reached_nobody_does_not_stop_the_call_back_clock()
    {
        var story = CaseStory.Closed();
        CaseStory.Done(story.Matter.CallBack(story.By(CaseRoles.Acceptor), CaseCallBack.Unreached));
        Assert.True(story.Clock(CaseClockKind.CallBack).Runs);
        story.AfterHours(20);
        CaseStory.Done(story.Matter.CallBack(story.By(CaseRoles.Acceptor), CaseCallBack.Solved));
        Assert.True(story.Clock(CaseClockKind.CallBack).OnTime);
        Assert.Equal((CaseCallBack.Solved, null), (story.Matter.CalledBack, story.Matter.StepDueAt));
    }

    [Fact]
    public void The_reporter_can_be_answered_after_the_end_too()
    {
        var story = new CaseStory().Do(CaseAction.Send, CaseAction.Refuse).AfterHours(1).Do(CaseAction.Reply);
        Assert.Equal((story.Now, CaseState.Refused), (story.Matter.RepliedAt, story.Matter.State));
    }

    private static void CloseAgain(CaseStory story) =>
        story.Do(CaseAction.Dispatch, CaseAction.Sign, CaseAction.WaiveHelper, CaseAction.FeedBack, CaseAction.PassCheck, CaseAction.Close);
}
