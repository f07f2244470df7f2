using Wangge.Cases.Limits;

namespace Wangge.Cases.Tests.Handling;

public sealed class RequestTests
{
    [Fact]
    public void An_extension_moves_the_deadline_when_it_is_granted_and_not_when_it_is_asked()
    {
        var story = CaseStory.Signed().Do(CaseAction.AskExtension);
        Assert.Equal(CaseStory.Start.AddHours(10), story.Matter.HandleDueAt);
        story.Do(CaseAction.GrantExtension);
        Assert.Equal((CaseStory.Start.AddHours(11), 1), (story.Matter.HandleDueAt, story.Matter.ExtensionCount));
    }

    [Fact]
    public void An_extension_is_asked_before_the_deadline_and_may_be_granted_after_it()
    {
        var story = CaseStory.Signed().AfterHours(10);
        CaseStory.Refused("cases.ask-extension.too-late", story.Matter.AskExtension(story.By(CaseRoles.UnitHandler), story.Hours(1), story.Limits));
        story = CaseStory.Signed().After(TimeSpan.FromHours(10) - TimeSpan.FromTicks(1)).Do(CaseAction.AskExtension).AfterHours(2).Do(CaseAction.GrantExtension);
        Assert.Equal(CaseStory.Start.AddHours(11), story.Matter.HandleDueAt);
    }

    [Fact]
    public void An_extension_is_at_most_one_original_limit()
    {
        var story = CaseStory.Signed();
        var by = story.By(CaseRoles.UnitHandler);
        foreach (var more in new CaseSpan[] { story.Hours(10.01m), story.Hours(0), story.Hours(-1), story.Hours(0.001m), new(1, LimitUnit.WorkingDay) })
        {
            CaseStory.Refused("cases.ask-extension.not-within-limit", story.Matter.AskExtension(by, more, story.Limits));
        }

        CaseStory.Done(story.Matter.AskExtension(by, story.Hours(10), story.Limits));
        story.Do(CaseAction.GrantExtension);
        Assert.Equal(CaseStory.Start.AddHours(20), story.Matter.HandleDueAt);
        CaseStory.Refused("cases.ask-extension.not-within-limit", story.Matter.AskExtension(by, story.Hours(11), story.Limits));
    }

    [Fact]
    public void An_extension_is_granted_twice_and_never_a_third_time()
    {
        var story = CaseStory.Signed().Do(CaseAction.AskExtension, CaseAction.GrantExtension, CaseAction.AskExtension, CaseAction.GrantExtension);
        Assert.Equal((CaseStory.Start.AddHours(12), 2), (story.Matter.HandleDueAt, story.Matter.ExtensionCount));
        CaseStory.Refused("cases.ask-extension.twice-already", story.Matter.AskExtension(story.By(CaseRoles.UnitHandler), story.Hours(1), story.Limits));
    }

    [Fact]
    public void A_declined_request_changes_no_deadline_and_counts_for_nothing()
    {
        var story = CaseStory.Signed().Do(CaseAction.AskExtension, CaseAction.DeclineExtension, CaseAction.AskSuspension, CaseAction.DeclineSuspension);
        Assert.Equal((CaseStory.Start.AddHours(10), 0, CaseState.Handling), (story.Matter.HandleDueAt, story.Matter.ExtensionCount, story.Matter.State));
        CaseStory.Refused("cases.grant-extension.nothing-asked", story.Matter.GrantExtension(story.By(CaseRoles.Dispatcher), story.Limits));
        CaseStory.Refused("cases.grant-suspension.nothing-asked", story.Matter.GrantSuspension(story.By(CaseRoles.Dispatcher), story.Limits));
    }

    [Fact]
    public void One_request_stands_at_a_time_and_falls_when_the_work_is_fed_back()
    {
        var story = CaseStory.Signed().Do(CaseAction.AskExtension);
        CaseStory.Refused("cases.ask-suspension.pending", story.Matter.AskSuspension(story.By(CaseRoles.UnitHandler), "weather", story.Now.AddDays(1), story.Limits));
        story.Do(CaseAction.FeedBack, CaseAction.FailCheck);
        CaseStory.Refused("cases.grant-extension.nothing-asked", story.Matter.GrantExtension(story.By(CaseRoles.Dispatcher), story.Limits));
    }

