using Wangge.Contracts.Doors;
using Wangge.Dispatch.Units;
using Wangge.Kernel.Repeats;

namespace Wangge.Dispatch.Positions.Trackers;

/// <summary>Registers a device of a unit. Its secret is told here and never again: it is what a tracking app sends as its id, and a broker's password.</summary>
/// <remarks>Nobody can tell it twice, so a retry within <see cref="RetryWithin"/> gets another secret in place of the first, which may not have arrived.</remarks>
internal static class MakeTracker
{
    public static readonly TimeSpan RetryWithin = TimeSpan.FromMinutes(10);

    /// <param name="Label">Of the device, such as what is written on it.</param>
    public sealed record Request(Guid UnitId, [Required, MinLength(1), MaxLength(80)] string Label);

    /// <param name="Secret">For the tracking app's field "device identifier"; the password where it sends to a broker.</param>
    /// <param name="UserName">Where it sends to a broker.</param>
    public sealed record Response(Guid TrackerId, string Secret, string UserName);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/dispatch/trackers/{trackerId:guid}", Handle)
        .RequirePermission(DispatchPermissions.EditUnits)
        .WithName(nameof(MakeTracker));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid trackerId, Request request, DistrictDb db, UnitRoster roster, TrackerShelf shelf, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (trackerId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if ((await roster.RosterAsync(ct)).Find(request.UnitId) is not { } unit) { return new Refused(UnitRefusals.Unknown); }
        if (policy.Check(actor, DispatchPermissions.EditUnits, new Reach(unit.AreaPath)) is { } refusal) { return new Refused(refusal); }

        var now = time.Now();
        var (label, secret) = (request.Label.Trim(), DeviceSecret.New());
        if (await db.Set<Tracker>().FirstOrDefaultAsync(t => t.Id == trackerId, ct) is { } made)
        {
            if (made.EndedAt is not null || made.Label != label || made.UnitId != unit.Id || made.CreatedBy != actor.Id || now - made.CreatedAt > RetryWithin)
            {
                return new Refused(RepeatedWrites.IdReused);
            }

            made.Hash = DeviceSecret.HashOf(secret);
            made.Version++;
        }
        else
        {
            db.Add(new Tracker { Id = trackerId, Label = label, UnitId = unit.Id, Hash = DeviceSecret.HashOf(secret), CreatedAt = now, CreatedBy = actor.Id, Version = 1 });
        }

        db.Leaf(AuditNote.By(actor, "dispatch.tracker-made", "tracker", trackerId, unit.AreaPath));
        await db.CommitAsync(ct);
        shelf.Forget(db.District.Code);
        return TypedResults.Ok(new Response(trackerId, secret, Device.UserNameOf(db.District.Code, trackerId)));
    }
}
