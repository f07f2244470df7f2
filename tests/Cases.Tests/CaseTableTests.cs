using Wangge.Kernel.Refusals;
using Wangge.Kernel.Text;

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

    /// <summary>Written down a second time, by hand, so that a right that slips into the table is seen. What every state allows alike is in the next test.</summary>
    [Theory]
    [InlineData("site", """
        draft send > reported: grid-worker grid-leader reporter acceptor patrol alarm-operator system
        draft settle-on-spot > to-check: grid-worker grid-leader
        reported accept > to-file: acceptor
        reported ask-to-verify > verifying: acceptor
        reported refuse > refused: acceptor
        reported merge > merged: acceptor
        verifying verify-true > reported: grid-worker
        verifying verify-untrue > reported: grid-worker
        to-file file > to-dispatch: shift-leader
        to-file void > void: shift-leader
        to-file return > reported: shift-leader
        to-dispatch dispatch > to-sign: dispatcher shift-leader
        to-dispatch pass-up > to-dispatch: dispatcher shift-leader
        to-dispatch pass-down > to-dispatch: dispatcher shift-leader
        to-dispatch return > to-file|reported: dispatcher shift-leader
        to-sign sign > handling: unit-handler unit-leader
        to-sign unit-return > to-dispatch: unit-handler unit-leader
        to-sign make-safe > to-sign: unit-handler unit-leader
        handling feed-back > to-check: unit-handler unit-leader
        handling helper-feed-back > handling: unit-handler unit-leader
        handling waive-helper > handling: dispatcher shift-leader
        handling make-safe > handling: unit-handler unit-leader
        handling ask-extension > handling: unit-handler unit-leader
        handling grant-extension > handling: dispatcher shift-leader
        handling decline-extension > handling: dispatcher shift-leader
        handling ask-suspension > handling: unit-handler unit-leader
        handling grant-suspension > suspended: dispatcher shift-leader
        handling decline-suspension > handling: dispatcher shift-leader
        suspended make-safe > suspended: unit-handler unit-leader
        suspended resume > handling: dispatcher shift-leader system
        to-check pass-check > to-close: grid-worker
        to-check fail-check > handling|reported: grid-worker
        to-close close > closed: shift-leader
        to-close back-to-check > to-check: shift-leader
        closed call-back > closed: acceptor
        closed rate > closed: reporter
        closed not-solved > to-dispatch: acceptor reporter
        closed confirm > closed: reporter
        merged unmerge > reported: leader shift-leader
        """)]
    [InlineData("service", """
        draft send > guide: grid-worker grid-leader reporter acceptor patrol alarm-operator system
        closed call-back > closed: acceptor
        closed rate > closed: reporter
        closed not-solved > accepted: acceptor reporter
        closed confirm > confirmed: reporter
        guide gather-materials > materials: reporter grid-worker acceptor
        materials apply > applied: reporter
        materials apply-for > applied: grid-worker grid-leader
        applied accept > accepted: acceptor
        applied refuse > refused: acceptor
        applied return > materials: acceptor
        accepted return > materials: acceptor unit-handler unit-leader
        accepted ask-extension > accepted: acceptor unit-handler unit-leader
        accepted grant-extension > accepted: shift-leader
        accepted decline-extension > accepted: shift-leader
        accepted give-result > result-given: acceptor unit-handler unit-leader
        result-given close > closed: shift-leader
        result-given confirm > confirmed: reporter grid-worker acceptor
        confirmed call-back > confirmed: acceptor
        confirmed rate > confirmed: reporter
        confirmed not-solved > accepted: acceptor reporter
        """)]
    [InlineData("news", """
        draft send > sent: grid-worker grid-leader
        sent return > returned: publisher
        sent edit > edited: publisher
        edited return > returned: publisher
        edited edit > edited: publisher
        edited publish > published: publisher
        returned send-again > sent: grid-worker grid-leader
        """)]
    [InlineData("handed-on", """
        draft send > reported: grid-worker grid-leader reporter acceptor patrol alarm-operator system
        reported accept > to-file: acceptor
        reported ask-to-verify > verifying: acceptor
        reported refuse > refused: acceptor
        reported merge > merged: acceptor
        verifying verify-true > reported: grid-worker
        verifying verify-untrue > reported: grid-worker
        to-file file > to-dispatch: shift-leader
        to-file void > void: shift-leader
        to-file return > reported: shift-leader
        to-dispatch pass-up > to-dispatch: dispatcher shift-leader
        to-dispatch pass-down > to-dispatch: dispatcher shift-leader
        to-dispatch return > to-file|reported: dispatcher shift-leader
        to-dispatch hand-on > handed-on: dispatcher shift-leader
        to-close return > handed-on: shift-leader
        to-close close > closed: shift-leader
        closed call-back > closed: acceptor
        closed rate > closed: reporter
        closed not-solved > handed-on: acceptor reporter
        closed confirm > closed: reporter
        merged unmerge > reported: leader shift-leader
        handed-on return > to-dispatch: system dispatcher shift-leader
        handed-on answer > to-close: system dispatcher shift-leader
        """)]
    public void The_table_of_each_flow_is_the_one_that_was_agreed(string flow, string rows) =>
        Assert.Equal(rows.ReplaceLineEndings("\n").Split('\n'), Listed(WireName.Find<CaseFlow>(flow)!.Value, step => !IsCommon(step.Action)));

    [Fact]
    public void What_many_states_allow_alike_is_allowed_to_those_that_were_agreed()
    {
        var rights = CaseTable.Steps.Where(step => IsCommon(step.Action)).GroupBy(step => step.Action).OrderBy(rows => rows.Key)
            .Select(rows => $"{rows.Key.Wire()}: {string.Join(" / ", rows.Select(row => string.Join(' ', row.Roles)).Distinct())}");
        Assert.Equal(
            [
                "take-in: acceptor",
                "let-go: leader shift-leader",
                "reply: acceptor shift-leader publisher system unit-handler unit-leader",
                "supervise: system supervisor leader",
                "close-by-order: leader",
                "hand-over: grid-leader shift-leader unit-leader leader system",
                "claim: grid-worker grid-leader acceptor shift-leader dispatcher unit-handler unit-leader publisher",
                "release: grid-worker grid-leader acceptor shift-leader dispatcher unit-handler unit-leader publisher leader",
                "change-type: acceptor dispatcher shift-leader",
                "change-place: grid-worker acceptor dispatcher shift-leader",
                "note: grid-worker grid-leader acceptor shift-leader dispatcher unit-handler unit-leader supervisor patrol alarm-operator publisher leader",
                "patrol-sent: system", "patrol-declined: system", "patrol-recalled: system", "patrol-arrived: system", "patrol-left: system",
            ],
            rights);
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

    private static bool IsCommon(CaseAction action) => action is CaseAction.Note or CaseAction.Reply or CaseAction.Claim or CaseAction.Release or CaseAction.HandOver
        or CaseAction.ChangePlace or CaseAction.ChangeType or CaseAction.CloseByOrder or CaseAction.Supervise or CaseAction.TakeIn or CaseAction.LetGo
        or CaseAction.PatrolSent or CaseAction.PatrolDeclined or CaseAction.PatrolRecalled or CaseAction.PatrolArrived or CaseAction.PatrolLeft;

    private static IEnumerable<string> Listed(CaseFlow flow, Func<CaseStep, bool> which) => CaseTable.Steps
        .Where(step => step.Flow == flow && which(step))
        .OrderBy(step => (step.From, step.Action))
        .Select(step => $"{step.From.Wire()} {step.Action.Wire()} > {string.Join('|', step.OrTo.Prepend(step.To).Select(to => to.Wire()))}: {string.Join(' ', step.Roles)}");

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