    [Fact]
    public void Nobody_grants_what_they_asked_for_themselves()
    {
        var story = CaseStory.Signed().Do(CaseAction.AskExtension);
        var self = story.By(CaseRoles.Dispatcher, actorId: story.Last.ActorId);
        CaseStory.Refused("cases.grant-extension.own-work", story.Matter.GrantExtension(self, story.Limits));
        CaseStory.Refused("cases.decline-extension.own-work", story.Matter.DeclineExtension(self, "no-need"));
    }

    [Fact]
    public void A_suspension_has_a_listed_ground_and_ends_within_a_year()
    {
        var story = CaseStory.Signed();
        var by = story.By(CaseRoles.UnitHandler);
        var year = story.Now.AddYears(1);
        CaseStory.Refused("cases.ask-suspension.unlisted-ground", story.Matter.AskSuspension(by, "busy", story.Now.AddDays(1), story.Limits));
        CaseStory.Refused("cases.ask-suspension.date-past", story.Matter.AskSuspension(by, "weather", story.Now, story.Limits));
        CaseStory.Refused("cases.ask-suspension.too-long", story.Matter.AskSuspension(by, "weather", year.AddTicks(1), story.Limits));
        CaseStory.Done(story.Matter.AskSuspension(by, "weather", year, story.Limits));
        story.Do(CaseAction.GrantSuspension);
        Assert.Equal((CaseState.Suspended, year), (story.Matter.State, story.Matter.SuspendedUntil));
    }

    [Fact]
    public void A_suspension_whose_date_has_passed_is_not_granted_any_more()
    {
        var story = CaseStory.Signed().Do(CaseAction.AskSuspension).After(TimeSpan.FromDays(9));
        CaseStory.Refused("cases.grant-suspension.date-past", story.Matter.GrantSuspension(story.By(CaseRoles.Dispatcher), story.Limits));
    }

    [Fact]
    public void The_limit_stands_while_the_case_is_suspended_and_goes_on_when_a_person_resumes_it()
    {
        var story = CaseStory.Signed().AfterHours(4).Do(CaseAction.AskSuspension, CaseAction.GrantSuspension);
        Assert.Equal(story.Now, story.Handle.PausedSince);
        story.AfterHours(30);
        CaseStory.Done(story.Matter.Resume(story.By(CaseRoles.Dispatcher), story.Limits));
        Assert.Equal((story.Now.AddHours(6), null), (story.Matter.HandleDueAt, story.Matter.SuspendedUntil));
    }

    [Fact]
    public void A_suspension_ends_by_itself_at_its_date_even_when_the_system_is_late()
    {
        var story = CaseStory.Signed().AfterHours(4).Do(CaseAction.AskSuspension, CaseAction.GrantSuspension);
        var until = story.Matter.SuspendedUntil!.Value;
        story.Now = until.AddTicks(-1);
        CaseStory.Refused("cases.resume.too-early", story.Matter.Resume(story.By(CaseRoles.System), story.Limits));
        story.Now = until.AddMinutes(7);
        CaseStory.Done(story.Matter.Resume(story.By(CaseRoles.System), story.Limits));
        Assert.Equal(until.AddHours(6), story.Matter.HandleDueAt);
    }

    [Fact]
    public void Each_of_several_pauses_counts()
    {
        var story = CaseStory.Signed();
        foreach (var hours in new[] { 30, 5, 7 })
        {
            story.AfterHours(1).Do(CaseAction.AskSuspension, CaseAction.GrantSuspension).AfterHours(hours);
            CaseStory.Done(story.Matter.Resume(story.By(CaseRoles.Dispatcher), story.Limits));
        }

        Assert.Equal(CaseStory.Start.AddHours(10 + 30 + 5 + 7), story.Matter.HandleDueAt);
    }

    [Fact]
    public void A_case_that_was_overdue_stays_overdue_after_a_suspension()
    {
        var story = CaseStory.Signed().AfterHours(11).Do(CaseAction.AskSuspension, CaseAction.GrantSuspension).AfterHours(5);
        CaseStory.Done(story.Matter.Resume(story.By(CaseRoles.ShiftLeader), story.Limits));
        Assert.Equal(CaseStory.Start.AddHours(10), story.Matter.HandleDueAt);
        story.Do(CaseAction.FeedBack);
        Assert.False(story.Handle.OnTime);
    }
}
