using Wangge.Alarms.Devices;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Rights;

namespace Wangge.Alarms.Raising;

/// <summary>Raises an alarm by hand, for a device's place or for any place: by an operator who was called, or from the field.</summary>
internal static class RaiseAlarm
{
    /// <param name="DeviceId">The device whose place it is; null for another place.</param>
    /// <param name="Longitude">WGS-84 degrees; so <paramref name="Latitude"/>. Without a device.</param>
    /// <param name="Place">In words, at most 80; needed without a device.</param>
    /// <param name="Words">What was said, at most 2,000.</param>
    /// <param name="Kind"><c>press</c> (default), <c>drill</c> or <c>test</c>.</param>
    /// <param name="FromField">From a phone in the field.</param>
    /// <param name="HappenedAt">A claim.</param>
    public sealed record Request(
        Guid? DeviceId = null, double? Longitude = null, double? Latitude = null, [MaxLength(80)] string? Place = null, [MaxLength(2_000)] string? Words = null, [MaxLength(20)] string? Kind = null,
        bool FromField = false, DateTimeOffset? HappenedAt = null);

    /// <param name="AlarmId">This one, or the one that it was counted with.</param>
    public sealed record Response(Guid AlarmId, long Number, string State, bool IsNew);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/alarms/{alarmId:guid}", Handle)
        .RequirePermission(AlarmPermissions.Raise)
        .Admit(AdmissionClass.Alarm)
        .WithName(nameof(RaiseAlarm));

    private static async Task<Results<Created<Response>, Ok<Response>, Refused>> Handle(
        Guid alarmId, Request request, DistrictDb db, DeviceShelf shelf, IAreaLookup areas, AlarmIntake intake, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (alarmId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (request.Kind is not null && WireName.Find<AlarmKind>(request.Kind) is null) { return new Refused(AlarmRefusals.BadFields); }
        if (PersonalNumbers.FindIn(request.Place) is { Count: > 0 }) { return new Refused(AlarmRefusals.BadFields); }
        var (areaPath, refusal) = await WhereAsync(request, db, shelf, areas);
        if (areaPath is null) { return new Refused(refusal!); }
        if (policy.Check(actor, AlarmPermissions.Raise, new Reach(areaPath)) is { } elsewhere) { return new Refused(elsewhere); }

        var press = new IncomingPress(actor.Id, alarmId.ToString("N"), request.FromField ? AlarmWay.Field : AlarmWay.Office, actor, policy.RolesFor(actor, AlarmPermissions.Raise, new Reach(areaPath))[0].Role)
        {
            AlarmId = alarmId, DeviceId = request.DeviceId, Kind = WireName.Find<AlarmKind>(request.Kind), HappenedAt = request.HappenedAt, Longitude = request.Longitude, Latitude = request.Latitude,
            Place = request.Place?.Trim(), Words = request.Words,
        };
        var (pressed, unfit) = await intake.TakeAsync(press, CancellationToken.None);
        if (pressed is null) { return new Refused(unfit!); }
        var answer = new Response(pressed.AlarmId, pressed.Number, pressed.State, pressed.IsNew);
        return pressed.IsNew ? TypedResults.Created((string?)null, answer) : TypedResults.Ok(answer);
    }

    private static async Task<(string? AreaPath, Refusal? Refusal)> WhereAsync(Request request, DistrictDb db, DeviceShelf shelf, IAreaLookup areas)
    {
        if (request.DeviceId is { } id) { return (await shelf.GetAsync(db.Store)).Find(id) is { } device ? (device.AreaPath, null) : (null, AlarmRefusals.UnknownDevice); }
        if (request is not { Longitude: { } longitude, Latitude: { } latitude } || string.IsNullOrWhiteSpace(request.Place)) { return (null, AlarmRefusals.BadPlace); }
        return await areas.FindGridAsync(longitude, latitude) is { } grid ? (grid.AreaPath, null) : (null, AlarmRefusals.BadPlace);
    }
}
