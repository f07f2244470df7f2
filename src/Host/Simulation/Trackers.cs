using System.Globalization;

namespace Wangge.Host.Simulation;

/// <summary>A tracker for each simulated unit, made at the first run and remembered in the home, since its secret is told only once.</summary>
internal sealed class Trackers(Uri server, string file) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = server, Timeout = TimeSpan.FromSeconds(10) };
    private readonly Dictionary<Guid, string> _secrets = OwnersJson.Find<Dictionary<Guid, string>>(file) ?? [];

    /// <summary>Makes those that are missing.</summary>
    public async Task PrepareAsync(StaffClient keeper, IEnumerable<Guid> unitIds, CancellationToken ct)
    {
        foreach (var unitId in unitIds.Where(id => !_secrets.ContainsKey(id)))
        {
            var made = await keeper.WriteAsync(HttpMethod.Put, $"api/dispatch/trackers/{Guid.CreateVersion7()}", new { unitId, label = "simulated" }, ct);
            if (made is { } tracker) { _secrets[unitId] = tracker.GetProperty("secret").GetString()!; }
        }

        OwnersJson.Write(file, _secrets);
    }

    /// <summary>Says where a unit is, as a tracking app does: OsmAnd's way, speed in knots.</summary>
    /// <returns>Whether the server has it.</returns>
    public async Task<bool> SendAsync(SimulatedUnit unit, DateTimeOffset now, CancellationToken ct)
    {
        if (!_secrets.TryGetValue(unit.Id, out var secret)) { return false; }
        const double KnotsPerMetrePerSecond = 3.6 / 1.852;
        var (longitude, latitude, bearing, speed) = unit.Place;
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"osmand?id={Uri.EscapeDataString(secret)}&lat={latitude:0.000000}&lon={longitude:0.000000}&timestamp={now.ToUnixTimeSeconds()}&speed={speed * KnotsPerMetrePerSecond:0.0}&bearing={bearing:0}&accuracy=6&batt=80");
        using var answer = await _http.GetAsync(new Uri(query, UriKind.Relative), ct);
        return answer.IsSuccessStatusCode;
    }

    public void Dispose() => _http.Dispose();
}
