using System.Diagnostics;

namespace Wangge.Demo.Tests;

/// <summary>Runs after all others, alone, and counts processor time, which a busy machine does not stretch.</summary>
[CollectionDefinition(nameof(SpeedTests), DisableParallelization = true)]
[Collection(nameof(SpeedTests))]
public class SpeedTests
{
    [Fact]
    public void A_plan_takes_less_than_three_seconds() =>
        Assert.True(ProcessorTime(() => DemoDistrict.Make(new(1, Plans.Now))) < TimeSpan.FromSeconds(3));

    [Fact]
    public void All_pictures_take_less_than_four_seconds_of_two_processors() =>
        Assert.True(ProcessorTime(() => Plans.Plan.Pictures.AsParallel().ForAll(p => p.Draw())) / 2 < TimeSpan.FromSeconds(4));

    private static TimeSpan ProcessorTime(Action act)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        act();
        process.Refresh();
        return process.TotalProcessorTime - before;
    }
}
