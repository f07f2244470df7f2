using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Tests.Supervising;

public sealed class HoldingTests
{
    [Fact]
    public void Of_two_who_claim_one_case_one_wins_and_the_other_is_told_who()
    {
        var story = new CaseStory().Do(CaseAction.Send);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        CaseStory.Done(story.Matter.Claim(story.By(CaseRoles.Acceptor, actorId: first)));
        var refusal = story.Matter.Claim(story.By(CaseRoles.Acceptor, actorId: second));
        CaseStory.Refused("cases.claim.held", refusal);
        Assert.Equal(RefusalKind.Conflict, refusal!.Kind);
        Assert.Equal([first.ToString()], refusal.Fields!["holderId"]);
        Assert.Equal(first, story.Matter.HolderId);
    }

    [Fact]
    public void The_holder_or_a_leader_lets_go_and_nobody_else()
    {
        var story = new CaseStory().Do(CaseAction.Send, CaseAction.Claim);
        CaseStory.Refused("cases.release.not-holder", story.Matter.Release(story.By(CaseRoles.Acceptor, actorId: Guid.CreateVersion7())));
        CaseStory.Done(story.Matter.Release(story.By(CaseRoles.ShiftLeader)));
        CaseStory.Refused("cases.release.not-holder", story.Matter.Release(story.By(CaseRoles.ShiftLeader)));
        story.Do(CaseAction.Claim);
        Assert.NotNull(story.Matter.HolderId);
    }

    [Fact]
    public void Who_held_it_holds_it_no_more_when_it_moved_on() =>
        Assert.Null(new CaseStory().Do(CaseAction.Send, CaseAction.Claim, CaseAction.Accept).Matter.HolderId);

    [Fact]
    public void A_leavers_open_tasks_go_to_another_person()
    {
        var story = CaseStory.Signed();
        var (leaver, heir) = (story.Matter.HandlerId!.Value, Guid.CreateVersion7());
        CaseStory.Done(story.Matter.Claim(story.By(CaseRoles.UnitHandler)));
        CaseStory.Done(story.Matter.HandOver(story.By(CaseRoles.UnitLeader), leaver, heir, "left"));
        Assert.Equal((heir, heir), (story.Matter.HandlerId, story.Matter.HolderId));
        CaseStory.Refused("cases.hand-over.not-theirs", story.Matter.HandOver(story.By(CaseRoles.UnitLeader), leaver, heir, "left"));
        story.Do(CaseAction.FeedBack);
        CaseStory.Refused("cases.pass-check.own-work", story.Matter.PassCheck(story.By(CaseRoles.GridWorker, actorId: leaver)));
    }

    [Fact]
    public void A_verification_that_was_asked_of_a_leaver_is_done_by_the_heir()
    {
        var story = new CaseStory().Do(CaseAction.Send, CaseAction.AskToVerify);
        var heir = Guid.CreateVersion7();
        CaseStory.Done(story.Matter.HandOver(story.By(CaseRoles.GridLeader), story.Matter.VerifierId!.Value, heir, "left"));
        CaseStory.Done(story.Matter.Verify(story.By(CaseRoles.GridWorker, actorId: heir), true, story.Limits));
    }

    [Fact]
    public void Handing_over_needs_a_reason_and_another_person()
    {
        var story = CaseStory.Signed();
        var handler = story.Matter.HandlerId!.Value;
        CaseStory.Refused("cases.hand-over.reason-needed", story.Matter.HandOver(story.By(CaseRoles.UnitLeader), handler, Guid.CreateVersion7(), null));
        CaseStory.Refused("cases.hand-over.unchanged", story.Matter.HandOver(story.By(CaseRoles.UnitLeader), handler, handler, "left"));
        CaseStory.Refused("cases.hand-over.unchanged", story.Matter.HandOver(story.By(CaseRoles.UnitLeader), handler, Guid.Empty, "left"));
    }
}
