using Wangge.Bench.Siege;

namespace Wangge.Bench.Tests;

public sealed class TwoHomesTests
{
    [Fact]
    public async Task Two_homes_are_served_side_by_side_and_know_nothing_of_each_other()
    {
        await using var one = await BenchHome.MakeAsync(null);
        await using var other = await BenchHome.MakeAsync(null);
        KillSiege[] sieges = [await KillSiege.BeginAsync(one), await KillSiege.BeginAsync(other)];
        // Each settles with clients at work, a console that watches, and every write, leaf and message accounted for: a stranger's would be found as doubled.
        await Task.WhenAll(sieges.Select(s => s.SettleAsync(isLeftRunning: true)));
        Assert.All(sieges, s => Assert.True(s.Findings.IsNothing, s.Findings.ToString()));
        Assert.All(sieges, s => Assert.True(s.Tally.Reports.Count >= KillSiege.Clients));
        Assert.NotEqual(one.Port, other.Port);
    }
}
