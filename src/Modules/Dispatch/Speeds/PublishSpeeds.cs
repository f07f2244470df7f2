using Wangge.Contracts.Dispatch;
using Wangge.Contracts.Identity;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Repeats;

namespace Wangge.Dispatch.Speeds;

/// <summary>Puts a new version of the table of speeds in force, from the next question on. Earlier versions stay.</summary>
/// <remarks>Refuses with <c>dispatch.speeds.*</c>; a repeat answers as the first did.</remarks>
internal static class PublishSpeeds
{
    private static readonly Refusal Stale = new("dispatch.speeds.stale", RefusalKind.Stale, "Another version was put in force since.");

    /// <param name="ActId">The client's id of this act (UUIDv7).</param>
    /// <param name="Version">The version that was edited.</param>
    /// <param name="Reason">Why, for whoever reads it later.</param>
    public sealed record Request(Guid ActId, int Version, SpeedTableView Table, [Required, MinLength(1), MaxLength(500)] string Reason);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/dispatch/speeds", Handle)
        .RequirePermission(DispatchPermissions.EditSpeeds)
        .WithName(nameof(PublishSpeeds));

    private static async Task<Results<Ok<ShowSpeeds.Response>, Refused>> Handle(
        Request request, DistrictDb db, RoadConditionShelf conditions, IAccounts accounts, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        var root = $"/{db.District.Code}/";
        if (policy.Check(actor, DispatchPermissions.EditSpeeds, new Reach(root)) is { } refusal) { return new Refused(refusal); }
        var hash = RepeatedWrites.HashOf(request);
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }

        var newest = await db.Set<SpeedVersion>().AsNoTracking().OrderByDescending(v => v.Version).FirstAsync(ct);
        if (earlier.OutcomeId is null)
        {
            if (request.Version != newest.Version) { return new Refused(Stale); }
            if (SpeedRules.Check(request.Table) is { } unfit) { return new Refused(unfit); }
            var version = newest.Version + 1;
            newest = new SpeedVersion { Version = version, Table = request.Table.ToTable(version), ActorId = actor.Id, At = time.Now(), Reason = request.Reason.Trim() };
            db.Add(newest);
            db.Remember(actor.Key, request.ActId, hash, request.ActId, time);
            db.Announce(new RoadsChanged("speeds", Guid.Empty, root));
            db.Leaf(AuditNote.By(actor, "dispatch.speeds-published", "district", Guid.Empty, root, data: AuditData.Of(("version", version))));
            await db.CommitAsync(ct);
            conditions.Forget(db.District.Code);
        }

        return TypedResults.Ok(await ShowSpeeds.ResponseOf(newest, accounts, null, (await conditions.GetAsync(db.Store)).WeatherAt(time.Now()), ct));
    }
}
