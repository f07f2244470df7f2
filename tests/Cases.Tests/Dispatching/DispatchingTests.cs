namespace Wangge.Cases.Tests.Dispatching;

public sealed class DispatchingTests
{
    [Fact]
    public void The_handling_limit_runs_from_dispatch_and_not_from_signing()
    {
        var story = CaseStory.Dispatched().AfterHours(3).Do(CaseAction.Sign);
        Assert.Equal(CaseStory.Start.AddHours(10), story.Matter.HandleDueAt);
        Assert.Equal((CaseStory.Start, 7), (story.Handle.StartedAt, story.Handle.CalendarVersion));
    }

    [Fact]
    public void Up_to_eight_units_help_and_none_of_them_twice()
    {
        var story = new CaseStory().Do(CaseAction.Send, CaseAction.Accept, CaseAction.File);
        var by = story.By(CaseRoles.Dispatcher);
        Guid[] nine = [.. Enumerable.Range(0, 9).Select(_ => Guid.CreateVersion7())];
        CaseStory.Refused("cases.dispatch.too-many-helpers", story.Matter.Dispatch(by, story.LeadUnit, nine, story.Limits));
        CaseStory.Refused("cases.dispatch.helper-twice", story.Matter.Dispatch(by, story.LeadUnit, [nine[0], nine[0]], story.Limits));
        CaseStory.Refused("cases.dispatch.helper-twice", story.Matter.Dispatch(by, story.LeadUnit, [story.LeadUnit], story.Limits));
        CaseStory.Refused("cases.dispatch.unit-needed", story.Matter.Dispatch(by, Guid.Empty, [], story.Limits));
        CaseStory.Done(story.Matter.Dispatch(by, story.LeadUnit, nine[..8], story.Limits));
        Assert.Equal(nine[..8], story.Matter.Helpers.Select(helper => helper.UnitId));
    }

    [Fact]
    public void The_same_unit_again_goes_on_with_its_clock()
    {
        var story = CaseStory.Dispatched().AfterHours(4).Do(CaseAction.UnitReturn);
        Assert.Equal(story.Now, story.Handle.PausedSince);
        story.AfterHours(5).Do(CaseAction.Dispatch);
        Assert.Equal(story.Now.AddHours(6), story.Matter.HandleDueAt);
    }

    [Fact]
    public void Another_unit_starts_anew_and_the_first_finds_its_clock_as_it_left_it()
    {
        var story = CaseStory.Dispatched().AfterHours(4).Do(CaseAction.UnitReturn).AfterHours(1);
        CaseStory.Done(story.Matter.Dispatch(story.By(CaseRoles.Dispatcher), story.OtherUnit, [], story.Limits));
        Assert.Equal(story.Now.AddHours(10), story.Matter.HandleDueAt);

        story.AfterHours(1);
        CaseStory.Done(story.Matter.UnitReturn(story.By(CaseRoles.UnitHandler, story.OtherUnit), "not-ours", story.Limits));
        CaseStory.Done(story.Matter.Dispatch(story.By(CaseRoles.ShiftLeader), story.LeadUnit, [], story.Limits));
        Assert.Equal(story.Now.AddHours(6), story.Matter.HandleDueAt);
    }

    [Fact]
    public void Two_returns_bring_the_shift_leader_in()
    {
        var story = CaseStory.Dispatched().Do(CaseAction.UnitReturn);
        Assert.False(story.Matter.NeedsShiftLeader);
        story.Do(CaseAction.Dispatch, CaseAction.UnitReturn);
        Assert.Equal((2, true), (story.Matter.ReturnCount, story.Matter.NeedsShiftLeader));
        CaseStory.Refused("cases.dispatch.shift-leader-needed", story.Matter.Dispatch(story.By(CaseRoles.Dispatcher), story.OtherUnit, [], story.Limits));
        CaseStory.Done(story.Matter.Dispatch(story.By(CaseRoles.ShiftLeader), story.OtherUnit, [], story.Limits));
        Assert.False(story.Matter.NeedsShiftLeader);
    }

    [Fact]
    public void A_return_leads_to_an_earlier_state_and_nowhere_else()
    {
        foreach (var to in Enum.GetValues<CaseState>())
        {
            var story = new CaseStory().Do(CaseAction.Send, CaseAction.Accept, CaseAction.File);
            var refusal = story.Matter.Return(story.By(CaseRoles.Dispatcher), "unclear", story.Limits, to);
            if (to is CaseState.ToFile or CaseState.Reported) { CaseStory.Done(refusal); }
            else { CaseStory.Refused("cases.return.not-earlier", refusal); }
        }
    }

    [Fact]
    public void A_return_needs_a_reason()
    {
        var story = new CaseStory().Do(CaseAction.Send, CaseAction.Accept, CaseAction.File);
        CaseStory.Refused("cases.return.reason-needed", story.Matter.Return(story.By(CaseRoles.Dispatcher), null, story.Limits));
        CaseStory.Done(story.Matter.Return(story.By(CaseRoles.Dispatcher), "unclear", story.Limits));
        Assert.Equal(("unclear", 1), (story.Last.ReasonCode, story.Matter.ReturnCount));
    }

    [Fact]
    public void Passing_up_and_down_changes_who_holds_it_one_level_at_a_time()
    {
        var story = new CaseStory().Do(CaseAction.Send, CaseAction.Accept, CaseAction.File).After(TimeSpan.FromMinutes(10));
        var by = story.By(CaseRoles.Dispatcher);
        CaseStory.Done(story.Matter.PassUp(by, CaseStory.SubCentre, story.Limits));
        Assert.Equal((CaseStory.SubCentre, CaseCentreLevel.SubCentre), (story.Matter.HoldingCentre, story.Matter.CentreLevel));
        Assert.Equal(story.Now.AddMinutes(15), story.Matter.StepDueAt);
        Assert.Equal([true, null], story.Last.Clocks.Select(clock => clock.OnTime));

        CaseStory.Done(story.Matter.PassUp(by, CaseStory.District, story.Limits));
        CaseStory.Refused("cases.pass-up.not-above", story.Matter.PassUp(by, "/2114/", story.Limits));
        CaseStory.Done(story.Matter.PassDown(by, CaseStory.SubCentre, story.Limits));
        CaseStory.Done(story.Matter.PassDown(by, CaseStory.Station, story.Limits));
        CaseStory.Refused("cases.pass-down.not-below", story.Matter.PassDown(by, CaseStory.Grid, story.Limits));
    }

    [Fact]
    public void A_case_is_passed_to_a_centre_above_it_or_one_that_holds_its_place()
    {
        var story = new CaseStory().Do(CaseAction.Send, CaseAction.Accept, CaseAction.File);
        var by = story.By(CaseRoles.Dispatcher);
        CaseStory.Refused("cases.pass-up.not-above", story.Matter.PassUp(by, "/211403/211403002/", story.Limits));
        CaseStory.Refused("cases.pass-up.not-above", story.Matter.PassUp(by, CaseStory.Station, story.Limits));
        CaseStory.Done(story.Matter.PassUp(by, CaseStory.SubCentre, story.Limits));
        CaseStory.Refused("cases.pass-down.centre-elsewhere", story.Matter.PassDown(by, "/211403/211403001/211403001002/", story.Limits));
    }
}
