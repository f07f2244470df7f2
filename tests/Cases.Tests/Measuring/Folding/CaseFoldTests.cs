using CsCheck;
using Wangge.Cases.Measuring;
using Wangge.Cases.Measuring.Folding;
using Wangge.Cases.Tests.Journal;

namespace Wangge.Cases.Tests.Measuring.Folding;

public sealed class CaseFoldTests
{
    [Fact]
    public void Facts_say_what_the_rows_of_random_lives_say()
    {
        var ends = new HashSet<CaseState>();
        Gen.Select(CaseLives.Beginnings, CaseLives.Tries).Sample(
            (beginning, tries) =>
            {
                var story = CaseLives.Live(beginning, tries, [], []);
                var (row, facts) = (story.Matter, FactsOf(story.Matter.NewEntries));
                Assert.Equal(row.ReportedAt, facts.ReportedAt);
                Assert.Equal((row.ReworkCount, row.ExtensionCount, row.ReopenCount), (facts.Reworks, facts.Extensions, facts.ReopenedAt.Count));
                Assert.Equal(row.FiledAt is null, facts.FiledAt is null);
                Assert.Equal(row.AreaPath, facts.AreaPath);
                Assert.Equal(row.MergedIntoId, facts.MergedInto);
                Assert.Equal(row.Stars, facts.Rating?.Stars);
                Assert.Equal(row.TypeId.ToString(), facts.Type);
                if (row.Flow == CaseFlow.Site) { Assert.Equal(row.LeadUnitId, facts.UnitId); }
                if (row.HandleDueAt is { } due) { Assert.Equal(due, facts.DueToHandleAt); }
                if (row.State is CaseState.Closed && row.Flow != CaseFlow.Service || row.State == CaseState.Published) { Assert.Equal(row.ClosedAt ?? row.EndedAt, facts.ClosedAt); }
                if (row.Flow == CaseFlow.Service && facts.Ending is null) { Assert.Equal(row.State is CaseState.ResultGiven or CaseState.Confirmed or CaseState.Closed, facts.ClosedAt is not null); }
                Assert.Equal(row.State is CaseState.Refused or CaseState.Void or CaseState.Merged or CaseState.ClosedByOrder, facts.Ending is not null);
                Assert.Equal(row.State == CaseState.Suspended, facts.Suspensions is [.., { End: null }]);
                ends.Add(row.State);
            },
            iter: 2_000, threads: 1);
        Assert.True(ends.Count >= 20, $"Only {ends.Count} states were seen.");
    }

    [Fact]
    public void What_was_fed_back_in_time_gives_the_check_its_own_limit()
    {
        // The limit is 10 hours, a check's half an hour.
        var inTime = CaseStory.Signed().AfterHours(9.9).Do(CaseAction.FeedBack).AfterHours(0.4).Do(CaseAction.PassCheck, CaseAction.Close);
        var facts = FactsOf(inTime.Matter.NewEntries);
        Assert.Equal(CaseStory.Start.AddHours(10), facts.DueToHandleAt);
        Assert.Equal(CaseStory.Start.AddHours(10.4), facts.DueToCloseAt);
        Assert.True(facts.ClosedAt <= facts.DueToCloseAt);

        var late = FactsOf(CaseStory.Signed().AfterHours(10.1).Do(CaseAction.FeedBack, CaseAction.PassCheck, CaseAction.Close).Matter.NewEntries);
        Assert.Equal(late.DueToHandleAt, late.DueToCloseAt);
        Assert.True(late.ClosedAt > late.DueToCloseAt);
    }

    [Fact]
    public void A_service_is_closed_by_its_result_and_confirmed_by_its_applicant()
    {
        var story = new CaseStory(CaseFlow.Service).Do(CaseAction.Send, CaseAction.GatherMaterials, CaseAction.Apply, CaseAction.Accept).AfterHours(2).Do(CaseAction.GiveResult);
        var given = FactsOf(story.Matter.NewEntries);
        Assert.Equal((story.Now, null), (given.ClosedAt, given.Answer));
        Assert.False(given.IsForFiling);
        Assert.Null(given.Place);
        CaseStory.Done(story.AfterHours(1).Matter.Confirm(story.By(CaseRoles.Reporter), story.Limits));
        Assert.True(FactsOf(story.Matter.NewEntries).Answer is { IsSolved: true, IsReporterIndependent: true });
    }

    [Fact]
    public void The_word_of_whoever_worked_on_it_is_not_the_reporters()
    {
        var worker = Guid.CreateVersion7();
        var story = new CaseStory();
        CaseStory.Done(story.Matter.Send(story.By(CaseRoles.GridWorker, actorId: worker), story.Opening(), story.Limits));
        story.Do(CaseAction.Accept, CaseAction.File);
        CaseStory.Done(story.Matter.Dispatch(story.By(CaseRoles.Dispatcher), story.LeadUnit, [], story.Limits));
        story.Do(CaseAction.Sign, CaseAction.FeedBack);
        CaseStory.Done(story.Matter.PassCheck(story.By(CaseRoles.GridWorker, actorId: worker)));
        story.Do(CaseAction.Close);
        CaseStory.Done(story.Matter.CallBack(story.By(CaseRoles.Acceptor), CaseCallBack.Solved));
        Assert.True(FactsOf(story.Matter.NewEntries).Answer is { IsSolved: true, IsReporterIndependent: false });
    }

    [Fact]
    public void Reopening_takes_back_the_closing_the_word_and_the_stars()
    {
        var story = CaseStory.Closed().Do(CaseAction.CallBack, CaseAction.Rate, CaseAction.NotSolved);
        var facts = FactsOf(story.Matter.NewEntries);
        Assert.Equal((null, null, null, 1), (facts.ClosedAt, facts.Answer, facts.Rating, facts.ReopenedAt.Count));
    }

    [Fact]
    public void Facts_come_back_from_the_store_as_they_were()
    {
        var facts = FactsOf(CaseStory.Closed().Do(CaseAction.CallBack, CaseAction.Rate).Matter.NewEntries, new RecheckFact(CaseStory.Start.AddDays(40), false, true, null));
        var fold = new CaseFold();
        var row = new FactRow { CaseId = facts.CaseId }.Fill(fold, facts);
        Assert.Equal(row.Digest, FactRow.DigestOf(row.Read()));
        Assert.Equal(facts.Recheck!.At, row.ChangedAt);
    }

    internal static MatterFacts FactsOf(IEnumerable<CaseJournalEntry> entries, RecheckFact? recheck = null)
    {
        var fold = new CaseFold();
        foreach (var e in entries) { fold.Add(new JournalLine(e.CaseId, e.Sequence, e.Action, e.Role, e.ActorId, e.UnitId, e.StateBefore, e.StateAfter, e.ReceivedAt, e.Data)); }
        return fold.Facts(id => id.ToString(), recheck);
    }
}
