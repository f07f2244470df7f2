namespace Wangge.Cases.Tests.Checking;

public sealed class CheckingTests
{
    [Fact]
    public void Nobody_checks_what_they_handled()
    {
        var helper = Guid.CreateVersion7();
        var (signer, feeder, helping) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var story = CaseStory.Dispatched(null, helper);
        CaseStory.Done(story.Matter.Sign(story.By(CaseRoles.UnitHandler, actorId: signer)));
        CaseStory.Done(story.Matter.HelperFeedBack(story.By(CaseRoles.UnitHandler, helper, helping)));
        CaseStory.Done(story.Matter.FeedBack(story.By(CaseRoles.UnitLeader, actorId: feeder), story.Limits));
        foreach (var handler in new[] { signer, feeder, helping })
        {
            CaseStory.Refused("cases.pass-check.own-work", story.Matter.PassCheck(story.By(CaseRoles.GridWorker, actorId: handler)));
            CaseStory.Refused("cases.fail-check.own-work", story.Matter.FailCheck(story.By(CaseRoles.GridWorker, actorId: handler), story.Limits));
        }

        CaseStory.Done(story.Matter.PassCheck(story.By(CaseRoles.GridWorker)));
    }

    [Fact]
    public void Nobody_checks_what_they_settled_on_the_spot()
    {
        var story = new CaseStory().Do(CaseAction.SettleOnSpot);
        CaseStory.Refused("cases.pass-check.own-work", story.Matter.PassCheck(story.By(CaseRoles.GridWorker)));
        story.Do(CaseAction.PassCheck, CaseAction.Close);
        Assert.Equal(CaseState.Closed, story.Matter.State);
    }

    [Fact]
    public void A_failed_check_sends_it_back_to_the_same_unit_whose_clock_goes_on()
    {
        var story = CaseStory.Signed().AfterHours(4).Do(CaseAction.FeedBack).AfterHours(2).Do(CaseAction.FailCheck);
        Assert.Equal((CaseState.Handling, story.LeadUnit, story.Now.AddHours(6)), (story.Matter.State, story.Matter.LeadUnitId, story.Matter.HandleDueAt));
        Assert.True(story.Handle.Runs);
        story.AfterHours(7).Do(CaseAction.FeedBack);
        Assert.False(story.Handle.OnTime);
    }

    [Fact]
    public void Rework_is_recorded_and_not_inferred()
    {
        var story = CaseStory.Signed().Do(CaseAction.FeedBack, CaseAction.PassCheck, CaseAction.BackToCheck, CaseAction.PassCheck);
        Assert.Equal(0, story.Matter.ReworkCount);
        story.Do(CaseAction.BackToCheck, CaseAction.FailCheck, CaseAction.FeedBack, CaseAction.FailCheck, CaseAction.FeedBack, CaseAction.PassCheck, CaseAction.Close, CaseAction.NotSolved, CaseAction.Dispatch, CaseAction.Sign);
        Assert.Equal(2, story.Matter.ReworkCount);
        Assert.Equal(2, story.Matter.NewEntries.Count(entry => entry.Action == CaseAction.FailCheck));
    }

    [Fact]
    public void What_was_settled_on_the_spot_and_is_not_done_goes_to_the_acceptor_and_counts_as_rework()
    {
        var story = new CaseStory().Do(CaseAction.SettleOnSpot, CaseAction.FailCheck);
        Assert.Equal((CaseState.Reported, 1), (story.Matter.State, story.Matter.ReworkCount));
        Assert.Equal(story.Now.AddMinutes(15), story.Matter.StepDueAt);
        story.Do(CaseAction.Accept, CaseAction.File, CaseAction.Dispatch);
        CaseStory.Refused("cases.sign.not-lead-unit", story.Matter.Sign(story.By(CaseRoles.UnitHandler, story.OtherUnit)));
    }

    [Fact]
    public void Closing_sets_the_times_that_measures_read()
    {
        var story = CaseStory.Closed();
        var matter = story.Matter;
        Assert.Equal((story.Now, story.Now, story.Now), (matter.CheckedAt, matter.ClosedAt, matter.EndedAt));
        Assert.Equal((CaseStory.Start, CaseStory.Start, CaseStory.Start.AddHours(1)), (matter.FiledAt, matter.DispatchedAt, matter.HandledAt));
        Assert.Equal(story.Now.AddHours(24), matter.StepDueAt);
    }
}
