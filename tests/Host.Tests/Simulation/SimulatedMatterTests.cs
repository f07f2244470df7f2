using Wangge.Host.Simulation;

namespace Wangge.Host.Tests.Simulation;

public sealed class SimulatedMatterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_worked_step_by_step_by_those_whose_step_it_is_and_ends_within_half_an_hour()
    {
        var matter = new SimulatedMatter(Guid.CreateVersion7(), Noon, new Random(7));
        Assert.Null(matter.Look(Noon));
        var (now, done) = (Noon, new List<string>());
        string[] after = ["to-file", "to-dispatch", "to-sign", "handling", "to-check", "to-close", "closed"];
        while (!matter.IsOver)
        {
            now += TimeSpan.FromSeconds(1);
            if (matter.Look(now) is not var (role, act)) { continue; }
            done.Add($"{role} {act}");
            matter.Told(after[done.Count - 1], now);
        }

        Assert.Equal(["acceptor accept", "shift-leader file", "dispatcher dispatch", "unit-handler sign", "unit-handler feed-back", "grid-worker pass-check", "shift-leader close"], done);
        Assert.InRange(now - Noon, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(30));
    }

    [Fact]
    public void What_people_took_elsewhere_or_what_is_refused_again_and_again_is_left_to_them()
    {
        var taken = new SimulatedMatter(Guid.CreateVersion7(), Noon, new Random(1));
        taken.Told("suspended", Noon);
        Assert.True(taken.IsOver);

        var refused = new SimulatedMatter(Guid.CreateVersion7(), Noon, new Random(1));
        for (var i = 0; i < 4; i++)
        {
            Assert.False(refused.IsOver);
            refused.Told(null, Noon.AddMinutes(i));
        }

        Assert.True(refused.IsOver);
        Assert.Null(refused.Look(Noon.AddDays(1)));
    }
}
