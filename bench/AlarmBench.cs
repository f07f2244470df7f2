using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using MQTTnet;
using MQTTnet.Protocol;
using Wangge.Bench.Pictures;
using Wangge.Bench.Siege;

namespace Wangge.Bench;

/// <summary>From the press of a button, by MQTT and by HTTP, to its view on each of 49 live consoles and to its paint in a real browser at 50 presses a second; and what is lost or doubled while the server, the database and a broker of others are killed; between them its first picture (<see cref="PictureBench"/>).</summary>
/// <remarks>Buttons, consoles, browser, server and load on one machine. The browser notes when it shows how many are open, so that of two presses in one frame neither is shown before the other. Source: QUALITY, "alarm".</remarks>
internal static class AlarmBench
{
    private const int Consoles = 49;
    private const int PressesPerSecond = 50;
    private const int Buttons = 50;

    public static async Task RunAsync(bool quick)
    {
        await ShownAsync(quick);
        await PictureBench.RunAsync(quick);
        await KillAsync(quick);
    }

    public static Task KillAsync(bool quick) => KillsAsync(quick ? 5 : 70, quick ? 2 : 30);

    private static async Task ShownAsync(bool quick)
    {
        await using var alarms = await AlarmHome.MakeAsync(null, Buttons);
        await alarms.StartAsync(new Dictionary<string, string> { ["WANGGE_Web__Root"] = BuiltPages.Find() });
        var pressed = new ConcurrentDictionary<Guid, long>();
        var heard = new ConcurrentDictionary<Guid, ConcurrentQueue<long>>();
        var consoles = new List<HubConnection>();
        for (var i = 0; i < Consoles; i++) { consoles.Add(await FollowAsync(alarms, heard)); }

        await using var screen = await AlarmScreen.OpenAsync(alarms.Home.Port, alarms.OperatorToken);
        BenchReport.Print("alarm", "consoles", Consoles + 1, "");
        var open = 0;
        foreach (var way in (string[])["http", "mqtt"])
        {
            await using var pressing = await Pressing.MakeAsync(alarms, way);
            // The first ones warm the way.
            await LoadAsync(pressing, pressed, heard, PressesPerSecond * 3);
            open += pressed.Count;
            pressed.Clear();
            var sentAt = await LoadAsync(pressing, pressed, heard, PressesPerSecond * (quick ? 10 : 30));
            var millis = pressed.SelectMany(p => heard[p.Key].Select(at => Stopwatch.GetElapsedTime(p.Value, at).TotalMilliseconds)).Order().ToList();
            var missed = (pressed.Count * Consoles) - millis.Count;
            BenchReport.Print("alarm", way + ".presses_per_s", PressesPerSecond, "1/s");
            BenchReport.Print("alarm", way + ".shown_p50_ms", Percentile.Of(millis, 0.5), "ms");
            BenchReport.Print("alarm", way + ".shown_p99_ms", Percentile.Of(millis, 0.99), "ms");
            BenchReport.Print("alarm", way + ".shown_longest_ms", millis[^1], "ms");
            BenchReport.Print("alarm", way + ".unshown", Math.Max(0, missed), "views");
            var painted = await screen.ShownAtAsync(open + 1, sentAt.Count, TimeSpan.FromSeconds(10));
            var paints = painted.Zip(sentAt, (shown, sent) => shown - sent).OfType<double>().Order().ToList();
            BenchReport.Print("alarm", way + ".painted_p50_ms", Percentile.Of(paints, 0.5), "ms");
            BenchReport.Print("alarm", way + ".painted_p99_ms", Percentile.Of(paints, 0.99), "ms");
            BenchReport.Print("alarm", way + ".unpainted", sentAt.Count - paints.Count, "alarms");
            open += pressed.Count;
        }

        foreach (var console in consoles) { await console.DisposeAsync(); }
    }

