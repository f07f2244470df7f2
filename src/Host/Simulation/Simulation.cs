using System.Globalization;
using System.Text.Json;
using Wangge.Host.Demo;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Simulation;

/// <summary>Makes the demo live: its units go about on its roads, rounds are walked, matters come in, units are sent, arrive and leave, what came in is worked and closed. A client like any other, over HTTP.</summary>
internal sealed class Simulation(Uri server, Home home, SimulationPace pace, TimeProvider time, Action<string> tell)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Random _chance = new(pace.Seed);
    private readonly Dictionary<Guid, SimulatedUnit> _units = [];
    private readonly Dictionary<Guid, string> _modes = [];

    /// <summary>Runs until it is stopped or its time is over.</summary>
    /// <exception cref="HttpRequestException">The server is not there.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        using var keeper = await SignInAsync("shift-leader", ct);
        using var desk = await SignInAsync("dispatcher", ct);
        using var worker = await SignInAsync("grid-worker", ct);
        var life = new DistrictLife(worker, desk, _chance);
        using var hands = new MatterHands(await HandsAsync(ct), _chance);
        var ways = new Ways(desk);
        using var trackers = new Trackers(server, home.File("simulated-trackers.json"));
        await MeetUnitsAsync(keeper, trackers, ct);
        using var walkers = await RoundWalkers.MeetAsync(await WalkersAsync(ct), keeper, ways, _chance, ct);
        tell(string.Create(CultureInfo.InvariantCulture, $"{_units.Count} units are about, {walkers.Count} walk rounds"));

        var until = pace.For is { } span ? time.GetUtcNow() + span : DateTimeOffset.MaxValue;
        using var ticks = new PeriodicTimer(Tick, time);
        for (var tick = 0; time.GetUtcNow() < until && await ticks.WaitForNextTickAsync(ct); tick++)
        {
            try
            {
                await StepAsync(tick, desk, life, hands, ways, trackers, ct);
                await hands.StepAsync(time.GetUtcNow(), ct);
                await walkers.StepAsync(time.GetUtcNow(), tell, ct);
            }
            catch (Exception outside) when (outside is HttpRequestException or JsonException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                tell("the server does not answer: " + outside.Message);
                await Task.Delay(TimeSpan.FromSeconds(5), time, ct);
            }
        }
    }

    private async Task StepAsync(int tick, StaffClient desk, DistrictLife life, MatterHands hands, Ways ways, Trackers trackers, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var (parts, open) = await PartsAsync(desk, ct);
        await life.EndFinishedAsync(open, ct);
        foreach (var unit in _units.Values) { await FollowAsync(unit, unit.Look(parts.GetValueOrDefault(unit.Id), now), life, ways, now, ct); }
        // Each speaks every some seconds, not all in the same one.
        var speaking = _units.Values.Where((_, i) => (tick + i) % pace.SecondsBetweenFixes == 0);
        await Parallel.ForEachAsync(speaking, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct }, async (unit, stop) => await trackers.SendAsync(unit, now, stop));
        if (pace.SecondsBetweenMatters > 0 && tick % pace.SecondsBetweenMatters == pace.SecondsBetweenMatters / 2) { await BringMatterAsync(life, hands, now, ct); }
    }

    private async Task BringMatterAsync(DistrictLife life, MatterHands hands, DateTimeOffset now, CancellationToken ct)
    {
        var near = _units.Values.ElementAt(_chance.Next(_units.Count)).Place;
        var (longitude, latitude) = (near.Longitude + ((_chance.NextDouble() - 0.5) * 0.02), near.Latitude + ((_chance.NextDouble() - 0.5) * 0.02));
        if (await life.ReportAsync(longitude, latitude, ct) is not { } caseId) { return; }
        hands.Take(caseId, now);
        var sent = await life.PerhapsSendAsync(caseId, ct);
        tell(sent is null ? "a matter came in" : $"a matter came in, {sent} is sent");
    }

    private async Task FollowAsync(SimulatedUnit unit, Wish wish, DistrictLife life, Ways ways, DateTimeOffset now, CancellationToken ct)
    {
        switch (wish)
        {
            case Wish.Accept accept: await life.SayAsync(accept.OperationId, unit.Id, "accept", ct); break;
            case Wish.Leave leave: await life.SayAsync(leave.OperationId, unit.Id, "leave", ct); break;
            case Wish.Go go:
                if (await ways.FindAsync(_modes[unit.Id], (unit.Place.Longitude, unit.Place.Latitude), go.To, ct) is { } way) { unit.SetOut(way, go.OperationId, now); }
                else { unit.Rest(now); }

                break;
        }
    }

    /// <returns>Each unit's part; each open operation, and whether somebody is on it.</returns>
    private static async Task<(Dictionary<Guid, PartNow> Parts, Dictionary<Guid, bool> Open)> PartsAsync(StaffClient desk, CancellationToken ct)
    {
        var (parts, operations) = (new Dictionary<Guid, PartNow>(), new Dictionary<Guid, bool>());
        var open = await desk.GetAsync<JsonElement>("api/dispatch/operations?state=open&size=200", ct);
        foreach (var operation in open.GetProperty("items").EnumerateArray())
        {
            var id = operation.GetProperty("id").GetGuid();
            operations[id] = false;
            foreach (var part in operation.GetProperty("parts").EnumerateArray().Where(p => p.GetProperty("endedAt").ValueKind == JsonValueKind.Null))
            {
                operations[id] = true;
                var since = part.GetProperty("arrivedAt").ValueKind == JsonValueKind.Null ? part.GetProperty("sentAt") : part.GetProperty("arrivedAt");
                parts[part.GetProperty("unitId").GetGuid()] = new PartNow(
                    id, part.GetProperty("state").GetString()!, part.GetProperty("longitude").GetDouble(), part.GetProperty("latitude").GetDouble(),
                    since.GetDateTimeOffset());
            }
        }

        return (parts, operations);
    }

    private async Task MeetUnitsAsync(StaffClient keeper, Trackers trackers, CancellationToken ct)
    {
        foreach (var unit in (await keeper.GetAsync<JsonElement>("api/dispatch/units", ct)).EnumerateArray())
        {
            if (unit.GetProperty("postLongitude").ValueKind == JsonValueKind.Null || unit.GetProperty("state").GetString() == "off") { continue; }
            var id = unit.GetProperty("id").GetGuid();
            _units[id] = new SimulatedUnit(id, (unit.GetProperty("postLongitude").GetDouble(), unit.GetProperty("postLatitude").GetDouble()), new Random(_chance.Next()));
            _modes[id] = unit.GetProperty("kind").GetString() == "foot" ? "foot" : "driving";
        }

        await trackers.PrepareAsync(keeper, _units.Keys, ct);
    }

    /// <summary>Those one signs in as who have rounds, and a patrol of each subdistrict.</summary>
    private async Task<List<(StaffClient Client, string Role)>> WalkersAsync(CancellationToken ct)
    {
        var walkers = new List<(StaffClient, string)>();
        foreach (var one in DemoSignIns.Read(home).Where(s => s.Role is "grid-worker" or "patrol").Concat(DemoSignIns.ReadWalkers(home).Where(s => s.Role == "patrol")))
        {
            walkers.Add((await StaffClient.SignInAsync(server, one, ct), one.Role));
        }

        return walkers;
    }

    /// <summary>Those who work what comes in; in a home whose demo was made before there were any hands, what comes in waits for people.</summary>
    private async Task<Dictionary<string, StaffClient>> HandsAsync(CancellationToken ct)
    {
        var hands = new Dictionary<string, StaffClient>(StringComparer.Ordinal);
        foreach (var one in DemoSignIns.ReadWalkers(home).Where(s => s.Role != "patrol")) { hands[one.Role] = await StaffClient.SignInAsync(server, one, ct); }
        if (hands.Count == 0) { return hands; }
        foreach (var role in (string[])["acceptor", "shift-leader", "dispatcher"]) { hands[role] = await SignInAsync(role, ct); }
        return hands;
    }

    private Task<StaffClient> SignInAsync(string role, CancellationToken ct) =>
        StaffClient.SignInAsync(server, DemoSignIns.Read(home).First(s => s.Role == role), ct);
}

/// <summary>How lively it is.</summary>
/// <param name="SecondsBetweenFixes">Of one unit.</param>
/// <param name="SecondsBetweenMatters">0: none come in.</param>
/// <param name="For">How long it runs; null: until it is stopped.</param>
internal sealed record SimulationPace(int Seed, int SecondsBetweenFixes, int SecondsBetweenMatters, TimeSpan? For);
