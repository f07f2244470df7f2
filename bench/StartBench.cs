namespace Wangge.Bench;

/// <summary>From the program's start to its first answer, over a demo home that stands already.</summary>
/// <remarks>Source: QUALITY "start". The first start, which makes the demo district, is printed beside it.</remarks>
internal static class StartBench
{
    public static async Task RunAsync(bool quick)
    {
        await using var home = BenchHome.Bare();
        BenchReport.Print("start", "first_start_s", await home.StartAsync(), "s");
        await home.KillAsync();
        var seconds = new List<double>();
        for (var i = 0; i < (quick ? 3 : 7); i++)
        {
            seconds.Add(await home.StartAsync());
            await home.KillAsync();
        }

        var runs = new Runs(seconds);
        BenchReport.Print("start", "second_start_s", runs.Median, "s", spread: runs.Spread);
    }
}
