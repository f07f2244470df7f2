using System.Net.Http.Json;
using Wangge.Dispatch.Rings;
using Wangge.Dispatch.Tests.Operations;
using Wangge.Dispatch.Units;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Units;

/// <summary>A unit that nobody staffs keeps no promise: by the rule, and in ranking and rings on both stores.</summary>
public sealed class StaffingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 4, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, false, null, null, 12, null), InlineData(0, false, "08:00", "20:00", 12, null), InlineData(0, false, "08:00", "20:00", 20, "OutOfShift")]
    [InlineData(2, false, null, null, 12, "NobodyOnDuty"), InlineData(2, true, null, null, 12, null), InlineData(2, true, "20:00", "08:00", 7, null)]
    [InlineData(2, true, "20:00", "08:00", 8, "OutOfShift"), InlineData(2, false, "20:00", "08:00", 8, "NobodyOnDuty"), InlineData(2, true, "08:00", "08:00", 3, null)]
    public void It_counts_while_one_of_its_crew_is_on_duty_and_its_shift_holds(int crew, bool isOneOn, string? from, string? to, int hour, string? expected)
    {
        var accounts = Enumerable.Range(0, crew).Select(_ => Guid.CreateVersion7()).ToList();
        var unit = Unit(accounts, from, to);
        Assert.Null(unit.Say(UnitState.Free, Noon));
        var onDuty = isOneOn ? accounts.Skip(1).ToHashSet() : [];
        Assert.Equal(expected, Staffing.Of(unit, onDuty, new TimeOnly(hour, 0))?.ToString());
    }

    [Fact]
    public void What_is_off_or_at_work_needs_no_more_said()
    {
        var unit = Unit([Guid.CreateVersion7()], null, null);
        Assert.Null(Staffing.Of(unit, new HashSet<Guid>(), TimeOnly.MinValue));
        Assert.Null(unit.Say(UnitState.Free, Noon));
        Assert.Null(unit.Take(Guid.CreateVersion7(), Noon));
        Assert.Null(Staffing.Of(unit, new HashSet<Guid>(), TimeOnly.MinValue));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_anyone_on_duty_it_comes_last_marked_and_holds_up_no_ring(StoreKind store)
    {
        var clock = new MovableClock();
        await using var town = await SendingTown.StartAsync(store, clock);
        await town.UnitAsync("P1", TinyDistrict.West + 0.004, town.Crew.AccountId);
        await town.UnitAsync("P2", TinyDistrict.West + 0.018);
        Assert.Equal([("P2", null), ("P1", "nobody-on-duty")], await RankedAsync());
        Assert.Equal(1, await UnitsInRingsAsync());

        var spell = Guid.CreateVersion7();
        await SendingTown.DutyAsync(town.Crew, isOn: true, spell);
        Assert.Equal([("P1", null), ("P2", null)], await RankedAsync());
        Assert.Equal(2, await UnitsInRingsAsync());

        await SendingTown.DutyAsync(town.Crew, isOn: false, spell);
        Assert.Equal([("P2", null), ("P1", "nobody-on-duty")], await RankedAsync());
        Assert.Equal(1, await UnitsInRingsAsync());
        var listed = (await town.Desk.GetAsync("/api/dispatch/units", Ct).ReadAsync()).EnumerateArray().Select(u => u.GetProperty("unstaffed").GetString());
        Assert.Equal(["nobody-on-duty", null], listed);

        async Task<List<(string?, string?)>> RankedAsync() =>
            [.. (await town.Desk.GetAsync($"/api/dispatch/ranking?kind=place&lon={TinyDistrict.West + 0.005}&lat={TinyDistrict.South + 0.005}", Ct).ReadAsync())
                .GetProperty("units").EnumerateArray().Select(u => (u.GetProperty("code").GetString(), u.GetProperty("unstaffed").GetString()))];

        async Task<int> UnitsInRingsAsync()
        {
            clock.Advance(RingsNow.LookEvery);
            return (await town.Desk.GetAsync("/api/dispatch/rings", Ct).ReadAsync()).GetProperty("freeUnits").GetInt32();
        }
    }

    private static PatrolUnit Unit(IReadOnlyList<Guid> crew, string? from, string? to) => new()
    {
        Id = Guid.CreateVersion7(), Code = "P1", Name = "巡防一组", Kind = UnitKind.Car, AreaPath = "/1/", CrewIds = crew,
        ShiftFrom = from is null ? null : TimeOnly.Parse(from, null), ShiftTo = to is null ? null : TimeOnly.Parse(to, null),
    };
}
