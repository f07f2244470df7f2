using CsCheck;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Tests.Journal;

/// <summary>Random lives of cases, through the table's own acts with varied arguments.</summary>
internal static class CaseLives
{
    /// <summary>One try: which row of the table, which role, how many minutes after the last, and which of the arguments.</summary>
    public static readonly Gen<(int Row, int Role, int Minutes, int Variant)[]> Tries =
        Gen.Select(Gen.Int[0, 9_999], Gen.Int[0, 99], Gen.OneOf(Gen.Int[0, 40], Gen.Int[0, 3_000], Gen.Int[0, 50_000], Gen.Int[-3, 0]), Gen.Int[0, 11]).Array[10, 40];

    private static readonly CaseStep[] Rows = [.. CaseTable.Steps.OrderBy(step => (step.Flow, step.From, step.Action))];

    /// <summary>Lives begin before each action and in each state alike often; from the first report on most would end before they are suspended or reopened.</summary>
    public static readonly Gen<(CaseFlow Flow, CaseState State, CaseAction Action)> Beginnings = Gen.OneOf(
        Gen.Select(Gen.Enum<CaseAction>(), Gen.Int[0, 999]).Select((action, pick) => Beginning([.. Rows.Where(row => row.Action == action)], pick)),
        Gen.Select(Gen.Enum<CaseFlow>(), Gen.Int[0, 999], Gen.Int[0, 999])
            .Select((flow, state, pick) => Beginning([.. Rows.Where(row => row.Flow == flow && row.From == Of(CaseTable.StatesOf(flow), state))], pick)));

    /// <summary>Lives one: from a beginning through all tries, refused or done.</summary>
    public static CaseStory Live(
        (CaseFlow Flow, CaseState State, CaseAction Action) beginning, (int Row, int Role, int Minutes, int Variant)[] tries, HashSet<(CaseFlow, CaseState)> seen, HashSet<CaseAction> done)
    {
        var story = Deeds.Ready(beginning.Flow, beginning.State, beginning.Action);
        story.Do(beginning.Action);
        done.Add(beginning.Action);
        seen.Add((beginning.Flow, beginning.State));
        foreach (var one in tries)
        {
            story.After(TimeSpan.FromMinutes(one.Minutes));
            story.Limits = story.Limits with { HandleHours = 1 + (one.Variant * 7), MakeSafeHours = one.Variant % 3 == 0 ? null : one.Variant, CalendarVersion = one.Variant };
            var step = Of([.. Rows.Where(row => row.Flow == beginning.Flow && row.From == story.Matter.State)], one.Row);

            // Ends that nothing leads out of would come too soon in most lives.
            if (step.To.IsEnd() && !step.From.IsEnd() && !step.To.IsClosed() && one.Variant > 1) { continue; }

            var entries = story.Matter.NewEntries.Count;
            var refusal = TryVaried(story, step.Action, Of(step.Roles, one.Role), one.Variant);
            Assert.Equal(refusal is null ? entries + 1 : entries, story.Matter.NewEntries.Count);
            if (refusal is null) { done.Add(step.Action); }

            seen.Add((beginning.Flow, story.Matter.State));
        }

        return story;
    }

    private static (CaseFlow Flow, CaseState State, CaseAction Action) Beginning(CaseStep[] rows, int pick)
    {
        var row = Of(rows, pick);
        return (row.Flow, row.From, row.Action);
    }

    private static T Of<T>(IReadOnlyList<T> list, int pick) => list[pick % list.Count];

    /// <summary>The deeds of the table's test, and for some of them other arguments: other units, reasons, dates, outcomes.</summary>
    private static Refusal? TryVaried(CaseStory story, CaseAction action, string role, int variant)
    {
        var by = story.By(role);
        var matter = story.Matter;
        var lead = matter.LeadUnitId;
        var ofUnit = RoleGroups.Unit.Contains(role) ? by with { UnitId = lead } : by;
        return (action, variant % 4) switch
        {
            (CaseAction.Dispatch, 1) => matter.Dispatch(by, story.OtherUnit, [], story.Limits),
            (CaseAction.Dispatch, 2) => matter.Dispatch(by, story.LeadUnit, [story.HelperUnit, story.OtherUnit], story.Limits),
            (CaseAction.Sign, _) => matter.Sign(ofUnit),
            (CaseAction.UnitReturn, _) => matter.UnitReturn(ofUnit, "not-ours", story.Limits),
            (CaseAction.FeedBack, _) => matter.FeedBack(ofUnit, story.Limits),
            (CaseAction.MakeSafe, _) => matter.MakeSafe(ofUnit),
            (CaseAction.AskExtension, _) => matter.AskExtension(ofUnit, story.Hours(variant), story.Limits),
            (CaseAction.AskSuspension, _) => matter.AskSuspension(ofUnit, "materials", story.Now.AddDays(1 + (variant * 40)), story.Limits),
            (CaseAction.Return, 1) => matter.Return(by, "not-enough", story.Limits, CaseState.Reported),
            (CaseAction.Resume, 1) => matter.Resume(by, story.Limits),
            (CaseAction.CallBack, 1) => matter.CallBack(by, CaseCallBack.Unreached),
            (CaseAction.Supervise, 1) => matter.Supervise(by, variant % 5, story.Limits),
            (CaseAction.WaiveHelper, 1) => matter.WaiveHelper(by, story.OtherUnit, "elsewhere-busy"),
            (CaseAction.HelperFeedBack, 1) => matter.HelperFeedBack(by with { UnitId = story.OtherUnit }),
            (CaseAction.HandOn, 1) => matter.HandOn(by, "rounds", Guid.CreateVersion7(), story.Limits),
            (CaseAction.ChangePlace, 1) => matter.ChangePlace(by, new(CaseStory.Station, null, null, null)),
            (CaseAction.HandOver, 1) => matter.HandOver(by, matter.HandlerId ?? Guid.Empty, Guid.CreateVersion7(), "left"),
            _ => Deeds.Try(story, action, role),
        };
    }
}
