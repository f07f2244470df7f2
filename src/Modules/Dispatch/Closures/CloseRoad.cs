using System.Text.Json;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Repeats;

namespace Wangge.Dispatch.Closures;

/// <summary>Closes roads: the one nearest to a point, those along a line, those that a polygon touches, or the one before a case. Ways lead round them from the next question on.</summary>
/// <remarks>Both directions. Refuses with <c>dispatch.closure.*</c> and <c>geojson.*</c>; a repeat answers as the first did.</remarks>
internal static class CloseRoad
{
    /// <param name="ClosureId">Made by the client (UUIDv7).</param>
    /// <param name="Shape">GeoJSON point, line string, polygon or multipolygon; null where a case names the place.</param>
    /// <param name="Whom"><c>car</c>, <c>foot</c>, <c>all</c>, or <c>public</c>: units pass.</param>
    /// <param name="Reason"><c>flood</c>, <c>works</c>, <c>fire</c>, <c>gas</c>, <c>event</c> or <c>other</c>.</param>
    /// <param name="From">At most a day back and a year ahead; null: from now.</param>
    /// <param name="Until">Exclusive; null: until somebody opens it.</param>
    /// <param name="CaseId">The case that it belongs to.</param>
    /// <param name="OpensWithCase">It opens when that case ends, if it still holds then.</param>
    public sealed record Request(
        Guid ClosureId, JsonElement? Shape, [Required, MaxLength(20)] string Whom, [Required, MaxLength(20)] string Reason, DateTimeOffset? From = null, DateTimeOffset? Until = null, Guid? CaseId = null,
        bool OpensWithCase = false);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/dispatch/closures", Handle)
        .RequirePermission(DispatchPermissions.EditRoads)
        .WithName(nameof(CloseRoad));

    private static async Task<Results<Ok<ClosureView>, Refused>> Handle(
        Request request, DistrictDb db, RoadShelf shelf, RoadConditionShelf conditions, IEnumerable<IDispatchSubjects> matters, IAreaLookup areas, Actor actor, AccessPolicy policy, TimeProvider time,
        CancellationToken ct)
    {
        if (request.ClosureId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        var hash = RepeatedWrites.HashOf(request);
        var earlier = await db.FindEarlierAsync(actor.Key, request.ClosureId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        var now = time.Now();
        if (earlier.OutcomeId is { } made) { return TypedResults.Ok(ClosureView.Of(await db.Set<Closure>().AsNoTracking().FirstAsync(c => c.Id == made, ct), now)); }

        if (Check(request, now) is { } unfit) { return new Refused(unfit); }
        var (shape, refusal) = await PlaceAsync(request, matters, ct);
        if (refusal is not null) { return new Refused(refusal); }
        if (shelf.Find(db.District.Code) is not { } roads) { return new Refused(ClosureRefusals.NoRoads); }
        var chosen = Enum.GetValues<RoadMode>().ToDictionary(mode => mode, mode => ClosureCodes.Concerns(request.Whom, mode) ? StretchChoice.Of(roads.Of(mode), roads.GridOf(mode), shape!) : []);
        if (chosen.Values.Sum(c => c.Count) is var count && count == 0) { return new Refused(ClosureRefusals.NoRoadThere); }
        if (count > Closure.MostStretches) { return new Refused(ClosureRefusals.TooMuch); }

        var (car, foot) = (Marks(RoadMode.Car), Marks(RoadMode.Foot));
        var path = await AreaOfAsync([.. car, .. foot], areas, $"/{db.District.Code}/");
        if (policy.Check(actor, DispatchPermissions.EditRoads, new Reach(path)) is { } elsewhere) { return new Refused(elsewhere); }

        var closure = new Closure
        {
            Id = request.ClosureId, Reason = request.Reason, Whom = request.Whom, Shape = DrawnShape.Write(shape!), CarMarks = car, FootMarks = foot, Stretches = count, AreaPath = path,
            CaseId = request.CaseId, OpensWithCase = request.OpensWithCase, From = (request.From ?? now).ToMilliseconds(), Until = request.Until?.ToMilliseconds(), ClosedBy = actor.Id, ClosedAt = now, Version = 1,
        };
        db.Add(closure);
        db.Remember(actor.Key, request.ClosureId, hash, closure.Id, time);
        db.Announce(new RoadsChanged("closed", closure.Id, path));
        db.Leaf(AuditNote.By(
            actor, "dispatch.road-closed", "closure", closure.Id, path, data: AuditData.Of(("reason", closure.Reason), ("whom", closure.Whom), ("case", closure.CaseId), ("stretches", count))));
        await db.CommitAsync(ct);
        conditions.Forget(db.District.Code);
        return TypedResults.Ok(ClosureView.Of(closure, now));

        List<StretchMark> Marks(RoadMode mode) => [.. chosen[mode].Order().SelectMany(stretch => StretchMarks.Of(roads.Of(mode), stretch))];
    }

    /// <summary>The narrowest area that holds all that is closed; the district's where a part lies in no grid.</summary>
    private static async Task<string> AreaOfAsync(IReadOnlyList<StretchMark> marks, IAreaLookup areas, string district)
    {
        string? common = null;
        foreach (var mark in marks)
        {
            if (await areas.FindGridAsync(mark.Longitude, mark.Latitude) is not { } grid) { return district; }
            common = common is null ? grid.AreaPath : Common(common, grid.AreaPath);
        }

        return common ?? district;
    }

    /// <summary>What two paths begin with alike, to a slash.</summary>
    private static string Common(string one, string other)
    {
        var alike = one.AsSpan().CommonPrefixLength(other);
        return one[..(one.AsSpan(0, alike).LastIndexOf('/') + 1)];
    }

    private static Refusal? Check(Request request, DateTimeOffset now) =>
        !ClosureCodes.Reasons.Contains(request.Reason) ? ClosureRefusals.BadReason
        : !ClosureCodes.Whom.Contains(request.Whom) ? ClosureRefusals.BadWhom
        : request is { OpensWithCase: true, CaseId: null } ? ClosureRefusals.NoCase
        : request.From < now.AddDays(-1) || request.From > now.AddYears(1) || request.Until <= now || request.Until <= (request.From ?? now) ? ClosureRefusals.BadSpan
        : null;

    /// <summary>What was drawn, else the place of the case.</summary>
    private static async Task<(Geometry? Shape, Refusal? Refusal)> PlaceAsync(Request request, IEnumerable<IDispatchSubjects> matters, CancellationToken ct)
    {
        var matter = request.CaseId is { } id && matters.FirstOrDefault(m => m.Kind == "case") is { } cases ? await cases.FindAsync(id, ct) : null;
        if (request.CaseId is not null && matter is null) { return (null, ClosureRefusals.UnknownCase); }
        if (request.OpensWithCase && matter is { IsOpen: false }) { return (null, ClosureRefusals.CaseEnded); }
        if (request.Shape is { ValueKind: JsonValueKind.Object } drawn) { return DrawnShape.TryRead(drawn, out var shape) is { } unfit ? (null, unfit) : (shape, null); }
        if (request.CaseId is null) { return (null, ClosureRefusals.BadShape); }
        return matter is { Longitude: { } longitude, Latitude: { } latitude } ? (new Point(longitude, latitude), null) : (null, ClosureRefusals.UnknownCase);
    }
}
