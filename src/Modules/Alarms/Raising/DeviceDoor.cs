using System.Text;
using Wangge.Alarms.Devices;
using Wangge.Contracts.Doors;

namespace Wangge.Alarms.Raising;

/// <summary>The door of devices over HTTP, by their name and key (Basic). A press is put with the device's own id, so that a retry changes nothing.</summary>
/// <remarks>Answered after the commit. Refuses with <c>alarms.bad-key</c>.</remarks>
internal static class DeviceDoor
{
    private const string Why = "A device is known by its own name and key, which the door itself checks.";

    /// <param name="At">When it was pressed: a claim.</param>
    /// <param name="Kind"><c>press</c>, <c>drill</c> or <c>test</c>; null: as was announced, else a press.</param>
    public sealed record PressRequest(DateTimeOffset? At = null, [MaxLength(20)] string? Kind = null);

    /// <param name="IsNew">False where it was one already.</param>
    public sealed record Response(Guid AlarmId, bool IsNew);

    /// <param name="Battery">0–100.</param>
    public sealed record HeartbeatRequest([Range(0, 100)] int? Battery = null);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/alarm-door/{deviceId:guid}/alarms/{alarmId:guid}", PressAsync).AllowAnyone(Why).Admit(AdmissionClass.Alarm).WithName("PressAlarm");
        api.MapPost("/alarm-door/{deviceId:guid}/heartbeat", HeartbeatAsync).AllowAnyone(Why).Admit(AdmissionClass.Alarm).WithName("SendHeartbeat");
    }

    private static async Task<Results<Created<Response>, Ok<Response>, Refused>> PressAsync(
        Guid deviceId, Guid alarmId, PressRequest request, HttpRequest http, DevicesOfBroker devices, DistrictDb db, AlarmIntake intake, CancellationToken ct)
    {
        if (!await IsDeviceAsync(http, deviceId, devices, db, ct)) { return new Refused(AlarmRefusals.BadKey); }
        return await TakeAsync(deviceId, alarmId, request, intake);
    }

    /// <summary>A press of a device that is known.</summary>
    internal static async Task<Results<Created<Response>, Ok<Response>, Refused>> TakeAsync(Guid deviceId, Guid alarmId, PressRequest request, AlarmIntake intake)
    {
        if (request.Kind is not null && WireName.Find<AlarmKind>(request.Kind) is null) { return new Refused(AlarmRefusals.BadFields); }
        var press = IncomingPress.OfDevice(deviceId, alarmId.ToString("N"), AlarmWay.Http) with
        {
            AlarmId = alarmId.Version == 7 ? alarmId : null, Kind = WireName.Find<AlarmKind>(request.Kind), HappenedAt = request.At,
        };
        // Once it has begun it is brought to its end, whether or not the device still waits.
        var (pressed, refusal) = await intake.TakeAsync(press, CancellationToken.None);
        if (pressed is null) { return new Refused(refusal!); }
        var answer = new Response(pressed.AlarmId, pressed.IsNew);
        return pressed.IsNew ? TypedResults.Created((string?)null, answer) : TypedResults.Ok(answer);
    }

    private static async Task<Results<NoContent, Refused>> HeartbeatAsync(
        Guid deviceId, HeartbeatRequest request, HttpRequest http, DevicesOfBroker devices, DistrictDb db, DeviceSigns signs, CancellationToken ct)
    {
        if (!await IsDeviceAsync(http, deviceId, devices, db, ct)) { return new Refused(AlarmRefusals.BadKey); }
        await signs.HearAsync(deviceId, request.Battery, isOnline: true, ct);
        return TypedResults.NoContent();
    }

    private static async ValueTask<bool> IsDeviceAsync(HttpRequest http, Guid deviceId, DevicesOfBroker devices, DistrictDb db, CancellationToken ct) =>
        ReadBasic(http.Headers.Authorization) is var (name, key) && name == Device.UserNameOf(db.District.Code, deviceId) && await devices.FindAsync(name, key, ct) is Device;

    private static (string Name, string Key)? ReadBasic(string? header)
    {
        if (header is not { Length: < 600 } || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) { return null; }
        var bytes = new byte[600];
        if (!Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length)) { return null; }
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var at = text.IndexOf(':', StringComparison.Ordinal);
        return at > 0 ? (text[..at], text[(at + 1)..]) : null;
    }
}
