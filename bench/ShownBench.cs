using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Wangge.Bench.Siege;

namespace Wangge.Bench;

/// <summary>From the press of a button, by MQTT and by HTTP, to its view on each of 49 live consoles and to its paint in a real browser, at 50 presses a second.</summary>
/// <remarks>
/// Buttons, consoles, browser, server and load on one machine. Presses come in bursts, and what a burst raised is ended before the next: no district has hundreds of open alarms. The browser notes
/// when it shows how many are open. Part of <c>bench alarm</c>. Source: QUALITY, "alarm".
/// </remarks>
internal static class ShownBench
{
    private const int Consoles = 49;
    private const int PressesPerSecond = 50;
    private const int PressesOfBurst = 150;
    private const int Buttons = 50;

    public static async Task RunAsync(bool quick)
    {
        await using var alarms = await AlarmHome.MakeAsync(null, Buttons);
        await alarms.StartAsync(new Dictionary<string, string> { ["WANGGE_Web__Root"] = BuiltPages.Find() });
        var heard = new ConcurrentDictionary<Guid, ConcurrentDictionary<int, long>>();
        var consoles = new List<HubConnection>();
        for (var i = 0; i < Consoles; i++) { consoles.Add(await FollowAsync(alarms, i, heard)); }
        await using var screen = await AlarmScreen.OpenAsync(alarms.Home.Port, alarms.OperatorToken);
        BenchReport.Print("alarm", "consoles", Consoles + 1, "");
        foreach (var way in (string[])["http", "mqtt"])
        {
            await using var pressing = await Pressing.MakeAsync(alarms, way);
            // The first burst warms the way.
            await BurstAsync(alarms, pressing, heard, screen);
            var (views, paints, bursts) = (new List<double>(), new List<double>(), quick ? 3 : 10);
            for (var n = 0; n < bursts; n++)
            {
                var (viewed, painted) = await BurstAsync(alarms, pressing, heard, screen);
                views.AddRange(viewed);
                paints.AddRange(painted);
            }

            views.Sort();
            paints.Sort();
            BenchReport.Print("alarm", way + ".presses_per_s", PressesPerSecond, "1/s");
            BenchReport.Print("alarm", way + ".shown_p50_ms", Percentile.Of(views, 0.5), "ms");
            BenchReport.Print("alarm", way + ".shown_p99_ms", Percentile.Of(views, 0.99), "ms");
            BenchReport.Print("alarm", way + ".shown_longest_ms", views[^1], "ms");
            BenchReport.Print("alarm", way + ".unshown", (bursts * PressesOfBurst * Consoles) - views.Count, "views");
            BenchReport.Print("alarm", way + ".painted_p50_ms", Percentile.Of(paints, 0.5), "ms");
            BenchReport.Print("alarm", way + ".painted_p99_ms", Percentile.Of(paints, 0.99), "ms");
            BenchReport.Print("alarm", way + ".unpainted", (bursts * PressesOfBurst) - paints.Count, "alarms");
        }

        foreach (var console in consoles) { await console.DisposeAsync(); }
    }

    /// <summary>Presses at an even pace, whoever waits, until every console has every alarm, or ten seconds after; then ends them.</summary>
    /// <returns>Milliseconds from each press to each console, and to the browser's paint.</returns>
    private static async Task<(IReadOnlyList<double> Viewed, IReadOnlyList<double> Painted)> BurstAsync(
        AlarmHome alarms, Pressing pressing, ConcurrentDictionary<Guid, ConcurrentDictionary<int, long>> heard, AlarmScreen screen)
    {
        var begun = Stopwatch.GetTimestamp();
        var pressed = new List<(Guid Id, long At, double Clock)>();
        var running = new List<Task>();
        for (var i = 0; i < PressesOfBurst; i++)
        {
            if ((TimeSpan.FromSeconds((double)i / PressesPerSecond) - Stopwatch.GetElapsedTime(begun)) is { Ticks: > 0 } wait) { await Task.Delay(wait); }
            var id = Guid.CreateVersion7();
            heard.TryAdd(id, []);
            pressed.Add((id, Stopwatch.GetTimestamp(), (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds));
            running.Add(pressing.PressAsync(i % Buttons, id));
        }

        await Task.WhenAll(running);
        var patience = Stopwatch.GetTimestamp();
        while (pressed.Any(p => heard[p.Id].Count < Consoles) && Stopwatch.GetElapsedTime(patience) < TimeSpan.FromSeconds(10)) { await Task.Delay(50); }
        var painted = await screen.ShownAtAsync(PressesOfBurst, TimeSpan.FromSeconds(10));
        await Parallel.ForEachAsync(pressed, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (press, _) => await alarms.EndAsync(press.Id));
        await screen.ForgetAsync();
        return (
            [.. pressed.SelectMany(p => heard[p.Id].Values.Select(at => Stopwatch.GetElapsedTime(p.At, at).TotalMilliseconds))],
            [.. painted.Zip(pressed, (shown, press) => shown - press.Clock).OfType<double>()]);
    }

    private static async Task<HubConnection> FollowAsync(AlarmHome alarms, int number, ConcurrentDictionary<Guid, ConcurrentDictionary<int, long>> heard)
    {
        var console = new HubConnectionBuilder().WithUrl(new Uri(alarms.Address, "live"), http => http.AccessTokenProvider = () => Task.FromResult<string?>(alarms.OperatorToken)).Build();
        console.On<JsonElement[]>("changed", told =>
        {
            var at = Stopwatch.GetTimestamp();
            foreach (var one in told)
            {
                var change = one.GetProperty("change");
                // The view itself must be in the message; what is told twice was seen the first time.
                if (change.GetProperty("kind").GetString() == "alarm.raise" && change.GetProperty("view").GetProperty("id").TryGetGuid(out var id)) { heard.GetOrAdd(id, _ => []).TryAdd(number, at); }
            }
        });
        await console.StartAsync();
        await console.InvokeAsync<JsonElement>("Watch", "alarms", (long?)null);
        return console;
    }
}
