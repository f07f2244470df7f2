using Wangge.Alarms.Devices;
using Wangge.Contracts.Identity;
using Wangge.Contracts.Video;
using Wangge.Kernel.Repeats;

namespace Wangge.Alarms.Faults;

/// <summary>A fault with its journal.</summary>
/// <param name="Kind"><c>silent</c>, <c>offline</c>, <c>camera</c>, <c>battery</c>, <c>test-due</c>, <c>audit</c> or <c>view-audit</c>.</param>
/// <param name="Reason">A code: <c>heard</c>, <c>charged</c>, <c>tested</c>, <c>written</c>, <c>answers</c>, <c>taken-off</c> or <c>by-hand</c>; null while it is open.</param>
/// <param name="Words">What whoever ended it by hand said.</param>
/// <param name="DeviceId">Null where it is the house's own; so <paramref name="Device"/>, its name.</param>
/// <param name="Cameras">Names of the device's cameras that do not answer now, where this is open and of kind <c>camera</c>.</param>
public sealed record FaultView(
    Guid Id, string Kind, Guid? DeviceId, string? Device, string AreaPath, DateTimeOffset OpenedAt, DateTimeOffset? EndedAt, string? Reason, string? Words, IReadOnlyList<FaultLine> Journal,
    IReadOnlyList<string> Cameras);

/// <param name="Actor">Display name; null: the house.</param>
public sealed record FaultLine(string Action, DateTimeOffset At, string? Actor, string? Reason);

/// <summary>Makes views of faults. Asked in a scope of the district.</summary>
internal sealed class FaultReading(DistrictDb db, IAccounts accounts, ICamerasWatched watched)
{
    private static bool IsOfCamera(DeviceFault fault) => fault is { Kind: FaultKind.Camera, EndedAt: null };

    public async Task<IReadOnlyList<FaultView>> ViewsAsync(IReadOnlyList<DeviceFault> faults, CancellationToken ct)
    {
        var (ids, deviceIds) = (faults.Select(f => f.Id).ToList(), faults.Select(f => f.DeviceId).Distinct().ToList());
        var entries = (await db.Set<FaultEntry>().AsNoTracking().Where(e => ids.Contains(e.FaultId)).ToListAsync(ct)).ToLookup(e => e.FaultId);
        var devices = await db.Set<AlarmDevice>().AsNoTracking().Where(d => deviceIds.Contains(d.Id)).Select(d => new { d.Id, d.Name, d.CameraIds }).ToDictionaryAsync(d => d.Id, ct);
        var silent = await watched.ListNotAnsweringAsync([.. faults.Where(IsOfCamera).SelectMany(f => CamerasOf(f))], ct);
        var names = await accounts.ListNamesAsync([.. entries.SelectMany(e => e).Select(e => e.ActorId).Where(id => id != Guid.Empty).Distinct()], ct);
        return
        [
            .. faults.Select(f => new FaultView(
                f.Id, f.Kind.Wire(), f.DeviceId == Guid.Empty ? null : f.DeviceId, devices.GetValueOrDefault(f.DeviceId)?.Name, f.AreaPath, f.OpenedAt, f.EndedAt, f.Reason, f.Words,
                [.. entries[f.Id].OrderBy(e => e.At).ThenBy(e => e.Action == "end").Select(e => new FaultLine(e.Action, e.At, names.GetValueOrDefault(e.ActorId), e.Reason))],
                IsOfCamera(f) ? [.. CamerasOf(f).Select(id => silent.GetValueOrDefault(id)).OfType<string>()] : [])),
        ];

        IEnumerable<Guid> CamerasOf(DeviceFault f) => CameraFaultSweep.CamerasOf(devices.GetValueOrDefault(f.DeviceId)?.CameraIds ?? []);
    }
}

/// <summary>Faults of one's areas, the newest first; and ending one by hand, with a reason.</summary>
internal static class ListFaults
{
    /// <param name="Reason">In words, one line; at most 200 characters.</param>
    public sealed record EndRequest(Guid ActId, [Required, MaxLength(DeviceFault.MostWords)] string Reason);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/alarm-faults", Handle).RequirePermission(AlarmPermissions.SeeFaults).WithName("ListAlarmFaults");
        api.MapPost("/alarm-faults/{faultId:guid}/end", EndAsync).RequirePermission(AlarmPermissions.EndFaults).WithName("EndAlarmFault");
    }

    /// <param name="state"><c>open</c> (default), <c>ended</c> or <c>all</c>.</param>
    private static async Task<Results<Ok<Page<FaultView>>, Refused>> Handle(
        DistrictDb db, FaultReading reading, Actor actor, AccessPolicy policy, CancellationToken ct, [MaxLength(20)] string? state = null, [MaxLength(20)] string? kind = null, Guid? device = null, string? after = null, int? size = null)
    {
        var faults = AreaCut.Within(db.Set<DeviceFault>().AsNoTracking(), policy.ExtentOf(actor, AlarmPermissions.SeeFaults).AreaPaths, f => f.AreaPath);
        if (state is not "all") { faults = state == "ended" ? faults.Where(f => f.EndedAt != null) : faults.Where(f => f.EndedAt == null); }
        if (device is { } id) { faults = faults.Where(f => f.DeviceId == id); }
        if (kind is not null)
        {
            if (WireName.Find<FaultKind>(kind) is not { } sort) { return new Refused(AlarmRefusals.BadFields); }
            faults = faults.Where(f => f.Kind == sort);
        }

        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(AlarmRefusals.BadPage); }
            faults = faults.Where(f => f.Seq < mark.Seq);
        }

        var most = PageSize.Clamp(size);
        var found = await faults.OrderByDescending(f => f.Seq).Take(most + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<FaultView>(await reading.ViewsAsync([.. found.Take(most)], ct), found.Count > most ? new Bookmark(0, found[most - 1].Seq).ToString() : null));
    }

    private static async Task<Results<Ok<FaultView>, Refused>> EndAsync(
        Guid faultId, EndRequest request, DistrictDb db, FaultReading reading, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        var words = request.Reason.Trim();
        if (words.Any(char.IsControl)) { return new Refused(AlarmRefusals.BadFields); }
        if (await db.Set<DeviceFault>().FirstOrDefaultAsync(f => f.Id == faultId, ct) is not { } fault) { return new Refused(AlarmRefusals.UnknownFault); }
        if (policy.Check(actor, AlarmPermissions.EndFaults, new Reach(fault.AreaPath)) is { } refusal) { return new Refused(refusal); }
        var hash = RepeatedWrites.HashOf(new { faultId, request });
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is null)
        {
            if (!fault.End(request.ActId, actor.Id, DeviceFault.ByHand, time.Now(), words)) { return new Refused(AlarmRefusals.FaultEnded); }
            db.Keep(fault, actor, "ended");
            db.Remember(actor.Key, request.ActId, hash, faultId, time);
            await db.CommitAsync(ct);
        }

        return TypedResults.Ok((await reading.ViewsAsync([fault], ct))[0]);
    }
}
