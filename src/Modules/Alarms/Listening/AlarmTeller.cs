using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Wangge.Alarms.Showing;
using Wangge.Kernel.Live;

namespace Wangge.Alarms.Listening;

/// <summary>Tells consoles of an alarm right after its commit, with the view in the message. Safe for concurrent use.</summary>
/// <remarks>Who dies between the two has left a notice in the outbox: <see cref="OnAlarmActed"/> tells then. Source: ADR 0026.</remarks>
internal sealed class AlarmTeller(IGrainFactory grains, ILogger<AlarmTeller> log)
{
    public const string Topic = "alarms";

    /// <summary>For nodes that keep devices in memory.</summary>
    public const string DevicesTopic = "alarm-devices";

    private const int MostKept = 4_096;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<(Guid AlarmId, int Version), Task> _told = new();

    /// <summary>Begins to tell; nobody waits for it.</summary>
    public void Tell(string districtCode, AlarmView view, string action)
    {
        if (_told.Count >= MostKept) { _told.Clear(); }
        _told[(view.Id, view.Version)] = TellAsync(districtCode, view, action);
    }

    /// <summary>Tells it, where this process has not told it already.</summary>
    public async Task TellUnlessToldAsync(string districtCode, Guid alarmId, int version, string action, Func<Task<AlarmView?>> view)
    {
        if (_told.TryRemove((alarmId, version), out var telling))
        {
            try
            {
                await telling;
                return;
            }
            catch (Exception reason)
            {
                log.LogInformation("An alarm is told again: {Type}", reason.GetType().Name);
            }
        }

        if (await view() is { } now) { await TellAsync(districtCode, now, action); }
    }

    public Task TellFaultAsync(string districtCode, Guid faultId, string what, string areaPath, Dictionary<string, string> facts) =>
        grains.GetGrain<IBoard>(districtCode).PublishAsync([new LiveChange(Topic, "fault." + what, faultId, areaPath, [], facts)]);

    public void DevicesChanged(string districtCode) =>
        _ = grains.GetGrain<IBoard>(districtCode).PublishAsync([new LiveChange(DevicesTopic, "changed", Guid.Empty, $"/{districtCode}/", [], [])]);

    private Task TellAsync(string districtCode, AlarmView view, string action) => grains.GetGrain<IBoard>(districtCode).PublishAsync(
    [
        new LiveChange(
            Topic, "alarm." + action, view.Id, view.AreaPath, [],
            new Dictionary<string, string>
            {
                ["state"] = view.State, ["version"] = view.Version.ToString(CultureInfo.InvariantCulture), ["kind"] = view.Kind, ["level"] = view.Level.ToString(CultureInfo.InvariantCulture),
            },
            JsonSerializer.Serialize(view, Json)),
    ]);
}
