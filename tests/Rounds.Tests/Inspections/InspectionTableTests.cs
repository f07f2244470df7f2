using Wangge.Kernel.Refusals;
using Wangge.Rounds.Checklists;
using Wangge.Rounds.Inspections;
using static Wangge.Rounds.Tests.Rectifying.Defects;

namespace Wangge.Rounds.Tests.Inspections;

public sealed class InspectionTableTests
{
    private static readonly string[] Roles =
        ["grid-worker", "grid-leader", "patrol", "school-safety-officer", "supervisor", "leader", "shift-leader", "dispatcher", "unit-handler", "assessor", "system"];

    private static readonly Guid Inspector = Guid.CreateVersion7();

    [Fact]
    public void Every_action_in_every_state_and_role_does_what_the_table_says_or_is_refused_and_changes_nothing()
    {
        var allowed = 0;
        foreach (var state in Enum.GetValues<InspectionState>())
        {
            foreach (var action in Enum.GetValues<InspectionAction>().Where(a => a != InspectionAction.Close))
            {
                foreach (var role in Roles)
                {
                    var inspection = In(state);
                    var (entries, step) = (inspection.Entries, InspectionTable.Find(state, action));
                    var refusal = Do(inspection, action, role);
                    var place = $"{state} {action} {role}: {refusal?.Code}";
                    if (step?.Roles.Contains(role) == true)
                    {
                        Assert.True(refusal is null && inspection.State == step.To && inspection.Entries == entries + 1, place);
                        allowed++;
                        continue;
                    }

                    Assert.True(refusal?.Code == (step is null ? "rounds.inspection.wrong-state" : "rounds.inspection.wrong-role"), place);
                    Assert.True(inspection.State == state && inspection.Entries == entries, place);
                }
            }
        }

        Assert.Equal(InspectionTable.Steps.Where(s => s.Action != InspectionAction.Close).Sum(s => s.Roles.Count), allowed);
    }

    [Fact]
    public void Without_defects_it_ends_at_once_and_with_them_when_the_last_has_ended()
    {
        var clean = In(InspectionState.Planned);
        Assert.Null(clean.Answer(By("patrol", Inspector), 1, 16, 0));
        Assert.Equal(InspectionState.Closed, clean.State);

        var found = In(InspectionState.Planned);
        Assert.Null(found.Answer(By("patrol", Inspector), 1, 14, 2));
        found.EndDefect(Start.AddDays(2));
        Assert.Equal((InspectionState.Open, 1), (found.State, found.OpenDefects));
        found.EndDefect(Start.AddDays(3));
        Assert.Equal((InspectionState.Closed, Start.AddDays(3)), (found.State, found.EndedAt));
        Assert.Throws<InvalidOperationException>(() => found.EndDefect(Start.AddDays(4)));

        var again = New();
        again.Replay(found.NewEntries, endedDefects: 2);
        Assert.Equal((found.State, found.InspectorId, found.InOrder, found.Defects, found.OpenDefects, found.EndedAt), (again.State, again.InspectorId, again.InOrder, again.Defects, again.OpenDefects, again.EndedAt));
    }

    [Fact]
    public void What_is_planned_for_one_is_not_done_by_another()
    {
        var inspection = In(InspectionState.Planned);
        Assert.Equal("rounds.inspection.not-yours", inspection.Answer(By("grid-worker"), 1, 1, 0)!.Code);
        Assert.Null(inspection.HandOver(By("leader"), Fixer, null));
        Assert.Equal("rounds.inspection.unchanged", inspection.HandOver(By("leader"), Fixer, null)!.Code);
        Assert.Null(inspection.Answer(By("grid-worker", Fixer), 1, 1, 0));
    }

    private static Inspection New() => new()
    {
        Id = Guid.CreateVersion7(), Number = 1, ChecklistId = Guid.CreateVersion7(), Kind = ChecklistKind.Campus, AreaPath = "/211403/001/A/G001/", Premises = "第一小学",
    };

    private static Inspection In(InspectionState state)
    {
        var inspection = New();
        if (state == InspectionState.New) { return inspection; }
        Assert.Null(inspection.Plan(By("leader"), Inspector, Start.AddDays(1)));
        if (state == InspectionState.Cancelled) { Assert.Null(inspection.Cancel(By("leader"), "closed-down")); }
        if (state is InspectionState.Open or InspectionState.Closed) { Assert.Null(inspection.Answer(By("grid-worker", Inspector), 1, 1, state == InspectionState.Open ? 1 : 0)); }
        return inspection;
    }

    private static Refusal? Do(Inspection inspection, InspectionAction action, string role) => action switch
    {
        InspectionAction.Plan => inspection.Plan(By(role), Inspector, Start.AddDays(1)),
        InspectionAction.Record => inspection.Answer(By(role, Inspector), 1, 3, 1),
        InspectionAction.HandOver => inspection.HandOver(By(role), Fixer, null),
        _ => inspection.Cancel(By(role), "closed-down"),
    };
}
