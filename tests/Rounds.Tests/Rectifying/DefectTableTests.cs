using Wangge.Kernel.Text;
using Wangge.Rounds.Rectifying;

namespace Wangge.Rounds.Tests.Rectifying;

public sealed class DefectTableTests
{
    private static readonly string[] Roles =
    [
        "grid-worker", "grid-leader", "patrol", "school-safety-officer", "supervisor", "leader", "shift-leader", "dispatcher", "unit-handler", "unit-leader",
        "assessor", "acceptor", "auditor", "system",
    ];

    [Fact]
    public void Every_action_in_every_state_and_role_does_what_the_table_says_or_is_refused_and_changes_nothing()
    {
        var (allowed, refused) = (0, 0);
        foreach (var state in Enum.GetValues<DefectState>())
        {
            foreach (var action in Enum.GetValues<DefectAction>())
            {
                foreach (var role in Roles)
                {
                    var defect = Defects.In(state);
                    var entries = defect.Version;
                    var step = DefectTable.Find(state, action);
                    var refusal = Defects.Do(defect, action, Defects.By(role));
                    var place = $"{state} {action} {role}: {refusal?.Code}";
                    if (step?.Roles.Contains(role) == true)
                    {
                        Assert.True(refusal is null, place);
                        Assert.True(defect.State == step.To && defect.Version == entries + 1, place);
                        allowed++;
                        continue;
                    }

                    Assert.True(refusal?.Code.EndsWith(step is null ? ".wrong-state" : ".wrong-role", StringComparison.Ordinal) == true, place);
                    Assert.True(defect.State == state && defect.Version == entries, place);
                    refused++;
                }
            }
        }

        Assert.InRange(allowed, 30, 60);
        Assert.Equal(Enum.GetValues<DefectState>().Length * Enum.GetValues<DefectAction>().Length * Roles.Length, allowed + refused);
    }

    /// <summary>Written down a second time, by hand, so that a right that slips into the table is seen.</summary>
    [Fact]
    public void The_table_is_the_one_that_was_agreed()
    {
        const string agreed = """
            new find > found: grid-worker grid-leader patrol school-safety-officer supervisor
            found order > ordered: grid-leader leader shift-leader dispatcher
            found withdraw > withdrawn: grid-leader leader shift-leader dispatcher
            found escalate > found: system
            ordered order > ordered: grid-leader leader shift-leader dispatcher
            ordered fix > fixed: unit-handler unit-leader grid-worker grid-leader school-safety-officer patrol
            ordered withdraw > withdrawn: grid-leader leader shift-leader dispatcher
            ordered escalate > ordered: system
            fixed pass > closed: grid-worker grid-leader patrol school-safety-officer supervisor leader
            fixed fail > ordered: grid-worker grid-leader patrol school-safety-officer supervisor leader
            fixed escalate > fixed: system
            """;
        Assert.Equal(agreed, string.Join('\n', DefectTable.Steps.Select(s => $"{s.From.Wire()} {s.Action.Wire()} > {s.To.Wire()}: {string.Join(' ', s.Roles)}")));
    }
}
