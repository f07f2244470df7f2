using Wangge.Dispatch.Operations;
using Wangge.Dispatch.Units;
using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Text;

namespace Wangge.Dispatch.Tests.Operations;

public sealed class OperationTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 4, 0, 0, TimeSpan.Zero);

    /// <summary>Every state of a unit's part × every act: what comes of it, or why not.</summary>
    public static TheoryData<string, string, string?> Table => new()
    {
        { "none", "accept", "dispatch.operation.unit-not-there" }, { "none", "decline", "dispatch.operation.unit-not-there" }, { "none", "recall", "dispatch.operation.unit-not-there" },
        { "none", "arrive", "dispatch.operation.unit-not-there" }, { "none", "leave", "dispatch.operation.unit-not-there" }, { "none", "send", null },
        { "sent", "accept", null }, { "sent", "decline", null }, { "sent", "recall", null }, { "sent", "arrive", null }, { "sent", "leave", "dispatch.operation.wrong-state" },
        { "sent", "send", "dispatch.operation.unit-there" },
        { "accepted", "accept", "dispatch.operation.wrong-state" }, { "accepted", "decline", null }, { "accepted", "recall", null }, { "accepted", "arrive", null },
        { "accepted", "leave", "dispatch.operation.wrong-state" }, { "accepted", "send", "dispatch.operation.unit-there" },
        { "arrived", "accept", "dispatch.operation.wrong-state" }, { "arrived", "decline", "dispatch.operation.wrong-state" }, { "arrived", "recall", "dispatch.operation.wrong-state" },
        { "arrived", "arrive", "dispatch.operation.wrong-state" }, { "arrived", "leave", null }, { "arrived", "send", "dispatch.operation.unit-there" },
        { "done", "accept", "dispatch.operation.unit-not-there" }, { "done", "arrive", "dispatch.operation.unit-not-there" }, { "done", "leave", "dispatch.operation.unit-not-there" },
        { "done", "recall", "dispatch.operation.unit-not-there" }, { "done", "decline", "dispatch.operation.unit-not-there" }, { "done", "send", null },
        { "declined", "send", "dispatch.unit.not-free" }, { "recalled", "send", null }, { "declined", "arrive", "dispatch.operation.unit-not-there" },
        { "recalled", "arrive", "dispatch.operation.unit-not-there" },
    };

    [Theory, MemberData(nameof(Table))]
    public void Each_act_is_possible_where_the_table_says_and_refused_elsewhere(string state, string act, string? refusal)
    {
        var (operation, unit) = At(state);
        var entries = operation.NewEntries.Count;
        Assert.Equal(refusal, Do(operation, unit, act)?.Code);
        Assert.Equal(refusal is null ? entries + 1 : entries, operation.NewEntries.Count);
        Assert.Equal(operation.NewEntries.Count, operation.Version);
        if (refusal is null) { Assert.Equal(act, operation.NewEntries[^1].Action.Wire()); }
    }

    [Theory]
    [InlineData("sent", "sent", true), InlineData("accepted", "sent", true), InlineData("arrived", "at-scene", true), InlineData("done", "free", false)]
    [InlineData("declined", "busy", false), InlineData("recalled", "free", false)]
    public void The_unit_stands_where_its_part_does(string state, string unitState, bool isOn)
    {
        var (operation, unit) = At(state);
        Assert.Equal(unitState, unit.State.Wire());
        Assert.Equal(isOn ? operation.Id : null, unit.OperationId);
        if (isOn) { Assert.Equal("dispatch.unit.at-work", unit.Say(UnitState.Off, Noon)?.Code); }
    }

    [Fact]
    public void The_end_releases_every_unit_and_only_the_commander_or_the_shift_leader_ends_a_joint_operation()
    {
        var (operation, there) = At("arrived");
        var coming = Unit();
        Assert.Null(operation.Send(coming, Expectation.None, By()));
        var commander = Guid.CreateVersion7();
        Assert.Null(operation.NameCommander(commander, By()));
        Assert.True(operation.IsJoint);

        Assert.Equal("dispatch.operation.not-commander", operation.End([there, coming], By())?.Code);
        Assert.Null(operation.End([there, coming], By(commander)));
        Assert.All([there, coming], unit => Assert.Equal(UnitState.Free, unit.State));
        Assert.Equal([SendingState.Done, SendingState.Recalled], operation.Sendings.Select(s => s.State));
        Assert.Equal("dispatch.operation.ended", operation.End([], By(commander))?.Code);
        Assert.Equal("dispatch.operation.ended", operation.Send(there, Expectation.None, By())?.Code);
        Assert.Equal("dispatch.operation.ended", operation.Note(By())?.Code);
        Assert.Equal("dispatch.operation.ended", operation.JoinAgency(Guid.CreateVersion7(), By())?.Code);
    }

    [Fact]
    public void A_decline_and_a_recall_need_a_reason_and_an_agency_joins_once()
    {
        var (operation, unit) = At("sent");
        Assert.Equal("dispatch.operation.reason-needed", operation.Decline(unit, null, By())?.Code);
        Assert.Equal("dispatch.operation.reason-needed", operation.Recall(unit, "In Words", By())?.Code);
        var agency = Guid.CreateVersion7();
        Assert.Null(operation.JoinAgency(agency, By()));
        Assert.Equal("dispatch.operation.agency-there", operation.JoinAgency(agency, By())?.Code);
    }

    [Theory]
    [InlineData(null, 20, null, null), InlineData(8.0, 20, 7, true), InlineData(8.0, 20, 9, false), InlineData(8.0, 5, null, null), InlineData(8.0, 9, null, false)]
    public void Being_in_time_is_known_once_it_is_there_or_the_minutes_are_over(double? zone, int minutesNow, int? arrivedAfter, bool? expected)
    {
        var sending = new Sending
        {
            Id = Guid.CreateVersion7(), OperationId = Guid.CreateVersion7(), UnitId = Guid.CreateVersion7(), AreaPath = "/1/", SentAt = Noon, ZoneMinutes = zone,
            ArrivedAt = arrivedAfter is { } minutes ? Noon.AddMinutes(minutes) : null,
        };
        Assert.Equal(expected, sending.IsInTime(Noon.AddMinutes(minutesNow)));
    }

    private static (Operation Operation, PatrolUnit Unit) At(string state)
    {
        var operation = new Operation { Id = Guid.CreateVersion7(), SubjectKind = SubjectKinds.Place, Longitude = 1, Latitude = 2, AreaPath = "/1/", OpenedAt = Noon };
        var unit = Unit();
        string[] acts = state switch
        {
            "none" => [], "sent" => ["send"], "accepted" => ["send", "accept"], "arrived" => ["send", "arrive"], "done" => ["send", "arrive", "leave"], "declined" => ["send", "decline"],
            _ => ["send", "recall"],
        };
        foreach (var act in acts) { Assert.Null(Do(operation, unit, act)); }
        return (operation, unit);
    }

    private static Refusal? Do(Operation operation, PatrolUnit unit, string act) => act switch
    {
        "send" => operation.Send(unit, Expectation.None, By()),
        "accept" => operation.Accept(unit, By()),
        "decline" => operation.Decline(unit, "broken-down", By()),
        "recall" => operation.Recall(unit, "not-needed", By()),
        "arrive" => operation.Arrive(unit, byPosition: false, By()),
        _ => operation.Leave(unit, By()),
    };

    private static PatrolUnit Unit()
    {
        var unit = new PatrolUnit { Id = Guid.CreateVersion7(), Code = "P1", Name = "巡防一组", Kind = UnitKind.Car, AreaPath = "/1/" };
        Assert.Null(unit.Say(UnitState.Free, Noon));
        return unit;
    }

    private static OperationActor By(Guid? actor = null) => new(new Act(Guid.CreateVersion7(), actor ?? Guid.CreateVersion7(), Noon, Noon), "dispatcher");
}
