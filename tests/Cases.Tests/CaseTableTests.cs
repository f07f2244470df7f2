using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Tests;

public sealed class CaseTableTests
{
    public static TheoryData<string> Flows => [.. Enum.GetValues<CaseFlow>().Select(flow => flow.Wire())];

    [Theory]
    [MemberData(nameof(Flows))]
    public void Every_action_in_every_state_and_role_does_what_the_table_says_or_is_refused_and_changes_nothing(string wireName)
    {
        var flow = WireName.Find<CaseFlow>(wireName)!.Value;
        var (allowed, refused) = (0, 0);
        foreach (var state in CaseTable.StatesOf(flow))
        {
            // What is not possible from here changes nothing, so one case serves all of it.
            var idle = Deeds.Ready(flow, state, CaseAction.Note);
            foreach (var action in Enum.GetValues<CaseAction>())
            {
                var step = CaseTable.Find(flow, state, action);
                var story = step is null ? idle : Deeds.Ready(flow, state, action);
                var before = Snapshot.Of(story.Matter);
                foreach (var role in CaseRoles.All)
                {
                    var place = $"{flow} {state} {action} {role}";
                    if (step?.Roles.Contains(role) == true)
                    {
                        AssertDone(Deeds.Ready(flow, state, action), step, role, place);
                        allowed++;
                        continue;
                    }

                    AssertRefused(story, action, role, step is null, place);
                    refused++;
                }

                Assert.True(before == Snapshot.Of(story.Matter), $"{flow} {state} {action}: a refusal changed something.");
            }
        }

        Assert.InRange(allowed, 50, 2_000);
        Assert.True(refused > allowed * 5);
    }

    [Fact]
    public void The_table_of_a_matters_life_is_the_one_of_the_standard()
    {
        string[] rows =
        [
            "draft send reported", "draft settle-on-spot to-check",
            "reported accept to-file acceptor", "reported ask-to-verify verifying acceptor", "reported merge merged acceptor", "reported refuse refused acceptor",
            "verifying verify-true reported grid-worker", "verifying verify-untrue reported grid-worker",
            "to-file file to-dispatch shift-leader", "to-file void void shift-leader",
            "to-dispatch dispatch to-sign dispatcher", "to-dispatch pass-up to-dispatch dispatcher", "to-dispatch pass-down to-dispatch dispatcher", "to-dispatch return to-file dispatcher",
            "to-sign sign handling unit-handler", "to-sign unit-return to-dispatch unit-handler",
            "handling feed-back to-check unit-handler", "handling ask-extension handling unit-handler", "handling ask-suspension handling unit-handler", "handling helper-feed-back handling unit-handler",
            "suspended resume handling dispatcher", "suspended resume handling system",
            "to-check pass-check to-close grid-worker", "to-check fail-check handling grid-worker",
            "to-close close closed shift-leader", "to-close back-to-check to-check shift-leader",
            "closed call-back closed acceptor", "closed rate closed reporter", "closed not-solved to-dispatch acceptor", "closed not-solved to-dispatch reporter",
            "merged unmerge reported leader", "handling close-by-order closed-by-order leader",
        ];
        foreach (var row in rows.Select(row => row.Split(' ')))
        {
            var step = CaseTable.Find(CaseFlow.Site, WireName.Find<CaseState>(row[0])!.Value, WireName.Find<CaseAction>(row[1])!.Value);
            Assert.NotNull(step);
            Assert.Equal(row[2], step.To.Wire());
            if (row.Length > 3) { Assert.Contains(row[3], step.Roles); }
        }
    }

    [Fact]
    public void A_return_never_leads_to_closed_nor_to_any_other_end()
    {
        var returns = CaseTable.Steps.Where(step => step.Action is CaseAction.Return or CaseAction.UnitReturn or CaseAction.BackToCheck).ToList();
        Assert.True(returns.Count >= 8);
        Assert.All(returns, step => Assert.False(step.To.IsEnd() || step.OrTo.Any(state => state.IsEnd())));
    }

    [Fact]
    public void Only_closing_and_confirming_lead_to_a_closed_case()
    {
        var closing = CaseTable.Steps.Where(step => step.To.IsClosed() && !step.From.IsClosed()).Select(step => step.Action).Distinct();
        Assert.Equal([CaseAction.Close, CaseAction.Confirm], closing.Order());
    }

    [Fact]
    public void Nothing_leads_out_of_what_was_refused_voided_closed_by_order_or_published() => Assert.All(
        CaseTable.Steps.Where(step => step.From is CaseState.Refused or CaseState.Void or CaseState.ClosedByOrder or CaseState.Published),
        step => Assert.Equal(step.From, step.To));

    [Fact]
    public void Every_state_that_is_no_end_has_a_way_out_beside_a_leaders_order() => Assert.All(
        Enum.GetValues<CaseFlow>().SelectMany(flow => CaseTable.StatesOf(flow).Where(state => !state.IsEnd()).Select(state => (flow, state))),
        place => Assert.Contains(CaseTable.Steps, step => step.Flow == place.flow && step.From == place.state && step.To != place.state && step.Action != CaseAction.CloseByOrder));

    [Fact]
    public void Every_action_stands_in_the_table_and_every_role_is_known()
    {
        Assert.Equal(Enum.GetValues<CaseAction>(), CaseTable.Steps.Select(step => step.Action).Distinct().Order());
        Assert.All(CaseTable.Steps, step => Assert.Empty(step.Roles.Except(CaseRoles.All)));
        Assert.All(CaseTable.Steps, step => Assert.NotEmpty(step.Roles));
    }

    [Fact]
    public void The_assessor_does_nothing_to_a_case() => Assert.DoesNotContain(CaseTable.Steps, step => step.Roles.Contains(CaseRoles.Assessor));

    private static void AssertDone(CaseStory story, CaseStep step, string role, string place)
    {
        var entries = story.Matter.NewEntries.Count;
        var refusal = Deeds.Try(story, step.Action, role);
        Assert.True(refusal is null, $"{place}: {refusal?.Code}");
        Assert.True(story.Matter.State == step.To, place);
        Assert.Equal(entries + 1, story.Matter.NewEntries.Count);
        var entry = story.Last;
        Assert.Equal((step.Action, step.From, step.To, role), (entry.Action, entry.StateBefore, entry.StateAfter, entry.Role));
        Assert.Equal(story.Matter.Version, entry.Sequence);
    }

    private static void AssertRefused(CaseStory story, CaseAction action, string role, bool isState, string place)
    {
        var entries = story.Matter.NewEntries.Count;
        var refusal = Deeds.Try(story, action, role);
        var code = $"cases.{action.Wire()}.{(isState ? CaseWhy.WrongState : CaseWhy.WrongRole)}";
        Assert.True(code == refusal?.Code, $"{place}: {refusal?.Code}");
        Assert.Equal(isState ? RefusalKind.Conflict : RefusalKind.Forbidden, refusal!.Kind);
        Assert.Equal(entries, story.Matter.NewEntries.Count);
    }
}
