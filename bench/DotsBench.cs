using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace Wangge.Bench;

/// <summary>2,240 trackers each say every 5 s where they are; 50 consoles follow. From sending a fix to each console's having it.</summary>
internal static class DotsBench
{
    private const int Consoles = 50;
    private const int Lines = 32;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(BenchHome home, BenchFleet fleet, bool quick)
    {
        var sentAt = new ConcurrentDictionary<(Guid Unit, long At), long>();
        var millis = new ConcurrentBag<double>();
        using var ended = new CancellationTokenSource();
        var connections = new List<HubConnection>();
        for (var i = 0; i < Consoles; i++) { connections.Add(await FollowAsync(home, sentAt, millis, ended.Token)); }

        // The load before may have been ahead of the clock: what is sent now must be newer.
        var ahead = TimeProvider.System.GetUtcNow().AddSeconds(60);
        var begun = Stopwatch.GetTimestamp();
        var rounds = quick ? 2 : 6;
        var next = -1;
        var total = rounds * fleet.Count;
        await Task.WhenAll(Enumerable.Range(0, Lines).Select(_ => Task.Run(async () =>
        {
            await using var line = await HttpLine.OpenAsync(home.Port);
            int number;
            while ((number = Interlocked.Increment(ref next)) < total)
            {
                var due = Every * ((double)number / fleet.Count);
                if (due - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } wait) { await Task.Delay(wait); }
                var at = DateTimeOffset.FromUnixTimeMilliseconds((ahead + due).ToUnixTimeMilliseconds());
                var (unit, request) = fleet.RequestOf(number % fleet.Count, at, number);
                sentAt[(unit, at.ToUnixTimeMilliseconds())] = Stopwatch.GetTimestamp();
                await line.SendAsync(request);
            }
        })));
        await Task.Delay(TimeSpan.FromSeconds(2));
        await ended.CancelAsync();
        foreach (var connection in connections) { await connection.DisposeAsync(); }

        var sorted = millis.Order().ToList();
        if (sorted.Count == 0) { throw new InvalidOperationException("No dot was seen."); }
        BenchReport.Print("positions", "dots_seen_share", (double)sorted.Count / ((double)total * Consoles), "");
        BenchReport.Print("positions", "dot_p50_ms", sorted[sorted.Count / 2], "ms");
        BenchReport.Print("positions", "dot_p95_ms", sorted[(int)(sorted.Count * 0.95)], "ms");
    }

    private static async Task<HubConnection> FollowAsync(
        BenchHome home, ConcurrentDictionary<(Guid Unit, long At), long> sentAt, ConcurrentBag<double> millis, CancellationToken ct)
    {
        var connection = new HubConnectionBuilder().WithUrl($"http://127.0.0.1:{home.Port}/live", http => http.AccessTokenProvider = () => Task.FromResult<string?>(home.Token)).Build();
        await connection.StartAsync(ct);
        _ = Task.Run(async () =>
        {
            try
            {
                await foreach (var frame in connection.StreamAsync<JsonElement>("Follow", "dots", ct))
                {
                    var seen = Stopwatch.GetTimestamp();
                    foreach (var dot in frame.GetProperty("moved").EnumerateArray())
                    {
                        var key = (dot.GetProperty("id").GetGuid(), dot.GetProperty("at").GetDateTimeOffset().ToUnixTimeMilliseconds());
                        if (sentAt.TryGetValue(key, out var sent)) { millis.Add(Stopwatch.GetElapsedTime(sent, seen).TotalMilliseconds); }
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // The measuring is over.
            }
        }, CancellationToken.None);
        return connection;
    }
}
