using Wangge.Alarms.Devices;
using Wangge.Kernel.Repeats;

namespace Wangge.Alarms.Raising;

/// <summary>Presses a button of a demo district for who tries the system, as the device itself would: the same way in from there on.</summary>
/// <remarks>Refuses with <c>alarms.not-a-demo</c> in any other district: there a button is pressed by who stands before it, or <see cref="RaiseAlarm"/> says by whom.</remarks>
internal static class PressInDemo
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/demo/buttons/{deviceId:guid}/presses/{alarmId:guid}", Handle)
        .RequirePermission(AlarmPermissions.Raise)
        .Admit(AdmissionClass.Alarm)
        .WithName(nameof(PressInDemo));

    private static async Task<Results<Created<DeviceDoor.Response>, Ok<DeviceDoor.Response>, Refused>> Handle(
        Guid deviceId, Guid alarmId, DeviceDoor.PressRequest request, DistrictDb db, DeviceShelf shelf, AlarmIntake intake, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (!db.District.Demo) { return new Refused(AlarmRefusals.NotADemo); }
        if (alarmId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if ((await shelf.GetAsync(db.Store)).Find(deviceId) is not { } device) { return new Refused(AlarmRefusals.UnknownDevice); }
        if (policy.Check(actor, AlarmPermissions.Raise, new Reach(device.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        return await DeviceDoor.TakeAsync(deviceId, alarmId, request, intake);
    }
}
