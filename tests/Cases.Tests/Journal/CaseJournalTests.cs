using System.Reflection;
using Wangge.Kernel.Text;

namespace Wangge.Cases.Tests.Journal;

public sealed class CaseJournalTests
{
    /// <summary>The only texts that may stand in a journal: paths and codes.</summary>
    private static readonly string[] CodedTexts = ["AreaPath", "CentrePath", "Ground", "Module"];

    [Fact]
    public void No_data_of_a_journal_has_room_for_words()
    {
        var types = typeof(CaseData).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CaseData))).ToList();
        Assert.True(types.Count >= 15);
        var texts = types.Append(typeof(CaseOpening)).Append(typeof(CasePlace)).Append(typeof(CaseClock))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => property.PropertyType == typeof(string) && property.Name != "EqualityContract")
            .Select(property => property.Name)
            .Distinct();
        Assert.Equal(CodedTexts, texts.Order());
    }

    [Theory]
    [InlineData("the lamp is not ours")]
    [InlineData("不归我们管")]
    [InlineData("Not-Ours")]
    [InlineData("not-ours\n")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("a-code-that-goes-on-and-on-until-it-is-a-sentence")]
    public void A_reason_is_a_code_and_never_words(string? reason)
    {
        var story = CaseStory.Dispatched();
        CaseStory.Refused("cases.unit-return.reason-needed", story.Matter.UnitReturn(story.By(CaseRoles.UnitHandler), reason, story.Limits));
    }

    [Fact]
    public void Claimed_time_is_kept_but_the_servers_time_drives_every_clock()
    {
        var story = new CaseStory();
        var by = story.By(CaseRoles.GridWorker);
        by = by with { Act = by.Act with { HappenedAt = story.Now.AddDays(-400) } };
        CaseStory.Done(story.Matter.Send(by, story.Opening(), story.Limits));
        Assert.Equal(story.Now.AddDays(-400), story.Last.HappenedAt);
        Assert.Equal(story.Now, story.Matter.ReportedAt);
        Assert.Equal(story.Now.AddMinutes(15), story.Matter.StepDueAt);
    }

    [Fact]
    public void Each_entry_says_what_its_act_did_to_the_clocks()
    {
        var journal = CaseStory.Closed().Matter.NewEntries;
        string[] told = [.. journal.Select(entry => $"{entry.Action.Wire()}: {string.Join(", ", entry.Clocks.Select(Tell))}")];
        Assert.Equal(
            [
                "send: accept runs", "accept: accept kept, file runs", "file: file kept, dispatch runs", "dispatch: handle runs, dispatch kept", "sign: ",
                "feed-back: handle kept, check runs", "pass-check: check kept", "close: call-back runs",
            ],
            told);
    }

    [Fact]
    public void An_acts_id_is_its_entrys_id_and_the_version_counts_the_entries()
    {
        var story = new CaseStory();
        var by = story.By(CaseRoles.GridWorker);
        CaseStory.Done(story.Matter.Send(by, story.Opening(), story.Limits));
        Assert.Equal(by.Act.Id, story.Last.Id);
        Assert.Equal(1, story.Matter.Version);
        story.Matter.ForgetNewEntries();
        story.Do(CaseAction.Accept);
        Assert.Equal(2, Assert.Single(story.Matter.NewEntries).Sequence);
    }

    [Fact]
    public void Data_is_compact_and_spelled_by_wire_names()
    {
        var story = CaseStory.Signed().Do(CaseAction.AskExtension);
        Assert.Equal("""{"more":{"amount":1,"unit":"emergency-hour"}}""", story.Last.Data);
        story.Do(CaseAction.Note);
        Assert.Equal("{}", story.Last.Data);
    }

    private static string Tell(CaseClock clock) =>
        $"{clock.Kind.Wire()} {(clock.Runs ? "runs" : clock.PausedSince is not null ? "stands" : clock.OnTime == true ? "kept" : "missed")}";
}
