using System.Globalization;
using System.Text.Json;

namespace Wangge.Host.Simulation;

/// <summary>What happens in the demo while its units are about: a matter is reported now and then, and the desk sends the nearest unit to some.</summary>
internal sealed class DistrictLife(StaffClient worker, StaffClient desk, Random chance)
{
    private const double SendsToShare = 0.6;

    private readonly HashSet<Guid> _operations = [];

    private static readonly (string Type, string Words)[] Matters =
    [
        ("hazard.manhole-cover", "人行道井盖缺失，已用锥桶围挡"), ("hazard.street-lamp", "路灯不亮，夜间行人看不清"), ("hazard.fire-lane", "消防通道被车辆占用"),
        ("hazard.gas", "楼道里有燃气异味"), ("hazard.wires", "线缆脱落，垂到人行道上"), ("hazard.pothole", "路面坑洼，电动车容易摔倒"), ("hazard.exposed-rubbish", "垃圾堆在路边没有清运"),
        ("hazard.water-leak", "供水管漏水，路面结冰"), ("hazard.drain", "下水堵塞，积水漫到便道"),
    ];

    /// <summary>Reports a matter at a place.</summary>
    /// <returns>Its case, or null where the place lies in no grid.</returns>
    public async Task<Guid?> ReportAsync(double longitude, double latitude, CancellationToken ct)
    {
        var (type, words) = Matters[chance.Next(Matters.Length)];
        var made = await worker.WriteAsync(HttpMethod.Put, $"api/reports/{Guid.CreateVersion7()}", new { type, words, longitude, latitude }, ct);
        return made?.GetProperty("caseId").GetGuid();
    }

    /// <summary>Sends the first free unit of the ranking, as an operator does who presses 1.</summary>
    /// <returns>Its code, or null where nobody was sent. The operation is ended by <see cref="EndFinishedAsync"/>.</returns>
    public async Task<string?> PerhapsSendAsync(Guid caseId, CancellationToken ct)
    {
        if (chance.NextDouble() >= SendsToShare) { return null; }
        var ranking = await desk.GetAsync<JsonElement>(string.Create(CultureInfo.InvariantCulture, $"api/dispatch/ranking?kind=case&id={caseId}"), ct);
        foreach (var unit in ranking.GetProperty("units").EnumerateArray())
        {
            if (unit.GetProperty("state").GetString() != "free" || unit.GetProperty("unstaffed").ValueKind != JsonValueKind.Null || unit.GetProperty("seconds").ValueKind == JsonValueKind.Null) { continue; }
            var sent = await desk.WriteAsync(
                HttpMethod.Post, "api/dispatch/sendings",
                new { subject = new { kind = "case", id = caseId }, operationId = Guid.CreateVersion7(), unitId = unit.GetProperty("unitId").GetGuid(), actId = Guid.CreateVersion7() }, ct);
            if (sent is { } told) { _operations.Add(told.GetProperty("operationId").GetGuid()); }
            return sent is null ? null : unit.GetProperty("code").GetString();
        }

        return null;
    }

    /// <summary>Ends what was sent here and where nobody is any more, as a desk does.</summary>
    /// <param name="open">Open operations, and whether somebody is still on each.</param>
    public async Task EndFinishedAsync(IReadOnlyDictionary<Guid, bool> open, CancellationToken ct)
    {
        foreach (var operation in _operations.Where(id => !open.TryGetValue(id, out var isOn) || !isOn).ToList())
        {
            _operations.Remove(operation);
            if (open.ContainsKey(operation)) { await desk.WriteAsync(HttpMethod.Post, $"api/dispatch/operations/{operation}/end", new { actId = Guid.CreateVersion7() }, ct); }
        }
    }

    /// <summary>What a simulated crew says, which the desk says for it.</summary>
    public Task SayAsync(Guid operationId, Guid unitId, string act, CancellationToken ct) =>
        desk.WriteAsync(HttpMethod.Post, $"api/dispatch/operations/{operationId}/units/{unitId}/{act}", new { actId = Guid.CreateVersion7() }, ct);
}
