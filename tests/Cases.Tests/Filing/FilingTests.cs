namespace Wangge.Cases.Tests.Filing;

public sealed class FilingTests
{
    [Fact]
    public void The_acceptors_clock_stands_while_somebody_verifies()
    {
        var story = new CaseStory().Do(CaseAction.Send).After(TimeSpan.FromMinutes(5)).Do(CaseAction.AskToVerify);
        Assert.Equal(story.Now, story.Clock(CaseClockKind.Accept).PausedSince);
        Assert.Equal(story.Now.AddMinutes(30), story.Matter.StepDueAt);

        story.After(TimeSpan.FromMinutes(20)).Do(CaseAction.VerifyTrue);
        Assert.Equal(CaseStory.Start.AddMinutes(15 + 20), story.Matter.StepDueAt);
        Assert.True(story.Clock(CaseClockKind.Verify).OnTime);
        Assert.True(story.Matter.VerifiedTrue);
    }

    [Fact]
    public void Untrue_leads_back_to_the_acceptor_who_decides()
    {
        var story = new CaseStory().Do(CaseAction.Send, CaseAction.AskToVerify, CaseAction.VerifyUntrue);
        Assert.Equal((CaseState.Reported, false), (story.Matter.State, story.Matter.VerifiedTrue));
        story.Do(CaseAction.Refuse);
        Assert.Equal((CaseState.Refused, "not-ours", story.Now), (story.Matter.State, story.Last.ReasonCode, story.Matter.EndedAt));
    }

    [Fact]
    public void Only_the_grid_worker_who_was_asked_says_what_was_found()
    {
        var story = new CaseStory().Do(CaseAction.Send, CaseAction.AskToVerify);
        var another = story.By(CaseRoles.GridWorker, actorId: Guid.CreateVersion7());
        CaseStory.Refused("cases.verify-true.not-asked", story.Matter.Verify(another, true, story.Limits));
        CaseStory.Refused("cases.verify-untrue.not-asked", story.Matter.Verify(another, false, story.Limits));
    }

    [Fact]
    public void A_step_done_in_its_last_instant_is_on_time_and_one_tick_later_is_not()
    {
        foreach (var (late, onTime) in new[] { (0, true), (1, false) })
        {
            var story = new CaseStory().Do(CaseAction.Send).After(TimeSpan.FromMinutes(15) + TimeSpan.FromTicks(late)).Do(CaseAction.Accept);
            Assert.Equal(onTime, story.Clock(CaseClockKind.Accept).OnTime);
        }
    }

    [Fact]
    public void Refusing_and_voiding_need_a_reason()
    {
        var story = new CaseStory().Do(CaseAction.Send);
        CaseStory.Refused("cases.refuse.reason-needed", story.Matter.Refuse(story.By(CaseRoles.Acceptor), null));
        story.Do(CaseAction.Accept);
        CaseStory.Refused("cases.void.reason-needed", story.Matter.Void(story.By(CaseRoles.ShiftLeader), ""));
    }
}
