using Wangge.Contracts.Identity;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Travel.Outside;

namespace Wangge.Dispatch.Speeds;

/// <summary>The table of speeds in force, what holds of it now, and every earlier version.</summary>
internal static class ShowSpeeds
{
    private static readonly Refusal Unknown = new("dispatch.speeds.unknown", RefusalKind.NotFound);

    /// <param name="ChangedBy">Empty for the house itself; so <paramref name="Name"/> null.</param>
    /// <param name="Reason">In that person's words.</param>
    /// <param name="Part">The part of the day that holds now, or null; null for an earlier version.</param>
    /// <param name="Weather">What the weather is said to be now.</param>
    /// <param name="IsStandIn">A server outside should say how long ways take, and at the last question the house's own roads did.</param>
    public sealed record Response(int Version, SpeedTableView Table, Guid ChangedBy, string? Name, DateTimeOffset At, string Reason, string? Part, string? Weather, bool IsStandIn = false);

    public sealed record VersionLine(int Version, Guid ChangedBy, string? Name, DateTimeOffset At, string Reason);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/dispatch/speeds", CurrentAsync).RequirePermission(DispatchPermissions.SeeUnits).WithName(nameof(ShowSpeeds));
        api.MapGet("/dispatch/speeds/versions", VersionsAsync).RequirePermission(DispatchPermissions.SeeUnits).WithName("ListSpeedVersions");
        api.MapGet("/dispatch/speeds/versions/{version:int}", VersionAsync).RequirePermission(DispatchPermissions.SeeUnits).WithName("ShowSpeedVersion");
    }

    private static async Task<Ok<Response>> CurrentAsync(DistrictDb db, RoadsNow roads, RoadConditionShelf conditions, StandIns standIns, IAccounts accounts, TimeProvider time, CancellationToken ct)
    {
        var row = await db.Set<SpeedVersion>().AsNoTracking().OrderByDescending(v => v.Version).FirstAsync(ct);
        var part = (await roads.FindAsync(RoadMode.Car, ct))?.Moment.Part?.Name;
        var response = await ResponseOf(row, accounts, part, (await conditions.GetAsync(db.Store)).WeatherAt(time.Now()), ct);
        return TypedResults.Ok(response with { IsStandIn = standIns.IsAny(db.District.Code) });
    }

    private static async Task<Results<Ok<Response>, Refused>> VersionAsync(int version, DistrictDb db, IAccounts accounts, CancellationToken ct) =>
        await db.Set<SpeedVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Version == version, ct) is { } row
            ? TypedResults.Ok(await ResponseOf(row, accounts, null, null, ct))
            : new Refused(Unknown);

    /// <summary>The last 200.</summary>
    private static async Task<Ok<List<VersionLine>>> VersionsAsync(DistrictDb db, IAccounts accounts, CancellationToken ct)
    {
        var rows = await db.Set<SpeedVersion>().AsNoTracking().OrderByDescending(v => v.Version).Take(PageSize.Most).ToListAsync(ct);
        var names = await accounts.ListNamesAsync([.. rows.Select(v => v.ActorId).Where(id => id != Guid.Empty).Distinct()], ct);
        return TypedResults.Ok(rows.ConvertAll(v => new VersionLine(v.Version, v.ActorId, names.GetValueOrDefault(v.ActorId), v.At, v.Reason)));
    }

    internal static async Task<Response> ResponseOf(SpeedVersion row, IAccounts accounts, string? part, string? weather, CancellationToken ct)
    {
        var names = row.ActorId == Guid.Empty ? null : await accounts.ListNamesAsync([row.ActorId], ct);
        return new Response(row.Version, SpeedTableView.Of(row.Table), row.ActorId, names?.GetValueOrDefault(row.ActorId), row.At, row.Reason, part, weather);
    }
}
