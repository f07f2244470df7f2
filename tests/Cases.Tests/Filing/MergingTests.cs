namespace Wangge.Cases.Tests.Filing;

public sealed class MergingTests
{
    [Fact]
    public void Merging_ends_the_one_and_is_written_in_both_journals()
    {
        var story = new CaseStory().Do(CaseAction.Send);
        var target = story.OtherReported();
        var targetAct = Guid.CreateVersion7();
        CaseStory.Done(story.Matter.Merge(story.By(CaseRoles.Acceptor), target, targetAct));
        Assert.Equal((CaseState.Merged, target.Id), (story.Matter.State, story.Matter.MergedIntoId));
        Assert.Equal([story.Matter.Id], target.MergedInIds);
        Assert.Equal((targetAct, CaseAction.TakeIn), (target.NewEntries[^1].Id, target.NewEntries[^1].Action));
        Assert.Equal(CaseState.Reported, target.State);
    }

    [Fact]
    public void Nothing_is_merged_into_a_merged_case()
    {
        var story = new CaseStory().Do(CaseAction.Send);
        var (middle, end) = (story.OtherReported(), story.OtherReported());
        CaseStory.Done(middle.Merge(story.By(CaseRoles.Acceptor), end, Guid.CreateVersion7()));
        CaseStory.Refused("cases.merge.into-merged", story.Matter.Merge(story.By(CaseRoles.Acceptor), middle, Guid.CreateVersion7()));
        Assert.Equal(CaseState.Reported, story.Matter.State);
        Assert.Empty(middle.MergedInIds);
    }

    [Fact]
    public void A_case_that_others_were_merged_into_is_not_merged_itself()
    {
        var story = new CaseStory().Do(CaseAction.Send);
        var (middle, end) = (story.OtherReported(), story.OtherReported());
        CaseStory.Done(story.Matter.Merge(story.By(CaseRoles.Acceptor), middle, Guid.CreateVersion7()));
        CaseStory.Refused("cases.merge.has-merged", middle.Merge(story.By(CaseRoles.Acceptor), end, Guid.CreateVersion7()));
        Assert.Empty(end.MergedInIds);
    }

    [Fact]
    public void Nothing_is_merged_into_itself_an_ended_case_a_draft_or_another_flow()
    {
        var story = new CaseStory().Do(CaseAction.Send);
        var by = story.By(CaseRoles.Acceptor);
        var refused = story.OtherReported();
        CaseStory.Done(refused.Refuse(by, "twice"));
        CaseStory.Refused("cases.merge.into-itself", story.Matter.Merge(by, story.Matter, Guid.CreateVersion7()));
        CaseStory.Refused("cases.merge.into-ended", story.Matter.Merge(by, refused, Guid.CreateVersion7()));
        CaseStory.Refused("cases.merge.into-ended", story.Matter.Merge(by, new Case(Guid.CreateVersion7()), Guid.CreateVersion7()));
        CaseStory.Refused("cases.merge.into-ended", story.Matter.Merge(by, CaseStory.Closed().Matter, Guid.CreateVersion7()));
        CaseStory.Refused("cases.merge.other-flow", story.Matter.Merge(by, story.OtherReported(CaseFlow.HandedOn), Guid.CreateVersion7()));
        Assert.Equal(1, story.Matter.Version);
    }

    [Fact]
    public void A_leader_undoes_a_merge_and_the_acceptors_clock_goes_on_where_it_stood()
    {
        var story = new CaseStory().Do(CaseAction.Send).After(TimeSpan.FromMinutes(5)).Do(CaseAction.Merge).AfterHours(2).Do(CaseAction.Unmerge);
        Assert.Equal((CaseState.Reported, null, null), (story.Matter.State, story.Matter.MergedIntoId, story.Matter.EndedAt));
        Assert.Equal(story.Now.AddMinutes(10), story.Matter.StepDueAt);
        Assert.Empty(story.Target!.MergedInIds);
    }

    [Fact]
    public void A_merge_is_not_undone_once_the_other_case_is_closed()
    {
        var closing = CaseStory.Signed();
        var merged = closing.OtherReported();
        CaseStory.Done(merged.Merge(closing.By(CaseRoles.Acceptor), closing.Matter, Guid.CreateVersion7()));
        closing.Do(CaseAction.FeedBack, CaseAction.PassCheck, CaseAction.Close);
        CaseStory.Refused("cases.unmerge.target-ended", merged.Unmerge(closing.By(CaseRoles.Leader), closing.Matter, Guid.CreateVersion7(), closing.Limits));
    }

    [Fact]
    public void A_merge_is_undone_with_the_case_that_it_went_into_and_no_other()
    {
        var story = new CaseStory().Do(CaseAction.Send, CaseAction.Merge);
        CaseStory.Refused("cases.unmerge.not-merged-into", story.Matter.Unmerge(story.By(CaseRoles.Leader), story.OtherReported(), Guid.CreateVersion7(), story.Limits));
    }

    [Fact]
    public void A_merged_case_is_not_reopened_but_the_one_that_it_went_into_is_and_counts_once()
    {
        var closing = CaseStory.Signed();
        var merged = closing.OtherReported();
        CaseStory.Done(merged.Merge(closing.By(CaseRoles.Acceptor), closing.Matter, Guid.CreateVersion7()));
        closing.Do(CaseAction.FeedBack, CaseAction.PassCheck, CaseAction.Close);
        CaseStory.Refused("cases.not-solved.wrong-state", merged.NotSolved(closing.By(CaseRoles.Reporter), closing.Limits));
        closing.Do(CaseAction.NotSolved);
        Assert.Equal((1, 0), (closing.Matter.ReopenCount, merged.ReopenCount));
        Assert.Equal(CaseState.Merged, merged.State);
        Assert.Equal([merged.Id], closing.Matter.MergedInIds);
    }

    [Fact]
    public void A_case_whose_merge_was_undone_lives_on_by_itself()
    {
        var story = new CaseStory().Do(CaseAction.Send, CaseAction.Merge, CaseAction.Unmerge, CaseAction.Accept, CaseAction.File, CaseAction.Dispatch);
        Assert.Equal(CaseState.ToSign, story.Matter.State);
        Assert.Equal(0, story.Matter.ReopenCount);
    }
}
