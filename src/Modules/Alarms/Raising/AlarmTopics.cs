using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Alarms.Devices;
using Wangge.Contracts.Doors;
using Wangge.Kernel.Districts;

namespace Wangge.Alarms.Raising;

/// <summary>Hears what devices publish to <c>grid/{district}/{class}/{device}/{alarm|heartbeat|status}</c>; acknowledged after the commit. Source: DOMAIN 8, "alarms".</summary>
internal sealed class AlarmTopics(IServiceScopeFactory scopes, Stores stores) : IHearDevices
{
    public string Filter => "grid/+/+/+/+";

    public string? UserNameOf(IReadOnlyList<string> topic) => Guid.TryParse(topic[3], out var id) ? Device.UserNameOf(topic[1], id) : "";

    public bool IsToldBack(IReadOnlyList<string> topic) => topic[4] == "alarm";

    public async Task HearAsync(DeviceMessage message, CancellationToken ct)
    {
        if (stores.Find(message.Device.DistrictCode) is not { } store) { return; }
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        var said = DevicePayload.Read(message.Payload.Span);
        switch (message.Topic[4])
        {
            // What a broker kept for whoever comes is no press of now: it came when it was pressed.
            case "alarm" when !message.IsKept:
                await scope.ServiceProvider.GetRequiredService<AlarmIntake>().TakeAsync(PressOf(message.Device.DeviceId, said), ct);
                break;
            case "heartbeat" when !message.IsKept:
                await scope.ServiceProvider.GetRequiredService<DeviceSigns>().HearAsync(message.Device.DeviceId, said.Battery, isOnline: true, ct);
                break;
            case "status" when !message.IsKept:
                await scope.ServiceProvider.GetRequiredService<DeviceSigns>().HearAsync(message.Device.DeviceId, said.Battery, !Encoding.UTF8.GetString(message.Payload.Span).Contains("offline", StringComparison.Ordinal), ct);
                break;
        }
    }

    /// <summary>An id that is a UUIDv7 is the alarm's own, as over HTTP; any other text only tells a retry.</summary>
    private static IncomingPress PressOf(Guid deviceId, DevicePayload said)
    {
        var own = Guid.TryParse(said.Id, out var id) ? id : (Guid?)null;
        return IncomingPress.OfDevice(deviceId, own?.ToString("N") ?? said.Id ?? Guid.CreateVersion7().ToString("N"), AlarmWay.Mqtt) with
        {
            AlarmId = own is { Version: 7 } ? own : null, Kind = said.Kind, HappenedAt = said.At,
        };
    }
}
