using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace Wangge.Bench;

/// <summary>One change → 199 live clients and one desk in a browser: from the moment its request is sent to the moment that each client has heard of it, and the desk has painted it.</summary>
/// <remarks>All clients and the browser run beside the server on the same machine. Source: QUALITY, "fanout".</remarks>
internal static class FanoutBench
{
    private const int Clients = 199;

    public static async Task RunAsync(bool quick)
    {
        await using var home = await BenchHome.MakeAsync(null);
        await home.StartAsync(new Dictionary<string, string> { ["WANGGE_Web__Root"] = BuiltPages.Find() });
        var heard = new ConcurrentDictionary<Guid, Change>();
        var connections = new List<HubConnection>();
        foreach (var group in Enumerable.Range(0, Clients).Chunk(20))
        {
            connections.AddRange(await Task.WhenAll(group.Select(_ => ConnectAsync(home, heard))));
        }

        await using var desk = await DeskScreen.OpenAsync(home);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{home.Port}/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", home.Token);
        var millis = new List<double>();
        var slowest = new List<double>();
        var painted = new List<double>();
        var changes = quick ? 30 : 200;
        for (var i = 0; i < changes + 5; i++)
        {
            var (change, sentAt) = (new Change(Stopwatch.GetTimestamp()), TimeProvider.System.GetUtcNow());
            // The change is known by its case, and that only by the answer: hearing it may come first.
            using var answer = await http.PutAsJsonAsync($"api/reports/{Guid.CreateVersion7()}", new { type = "hazard.street-lamp", words = $"第{i}号路灯不亮", longitude = BenchHome.West + 0.05, latitude = BenchHome.South + 0.05 });
            answer.EnsureSuccessStatusCode();
            var caseId = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("caseId").GetGuid();
            var told = heard.GetOrAdd(caseId, _ => new Change(0));
            await told.All.Task.WaitAsync(TimeSpan.FromSeconds(30));
            var shownAt = await desk.ShownAtAsync(i + 1);
            // The first ones warm the way.
            if (i >= 5)
            {
                var each = told.At.Select(at => Stopwatch.GetElapsedTime(change.Begun, at).TotalMilliseconds).ToList();
                millis.AddRange(each);
                slowest.Add(each.Max());
                painted.Add((shownAt - sentAt).TotalMilliseconds);
            }
        }

        BenchReport.Print("fanout", "clients", Clients, "");
        BenchReport.Print("fanout", "clients_p50_ms", Percentile.Of(millis, 0.5), "ms");
        BenchReport.Print("fanout", "clients_p99_ms", Percentile.Of(millis, 0.99), "ms");
        BenchReport.Print("fanout", "last_client_p99_ms", Percentile.Of(slowest, 0.99), "ms");
        BenchReport.Print("fanout", "console_p50_ms", Percentile.Of(painted, 0.5), "ms");
        BenchReport.Print("fanout", "console_p99_ms", Percentile.Of(painted, 0.99), "ms");
        foreach (var connection in connections) { await connection.DisposeAsync(); }
    }

    private static async Task<HubConnection> ConnectAsync(BenchHome home, ConcurrentDictionary<Guid, Change> heard)
    {
        var connection = new HubConnectionBuilder().WithUrl($"http://127.0.0.1:{home.Port}/live", http => http.AccessTokenProvider = () => Task.FromResult<string?>(home.Token)).Build();
        connection.On<JsonElement[]>("changed", told =>
        {
            var at = Stopwatch.GetTimestamp();
            foreach (var one in told)
            {
                if (!one.TryGetProperty("change", out var change) || !change.TryGetProperty("subjectId", out var id) || !id.TryGetGuid(out var caseId)) { continue; }
                heard.GetOrAdd(caseId, _ => new Change(0)).Hear(at);
            }
        });
        await connection.StartAsync();
        await connection.InvokeAsync<JsonElement>("Watch", "cases", (long?)null);
        return connection;
    }

    /// <summary>When a change was begun, and when each client heard of it.</summary>
    private sealed class Change(long begun)
    {
        public long Begun { get; } = begun;

        public ConcurrentQueue<long> At { get; } = [];

        public TaskCompletionSource All { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Hear(long at)
        {
            At.Enqueue(at);
            if (At.Count == Clients) { All.TrySetResult(); }
        }
    }
}
