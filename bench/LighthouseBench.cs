using System.Diagnostics;
using System.Text.Json;

namespace Wangge.Bench;

/// <summary>What Lighthouse says of the first page of the portal and of the field face, as it takes phones by default: of 100, medians.</summary>
/// <remarks>Lighthouse is fetched when this runs and not before: with what it brings along it is as large as all else that the pages are built with.</remarks>
internal static class LighthouseBench
{
    private const string Bench = "lighthouse";
    private const string Package = "lighthouse@12.8.2";

    public static async Task RunAsync(bool quick)
    {
        await using var home = await BenchHome.MakeAsync(postgres: null);
        await home.StartAsync(new Dictionary<string, string> { ["WANGGE_Web__Root"] = BuiltPages.Find() });
        foreach (var (face, path) in new[] { ("portal", "/"), ("field", "/field/") })
        {
            var (performances, accessibilities) = (new List<double>(), new List<double>());
            for (var run = 0; run < (quick ? 1 : 5); run++)
            {
                var scores = await LookAsync(new Uri($"http://127.0.0.1:{home.Port}{path}"), home.Token);
                performances.Add(scores.Performance);
                accessibilities.Add(scores.Accessibility);
            }

            BenchReport.Print(Bench, $"{face}_performance", new Runs(performances).Median, "of 100", spread: new Runs(performances).Spread);
            BenchReport.Print(Bench, $"{face}_accessibility", new Runs(accessibilities).Median, "of 100", spread: new Runs(accessibilities).Spread);
        }
    }

    private static async Task<(double Performance, double Accessibility)> LookAsync(Uri page, string token)
    {
        var start = new ProcessStartInfo(
            "npx",
            [
                "--yes", Package, page.AbsoluteUri, "--quiet", "--output=json", "--output-path=stdout", "--only-categories=performance,accessibility",
                "--chrome-flags=--headless=new --no-sandbox", $"--extra-headers={JsonSerializer.Serialize(new { Cookie = $"wangge_session={token}" })}",
            ])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["CHROME_PATH"] = "/usr/bin/chromium";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("npx did not start.");
        var told = await JsonDocument.ParseAsync(process.StandardOutput.BaseStream);
        await process.WaitForExitAsync();
        var categories = told.RootElement.GetProperty("categories");
        return (ScoreOf("performance"), ScoreOf("accessibility"));

        double ScoreOf(string category) => Math.Round(100 * categories.GetProperty(category).GetProperty("score").GetDouble());
    }
}