    /// <summary>Presses at an even pace, whoever waits; ends once every console has every alarm, or ten seconds after.</summary>
    /// <returns>When each was pressed, in milliseconds of UNIX time.</returns>
    private static async Task<IReadOnlyList<double>> LoadAsync(Pressing pressing, ConcurrentDictionary<Guid, long> pressed, ConcurrentDictionary<Guid, ConcurrentQueue<long>> heard, int count)
    {
        var begun = Stopwatch.GetTimestamp();
        var running = new List<Task>();
        var sentAt = new List<double>();
        for (var i = 0; i < count; i++)
        {
            if ((TimeSpan.FromSeconds((double)i / PressesPerSecond) - Stopwatch.GetElapsedTime(begun)) is { Ticks: > 0 } wait) { await Task.Delay(wait); }
            var id = Guid.CreateVersion7();
            heard.TryAdd(id, []);
            sentAt.Add((TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds);
            pressed[id] = Stopwatch.GetTimestamp();
            running.Add(pressing.PressAsync(i % Buttons, id));
        }

        await Task.WhenAll(running);
        var patience = Stopwatch.GetTimestamp();
        while (pressed.Keys.Any(id => heard[id].Count < Consoles) && Stopwatch.GetElapsedTime(patience) < TimeSpan.FromSeconds(10)) { await Task.Delay(50); }
        return sentAt;
    }

    private static async Task<HubConnection> FollowAsync(AlarmHome alarms, ConcurrentDictionary<Guid, ConcurrentQueue<long>> heard)
    {
        var console = new HubConnectionBuilder().WithUrl(new Uri(alarms.Address, "live"), http => http.AccessTokenProvider = () => Task.FromResult<string?>(alarms.OperatorToken)).Build();
        console.On<JsonElement[]>("changed", told =>
        {
            var at = Stopwatch.GetTimestamp();
            foreach (var one in told)
            {
                var change = one.GetProperty("change");
                // The view itself must be in the message.
                if (change.GetProperty("kind").GetString() == "alarm.raise" && change.GetProperty("view").GetProperty("id").TryGetGuid(out var id)) { heard.GetOrAdd(id, _ => []).Enqueue(at); }
            }
        });
        await console.StartAsync();
        await console.InvokeAsync<JsonElement>("Watch", "alarms", (long?)null);
        return console;
    }

    private static async Task KillsAsync(int programKills, int otherKills)
    {
        var found = new List<SiegeFindings> { await KillProgramAsync("sqlite", null, programKills) };
        await using (var postgres = await ThrowawayPostgres.StartAsync())
        {
            found.Add(await KillProgramAsync("postgres", postgres.ConnectionString, programKills));
        }

        await using (var postgres = await ThrowawayPostgres.StartAsync())
        {
            await using var alarms = await AlarmHome.MakeAsync(postgres.ConnectionString, AlarmSiege.Buttons);
            await using var siege = new AlarmSiege(alarms);
            for (var i = 0; i < otherKills; i++) { await siege.KillDatabaseAsync(postgres, 150); }
            await siege.SettleAsync();
            Print("postgres.server", siege, otherKills);
            found.Add(siege.Findings);
        }

        await using (var alarms = await AlarmHome.MakeAsync(null, AlarmSiege.Buttons))
        {
            await using var siege = await AlarmSiege.AtOthersAsync(alarms);
            for (var i = 0; i < otherKills; i++) { await siege.KillBrokerAsync(300); }
            await siege.SettleAsync();
            Print("broker", siege, otherKills);
            found.Add(siege.Findings);
        }

        BenchReport.Print("alarm", "kills", 2 * (programKills + otherKills), "deaths");
        BenchReport.Print("alarm", "lost", found.Sum(f => f.LostCount), "alarms");
        BenchReport.Print("alarm", "doubled", found.Sum(f => f.DoubledCount), "alarms");
    }

    private static async Task<SiegeFindings> KillProgramAsync(string what, string? postgres, int kills)
    {
        await using var alarms = await AlarmHome.MakeAsync(postgres, AlarmSiege.Buttons);
        await using var siege = new AlarmSiege(alarms);
        for (var i = 0; i < kills; i++) { await siege.KillProgramAsync(300); }
        await siege.SettleAsync();
        Print(what, siege, kills);
        return siege.Findings;
    }

    private static void Print(string what, AlarmSiege siege, int kills)
    {
        BenchReport.Print("alarm", what + ".kills", kills, "deaths");
        BenchReport.Print("alarm", what + ".answered", siege.Tally.Answered.Count, "presses");
        BenchReport.Print("alarm", what + ".retries", siege.Tally.Retries, "presses");
        if (!siege.Findings.IsNothing) { Console.Error.WriteLine($"{what}: {siege.Findings}"); }
    }

    /// <summary>Presses by one way over connections that are open.</summary>
    private sealed class Pressing(AlarmHome alarms, string way) : IAsyncDisposable
    {
        private readonly HttpClient _http = new() { BaseAddress = alarms.Address };
        private readonly List<IMqttClient> _mqtt = [];

        public static async Task<Pressing> MakeAsync(AlarmHome alarms, string way)
        {
            var made = new Pressing(alarms, way);
            foreach (var button in way == "mqtt" ? alarms.Buttons : [])
            {
                var client = new MqttClientFactory().CreateMqttClient();
                await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", alarms.BrokerPort).WithCredentials(button.UserName, button.Key).Build());
                made._mqtt.Add(client);
            }

            return made;
        }

        public async Task PressAsync(int number, Guid id)
        {
            var button = alarms.Buttons[number];
            if (way == "mqtt")
            {
                await _mqtt[number].PublishAsync(new MqttApplicationMessageBuilder()
                    .WithTopic($"grid/{BenchHome.DistrictCode}/school/{button.Id:N}/alarm").WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithPayload($"{{\"id\":\"{id:N}\"}}").Build());
                return;
            }

            await ButtonDoor.PressAsync(_http, button, id);
        }

        public ValueTask DisposeAsync()
        {
            _http.Dispose();
            foreach (var client in _mqtt) { client.Dispose(); }
            return ValueTask.CompletedTask;
        }
    }
}
