using Wangge.Bench.Pictures;

namespace Wangge.Bench.Tests;

/// <summary>Nine live pictures on one console for ten minutes; see <see cref="MosaicBench"/>. Source: QUALITY, "live picture".</summary>
public sealed class MosaicTests
{
    [Fact]
    public async Task Nine_pictures_stay_live_for_ten_minutes_and_nothing_grows()
    {
        if (Environment.GetEnvironmentVariable("WANGGE_LONG") != "1") { Assert.Skip("takes eleven minutes: ./wangge test --long"); }
        var found = await MosaicBench.MeasureAsync(600);
        TestContext.Current.TestOutputHelper?.WriteLine(found.ToString());
        Assert.All(found.BehindByTenths, behind => Assert.InRange(behind, 0, 1));
        // Neither page nor server holds on to what was shown: in ten minutes that would be 400 MB.
        Assert.InRange(found.HeapGrowth, double.MinValue, 10);
        Assert.InRange(found.ServerGrowth, double.MinValue, 60);
        Assert.True(found.Frames > 60_000, $"{found.Frames} frames came.");
    }
}
