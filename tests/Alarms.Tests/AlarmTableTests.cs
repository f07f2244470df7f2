using Wangge.Kernel.Access;
using Wangge.Kernel.Text;

namespace Wangge.Alarms.Tests;

/// <summary>Every state × action × role: allowed exactly where the table says so, and each act leads where it should.</summary>
public sealed class AlarmTableTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] Roles =
        ["device", "system", "alarm-operator", "shift-leader", "dispatcher", "leader", "patrol", "school-safety-officer", "acceptor", "grid-worker", "grid-leader", "auditor", "system-administrator", "other-system"];

    /// <summary>What may be done from each state, written out: the table is held to it.</summary>
    private static readonly Dictionary<AlarmState, string> Allowed = new()
    {
        [AlarmState.Pressed] = "raise repeat link show acknowledge send accept decline recall arrive leave note call mark escalate",
        [AlarmState.Shown] = "repeat link show acknowledge send accept decline recall arrive leave note call mark escalate",
        [AlarmState.Acknowledged] = "repeat link show take-over send accept decline recall arrive leave note call mark end",
        [AlarmState.Sent] = "repeat link show take-over send accept decline recall arrive leave note call mark end",
        [AlarmState.Arrived] = "repeat link show take-over send accept decline recall arrive leave note call mark end",
        [AlarmState.Ended] = "note call review",
    };

    private static readonly Dictionary<AlarmAction, string> Who = new()
    {
        [AlarmAction.Raise] = "device other-system alarm-operator shift-leader dispatcher leader acceptor patrol grid-worker grid-leader school-safety-officer",
        [AlarmAction.Repeat] = "device alarm-operator shift-leader dispatcher leader acceptor patrol grid-worker grid-leader school-safety-officer",
        [AlarmAction.Link] = "system", [AlarmAction.Escalate] = "system",
        [AlarmAction.Show] = "alarm-operator shift-leader dispatcher leader patrol school-safety-officer",
        [AlarmAction.Acknowledge] = "alarm-operator shift-leader leader", [AlarmAction.TakeOver] = "alarm-operator shift-leader leader", [AlarmAction.Call] = "alarm-operator shift-leader leader",
        [AlarmAction.Mark] = "alarm-operator shift-leader leader", [AlarmAction.End] = "alarm-operator shift-leader leader",
        [AlarmAction.Review] = "shift-leader leader",
        [AlarmAction.Note] = "alarm-operator shift-leader dispatcher leader patrol other-system",
        [AlarmAction.Send] = "system", [AlarmAction.Accept] = "system", [AlarmAction.Decline] = "system", [AlarmAction.Recall] = "system", [AlarmAction.Arrive] = "system", [AlarmAction.Leave] = "system",
    };

    [Fact]
    public void The_table_is_what_was_agreed()
    {
        foreach (var state in Enum.GetValues<AlarmState>())
        {
            foreach (var action in Enum.GetValues<AlarmAction>())
            {
                Assert.True(Allowed[state].Split(' ').Contains(action.Wire()) == AlarmTable.Allows(state, action), $"{action} from {state}");
                Assert.Equal(Who[action].Split(' ').Order(), AlarmTable.Of(action).Roles.Order());
            }
        }
    }

    [Fact]
    public void Every_act_from_every_state_by_every_role_is_refused_or_done_as_the_table_says()
    {
        var done = 0;
        foreach (var state in Enum.GetValues<AlarmState>())
        {
            foreach (var action in Enum.GetValues<AlarmAction>().Where(a => a is not (AlarmAction.Raise or AlarmAction.Link)))
            {
                foreach (var role in Roles)
                {
                    // One that was shown says no second time that it was.
                    if (action == AlarmAction.Show && state != AlarmState.Pressed) { continue; }
                    var alarm = In(state);
                    var before = alarm.Version;
                    var isRefused = Act(alarm, action, role);
                    Assert.True(isRefused != (AlarmTable.Allows(state, action) && AlarmTable.Of(action).Roles.Contains(role)), $"{role}: {action} from {state}");
                    Assert.Equal(isRefused ? before : before + 1, alarm.Version);
                    Assert.Equal(alarm.Version, alarm.NewEntries.Count);
                    if (isRefused) { Assert.Equal(state, alarm.State); } else { Assert.Equal(alarm.State, alarm.NewEntries[^1].StateAfter); done++; }
                }
            }
        }

        Assert.True(done > 80);
    }

    [Fact]
    public void Only_who_holds_it_or_leads_ends_it()
    {
        var alarm = In(AlarmState.Acknowledged);
        Assert.Equal("alarms.held-by-another", alarm.End(By("alarm-operator", Guid.CreateVersion7()), AlarmOutcome.False)?.Code);
        Assert.Null(alarm.End(By("leader", Guid.CreateVersion7()), AlarmOutcome.False));
    }

    [Fact]
    public void A_unit_that_is_recalled_before_any_arrived_leads_back_and_one_that_arrived_stays_arrived()
    {
        var (alarm, first, second) = (In(AlarmState.Acknowledged), Guid.CreateVersion7(), Guid.CreateVersion7());
        alarm.HearOf(AlarmAction.Send, first, first, By("system"));
        alarm.HearOf(AlarmAction.Recall, first, first, By("system"));
        Assert.Equal(AlarmState.Acknowledged, alarm.State);
        alarm.HearOf(AlarmAction.Send, first, second, By("system"));
        alarm.HearOf(AlarmAction.Arrive, first, second, By("system"));
        alarm.HearOf(AlarmAction.Leave, first, second, By("system"));
        Assert.Equal((AlarmState.Arrived, 2), (alarm.State, alarm.Units.Count));
    }

    [Fact]
    public void Who_sends_a_unit_before_anyone_acknowledged_holds_it()
    {
        var (alarm, sender) = (In(AlarmState.Shown), Guid.CreateVersion7());
        alarm.HearOf(AlarmAction.Send, Guid.CreateVersion7(), Guid.CreateVersion7(), By("system", sender));
        Assert.Equal((AlarmState.Sent, sender, null), (alarm.State, alarm.HolderId, alarm.NextLevelAt));
    }

    [Theory]
    [InlineData(AlarmKind.Press, AlarmKind.Press, 60, true)]
    [InlineData(AlarmKind.Press, AlarmKind.Press, 61, false)]
    [InlineData(AlarmKind.Press, AlarmKind.Test, 30, false)]
    [InlineData(AlarmKind.Test, AlarmKind.Press, 10, false)]
    [InlineData(AlarmKind.Drill, AlarmKind.Press, 10, false)]
    [InlineData(AlarmKind.Test, AlarmKind.Test, 10, true)]
    internal void A_press_is_the_same_alarm_within_the_set_time_and_a_real_one_never_drowns_in_a_test(AlarmKind first, AlarmKind second, int afterSeconds, bool isSame) =>
        Assert.Equal(isSame, In(AlarmState.Pressed, first).Takes(second, At.AddSeconds(afterSeconds), TimeSpan.FromSeconds(60)));

    [Fact]
    public void Levels_are_asked_by_their_times_and_no_more_once_somebody_acknowledged()
    {
        var alarm = In(AlarmState.Shown);
        Assert.NotNull(alarm.Escalate(By("system", after: 14)));
        Assert.Null(alarm.Escalate(By("system", after: 15)));
        Assert.NotNull(alarm.Escalate(By("system", after: 29)));
        Assert.Null(alarm.Escalate(By("system", after: 31)));
        Assert.Equal((2, null), (alarm.Level, alarm.NextLevelAt));
        var answered = In(AlarmState.Shown);
        answered.Acknowledge(By("alarm-operator"));
        Assert.NotNull(answered.Escalate(By("system", after: 60)));
        Assert.Null(In(AlarmState.Pressed, AlarmKind.Test).NextLevelAt);
    }

    private static Alarm In(AlarmState state, AlarmKind kind = AlarmKind.Press)
    {
        var alarm = new Alarm
        {
            Id = Guid.CreateVersion7(), Way = AlarmWay.Http, Kind = kind, Name = "港湾学校", Longitude = 120.9, Latitude = 40.7, AreaPath = "/t/", HappenedAt = At, PressedAt = At, LevelSeconds = [15, 30],
        };
        alarm.Raise(By("device"), []);
        if (state >= AlarmState.Shown) { alarm.Show(By("alarm-operator"), Guid.CreateVersion7()); }
        if (state >= AlarmState.Acknowledged) { alarm.Acknowledge(By("alarm-operator")); }
        var unit = Guid.CreateVersion7();
        if (state >= AlarmState.Sent) { alarm.HearOf(AlarmAction.Send, unit, unit, By("system")); }
        if (state >= AlarmState.Arrived) { alarm.HearOf(AlarmAction.Arrive, unit, unit, By("system")); }
        if (state == AlarmState.Ended) { alarm.End(By("alarm-operator"), AlarmOutcome.Real); }
        Assert.Equal(state, alarm.State);
        return alarm;
    }

    private static readonly Guid Holder = Guid.CreateVersion7();

    private static AlarmActor By(string role, Guid? who = null, double after = 0) => new(new Act(Guid.CreateVersion7(), who ?? Holder, At.AddSeconds(after), At.AddSeconds(after)), role);

    /// <returns>Whether it was refused.</returns>
    private static bool Act(Alarm alarm, AlarmAction action, string role)
    {
        var by = By(role, after: 20);
        return action switch
        {
            AlarmAction.Repeat => alarm.Repeat(by) is not null,
            AlarmAction.Show => !alarm.Show(by, Guid.CreateVersion7()),
            AlarmAction.Acknowledge => alarm.Acknowledge(by) is not null,
            AlarmAction.TakeOver => alarm.TakeOver(by) is not null,
            AlarmAction.Note => alarm.Note(by) is not null,
            AlarmAction.Call => alarm.Call(by, Guid.CreateVersion7(), "reached") is not null,
            AlarmAction.Mark => alarm.Mark(by, AlarmKind.Drill) is not null,
            AlarmAction.Escalate => alarm.Escalate(by) is not null,
            AlarmAction.End => alarm.End(by, AlarmOutcome.Real) is not null,
            AlarmAction.Review => alarm.Review(by, "as-planned") is not null,
            _ => alarm.HearOf(action, Guid.CreateVersion7(), Guid.CreateVersion7(), by) is not null,
        };
    }
}
