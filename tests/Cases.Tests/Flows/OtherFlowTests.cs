namespace Wangge.Cases.Tests.Flows;

public sealed class OtherFlowTests
{
    [Fact]
    public void A_service_is_guided_applied_for_accepted_answered_and_confirmed_without_a_check()
    {
        var story = new CaseStory(CaseFlow.Service).Do(CaseAction.Send, CaseAction.GatherMaterials, CaseAction.ApplyFor, CaseAction.Accept);
        Assert.Equal(story.Now.AddHours(10), story.Matter.HandleDueAt);
        story.AfterHours(2).Do(CaseAction.GiveResult, CaseAction.Confirm, CaseAction.Rate);
        Assert.Equal((CaseState.Confirmed, story.Now, story.Now), (story.Matter.State, story.Matter.HandledAt, story.Matter.ClosedAt));
        Assert.True(story.Clock(CaseClockKind.Handle).OnTime);
        Assert.DoesNotContain(CaseTable.Steps, step => step.Flow == CaseFlow.Service && (step.From == CaseState.ToCheck || step.LeadsTo(CaseState.ToCheck)));
    }

    [Fact]
    public void Who_gave_the_result_does_not_confirm_it()
    {
        var story = new CaseStory(CaseFlow.Service).Do(CaseAction.Send, CaseAction.GatherMaterials, CaseAction.Apply, CaseAction.Accept, CaseAction.GiveResult);
        CaseStory.Refused("cases.confirm.own-work", story.Matter.Confirm(story.By(CaseRoles.Acceptor), story.Limits));
    }

    [Fact]
    public void Missing_materials_send_a_service_back_and_its_limit_stands_meanwhile()
    {
        var story = new CaseStory(CaseFlow.Service).Do(CaseAction.Send, CaseAction.GatherMaterials, CaseAction.Apply, CaseAction.Accept).AfterHours(4).Do(CaseAction.Return);
        Assert.Equal((CaseState.Materials, story.Now), (story.Matter.State, story.Clock(CaseClockKind.Handle).PausedSince));
        story.AfterHours(40).Do(CaseAction.Apply, CaseAction.Accept);
        Assert.Equal(story.Now.AddHours(6), story.Matter.HandleDueAt);
    }

    [Fact]
    public void A_service_that_was_not_solved_is_accepted_again_with_a_new_limit()
    {
        var story = new CaseStory(CaseFlow.Service).Do(CaseAction.Send, CaseAction.GatherMaterials, CaseAction.Apply, CaseAction.Accept, CaseAction.GiveResult, CaseAction.Close)
            .AfterHours(50).Do(CaseAction.NotSolved);
        Assert.Equal((CaseState.Accepted, 1, story.Now.AddHours(10)), (story.Matter.State, story.Matter.ReopenCount, story.Matter.HandleDueAt));
    }

    [Fact]
    public void News_is_edited_and_published_or_returned_and_sent_again()
    {
        var story = new CaseStory(CaseFlow.News).Do(CaseAction.Send, CaseAction.Return, CaseAction.SendAgain, CaseAction.Edit, CaseAction.Edit, CaseAction.Publish);
        Assert.Equal((CaseState.Published, 1, story.Now), (story.Matter.State, story.Matter.ReturnCount, story.Matter.EndedAt));
        Assert.Empty(story.Matter.Clocks);
    }

    [Fact]
    public void What_is_handed_on_comes_back_as_an_answer_and_is_closed_here()
    {
        var story = new CaseStory(CaseFlow.HandedOn).Do(CaseAction.Send, CaseAction.Accept, CaseAction.File, CaseAction.HandOn);
        Assert.Equal(("disputes", story.Now.AddHours(10)), (story.Matter.HandedOnTo, story.Matter.HandleDueAt));
        story.AfterHours(11).Do(CaseAction.Answer, CaseAction.Close);
        Assert.Equal(CaseState.Closed, story.Matter.State);
        Assert.False(story.Clock(CaseClockKind.Handle).OnTime);
    }

    [Fact]
    public void An_answer_that_does_not_answer_goes_back_to_the_module_whose_limit_goes_on()
    {
        var story = new CaseStory(CaseFlow.HandedOn).Do(CaseAction.Send, CaseAction.Accept, CaseAction.File, CaseAction.HandOn).AfterHours(3).Do(CaseAction.Answer)
            .AfterHours(5).Do(CaseAction.Return);
        Assert.Equal((CaseState.HandedOn, story.Now.AddHours(7)), (story.Matter.State, story.Matter.HandleDueAt));
    }

    [Fact]
    public void What_another_module_sends_back_may_be_handed_to_a_third_that_starts_anew()
    {
        var story = new CaseStory(CaseFlow.HandedOn).Do(CaseAction.Send, CaseAction.Accept, CaseAction.File, CaseAction.HandOn).AfterHours(3).Do(CaseAction.Return).AfterHours(1);
        CaseStory.Refused("cases.hand-on.bad-module", story.Matter.HandOn(story.By(CaseRoles.Dispatcher), "The Rounds", Guid.CreateVersion7(), story.Limits));
        CaseStory.Done(story.Matter.HandOn(story.By(CaseRoles.Dispatcher), "rounds", Guid.CreateVersion7(), story.Limits));
        Assert.Equal(story.Now.AddHours(10), story.Matter.HandleDueAt);
    }
}
