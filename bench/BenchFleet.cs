using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Wangge.Bench;

/// <summary>Units of one tracker each, all on duty, which drive on a little with each fix.</summary>
internal sealed class BenchFleet
{
    private const int MillisecondsAFix = 250;
    private readonly (Guid UnitId, string Secret)[] _trackers;
    private readonly DateTimeOffset _began = TimeProvider.System.GetUtcNow();
    private int _number;

    private BenchFleet((Guid UnitId, string Secret)[] trackers) => _trackers = trackers;

    public int Count => _trackers.Length;

    /// <summary>Registers them over the API, as an administrator's program would.</summary>
    public static async Task<BenchFleet> RegisterAsync(BenchHome home, int count)
    {
        var trackers = new (Guid, string)[count];
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{home.Port}/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", home.Token);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, ct) =>
        {
            var unitId = Guid.CreateVersion7();
            await AskAsync(http.PutAsJsonAsync($"api/dispatch/units/{unitId}", new { code = $"V{i}", name = $"巡{i}", kind = "car", areaPath = $"/{BenchHome.DistrictCode}/" }, ct), ct);
            trackers[i].Item1 = unitId;
        });
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, ct) =>
        {
            var made = await AskAsync(http.PutAsJsonAsync($"api/dispatch/trackers/{Guid.CreateVersion7()}", new { unitId = trackers[i].Item1, label = $"{i}" }, ct), ct);
            trackers[i].Item2 = made.GetProperty("secret").GetString()!;
            await AskAsync(http.PostAsJsonAsync($"api/dispatch/units/{trackers[i].Item1}/state", new { actId = Guid.CreateVersion7(), state = "free" }, ct), ct);
        });
        return new BenchFleet(trackers);
    }

    /// <summary>The next fix of the next unit; called by several threads.</summary>
    public byte[] NextRequest(int unused)
    {
        var number = Interlocked.Increment(ref _number);
        return Request(number % _trackers.Length, _began.AddMilliseconds((number / _trackers.Length + 1) * MillisecondsAFix), number);
    }

    /// <summary>A fix of one unit now.</summary>
    public (Guid UnitId, byte[] Request) RequestOf(int unit, DateTimeOffset at, int number) => (_trackers[unit].UnitId, Request(unit, at, number));

    private byte[] Request(int unit, DateTimeOffset at, int number) => HttpLoad.Request("GET", string.Create(
        CultureInfo.InvariantCulture,
        $"/osmand?id={_trackers[unit].Secret}&lat={BenchHome.South + 0.1 + (unit % 100 * 0.001):0.000000}&lon={BenchHome.West + 0.1 + (unit / 100 * 0.001) + (number / _trackers.Length % 1000 * 0.00002):0.000000}&timestamp={at.ToUnixTimeMilliseconds()}&speed=19.4&bearing=90&accuracy=5&batt=80"), null, null);

    private static async Task<JsonElement> AskAsync(Task<HttpResponseMessage> asked, CancellationToken ct)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync(ct);
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement.Clone() : throw new InvalidOperationException($"{(int)answer.StatusCode} {text}");
    }
}
