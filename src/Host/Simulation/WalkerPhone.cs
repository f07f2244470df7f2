using System.Text.Json;

namespace Wangge.Host.Simulation;

/// <summary>The phone of a simulated walker: goes on duty, asks for its rounds, sends fixes, codes and photos as phones do.</summary>
/// <param name="mode">How it goes: <c>driving</c> or <c>foot</c>.</param>
internal sealed class WalkerPhone(StaffClient client, SimulatedWalker walker, CodeSheets sheets, Ways ways, string mode)
{
    private const int FixesOfSending = 6;
    private const int MostFixes = 600;
    private const double StraightMetresPerSecond = 1.4;
    private static readonly TimeSpan AsksEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FixEvery = TimeSpan.FromSeconds(10);

    private readonly List<(DateTimeOffset At, double Longitude, double Latitude)> _fixes = [];
    private IReadOnlyList<RoundNow> _rounds = [];
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _fixedAt = DateTimeOffset.MinValue;
    private Guid? _spellId;

    /// <summary>Whether its positions are its own to tell; where it is of a crew, the unit's tracker tells them.</summary>
    public bool IsOfCrew { get; private set; }

    /// <summary>Learns who it is.</summary>
    public async Task PrepareAsync(IReadOnlySet<Guid> crews, CancellationToken ct) =>
        IsOfCrew = crews.Contains((await client.GetAsync<JsonElement>("api/session", ct)).GetProperty("account").GetProperty("id").GetGuid());

    /// <summary>Does what the walker wants now.</summary>
    /// <returns>What is worth telling, or null.</returns>
    public async Task<string?> StepAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (walker.Round is null && now - _askedAt >= AsksEvery) { await AskAsync(now, ct); }
        var wish = walker.Look(_rounds, now);
        await FixAsync(now, ct);
        switch (wish)
        {
            case WalkWish.Begin begin:
                await GoOnDutyAsync(now, ct);
                walker.Begin(begin.Round);
                await SendAsync(begin.Round, null, now, ct);
                return $"{begin.Round.Plan}: begun";
            case WalkWish.Go go:
                walker.SetOut(await ways.FindAsync(mode, walker.Place!.Value, go.To, ct) ?? Straight(walker.Place!.Value, go.To), now);
                return null;
            case WalkWish.Prove prove:
                foreach (var claim in await ClaimsAsync(prove.Point, now, ct)) { await SendAsync(prove.Round, claim, now, ct); }
                await SendAsync(prove.Round, null, now, ct);
                walker.Proved();
                return null;
            case WalkWish.End end:
                var came = await SendAsync(end.Round, null, now, ct);
                walker.End();
                await AskAsync(now, ct);
                if (walker.Look(_rounds, now) is WalkWish.Nothing) { await GoOffDutyAsync(now, ct); }
                return came is { } round ? $"{end.Round.Plan}: {round.Points.Count(p => p.IsHit)} of {round.Points.Count}" : null;
            default: return null;
        }
    }

    private async Task AskAsync(DateTimeOffset now, CancellationToken ct)
    {
        _rounds = [.. (await client.GetAsync<JsonElement>("api/my/rounds", ct)).GetProperty("rounds").EnumerateArray().Select(RoundNow.Read)];
        _askedAt = now;
    }

    /// <summary>Who is on duty already went there themselves, and stays.</summary>
    private async Task GoOnDutyAsync(DateTimeOffset now, CancellationToken ct)
    {
        if ((await client.GetAsync<JsonElement>("api/duty", ct)).GetProperty("isOn").GetBoolean()) { return; }
        _spellId = Guid.CreateVersion7();
        await client.WriteAsync(HttpMethod.Put, "api/duty", new { spellId = _spellId, isOn = true, happenedAt = now }, ct);
    }

    private async Task GoOffDutyAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (_spellId is not { } spellId) { return; }
        await client.WriteAsync(HttpMethod.Put, "api/duty", new { spellId, isOn = false, happenedAt = now }, ct);
        _spellId = null;
    }

    private async Task FixAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (walker.Round is not { } round || walker.Place is not { } place || now - _fixedAt < FixEvery) { return; }
        // While the server is away the oldest are given up.
        if (_fixes.Count == MostFixes) { _fixes.RemoveAt(0); }
        _fixes.Add((now, place.Longitude, place.Latitude));
        _fixedAt = now;
        if (!IsOfCrew)
        {
            await client.WriteAsync(HttpMethod.Post, "api/dispatch/positions", new { fixes = new[] { new { at = now, longitude = place.Longitude, latitude = place.Latitude, accuracy = 6 } } }, ct);
        }

        if (_fixes.Count >= FixesOfSending) { await SendAsync(round, null, now, ct); }
    }

    private async Task<IReadOnlyList<object>> ClaimsAsync(PointNow point, DateTimeOffset now, CancellationToken ct)
    {
        var claims = new List<object>();
        if (point.Ways.Contains("code") && await sheets.FindAsync(point.Id, now, ct) is { } code)
        {
            claims.Add(new { proofId = Guid.CreateVersion7(), pointId = point.Id, way = "code", happenedAt = now, code });
        }

        if (point.Ways.Contains("photo") && await client.SendFileAsync(WalkerPhoto.Take(), ct) is { } sha256)
        {
            claims.Add(new { proofId = Guid.CreateVersion7(), pointId = point.Id, way = "photo", happenedAt = now, sha256 });
        }

        return claims;
    }

    /// <summary>Sends the fixes that wait, and a claim.</summary>
    /// <returns>The round as it stands; null where it was refused.</returns>
    private async Task<RoundNow?> SendAsync(RoundNow round, object? claim, DateTimeOffset now, CancellationToken ct)
    {
        object[] claims = claim is null ? [] : [claim];
        var answer = await client.WriteAsync(HttpMethod.Post, $"api/rounds/walks/{round.Id}/proofs", new
        {
            actId = Guid.CreateVersion7(), happenedAt = now, fixes = _fixes.Select(f => new { at = f.At, longitude = f.Longitude, latitude = f.Latitude, accuracyMetres = 6 }), proofs = claims,
        }, ct);
        _fixes.Clear();
        return answer is { } told ? RoundNow.Read(told.GetProperty("round")) : null;
    }

    private static LineWalk Straight((double Longitude, double Latitude) from, (double Longitude, double Latitude) to) =>
        new([from, to], TimeSpan.FromSeconds(Math.Max(1, Kernel.Places.Metres.Nearby(from.Longitude, from.Latitude, to.Longitude, to.Latitude) / StraightMetresPerSecond)));
}
