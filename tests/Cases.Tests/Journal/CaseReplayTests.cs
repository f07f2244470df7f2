using System.Text.Json;
using CsCheck;

namespace Wangge.Cases.Tests.Journal;

public sealed class CaseReplayTests
{
    [Fact]
    public void A_case_replayed_from_its_journal_alone_is_the_case_that_was_lived()
    {
        var seen = new HashSet<(CaseFlow, CaseState)>();
        var done = new HashSet<CaseAction>();
        Gen.Select(CaseLives.Beginnings, CaseLives.Tries).Sample(
            (beginning, tries) =>
            {
                var story = CaseLives.Live(beginning, tries, seen, done);
                var journal = story.Matter.NewEntries.Select(Stored).ToList();
                var replayed = Case.Replay(journal);
                Assert.Empty(replayed.NewEntries);
                Assert.Equal(Snapshot.Of(story.Matter), Snapshot.Of(replayed));
                Assert.Equal(Enumerable.Range(1, journal.Count), journal.Select(entry => entry.Sequence));
            },
            iter: 2_000,
            threads: 1);

        // The property is worth what the lives that it saw are worth.
        Assert.Equal(Enum.GetValues<CaseAction>(), done.Order());
        Assert.Equal(Enum.GetValues<CaseFlow>().Sum(flow => CaseTable.StatesOf(flow).Count - 1), seen.Count(place => place.Item2 != CaseState.Draft));
    }

    [Fact]
    public void A_replayed_case_goes_on_as_the_lived_one_would()
    {
        var story = CaseStory.Signed();
        story.Do(CaseAction.AskExtension);
        var replayed = Case.Replay(story.Matter.NewEntries);
        foreach (var matter in new[] { story.Matter, replayed })
        {
            CaseStory.Done(matter.GrantExtension(story.By(CaseRoles.Dispatcher), story.Limits));
        }

        Assert.Equal(story.Matter.HandleDueAt, replayed.HandleDueAt);
        Assert.Equal(story.Matter.Version, replayed.NewEntries[^1].Sequence);
    }

    [Fact]
    public void A_journal_that_lacks_an_entry_is_refused_as_broken()
    {
        var journal = CaseStory.Closed().Matter.NewEntries;
        for (var lacking = 0; lacking < journal.Count - 1; lacking++)
        {
            Assert.Throws<InvalidDataException>(() => Case.Replay(journal.Where((_, i) => i != lacking)));
        }

        Assert.Throws<InvalidDataException>(() => Case.Replay([]));
        Assert.Throws<InvalidDataException>(() => Case.Replay(journal.Reverse()));
    }

    [Fact]
    public void An_entry_of_another_case_does_not_slip_into_a_journal()
    {
        var one = new CaseStory().Do(CaseAction.Send).Matter.NewEntries;
        var other = new CaseStory().Do(CaseAction.Send, CaseAction.Accept).Matter.NewEntries;
        Assert.Throws<InvalidDataException>(() => Case.Replay([one[0], other[1]]));
    }

    /// <summary>As it comes back from a store: each value through its own text.</summary>
    private static CaseJournalEntry Stored(CaseJournalEntry entry) =>
        JsonSerializer.Deserialize<CaseJournalEntry>(JsonSerializer.Serialize(entry, CaseJson.Options), CaseJson.Options)!;
}
