using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Units;
using Wangge.Kernel.Repeats;

namespace Wangge.Dispatch.Operations;

/// <summary>Sends a unit to a matter: the first act opens its operation, a second unit joins it.</summary>
/// <remarks>What is expected (minutes by road, the zone's minutes) is kept beside what it will take. Refuses with <c>dispatch.operation.*</c>, <c>dispatch.unit.*</c>.</remarks>
internal static class SendUnit
{
    /// <param name="OperationId">The one that runs for this matter, else a new id of the client's (UUIDv7).</param>
    /// <param name="Post">The post of a cordon that it is to hold; null: to the matter itself.</param>
    public sealed record Request([Required] SubjectRequest Subject, Guid OperationId, Guid UnitId, PostChoice? Post = null) : OperationAct;

    /// <param name="ClosureId">The cordon, as it was accepted; it holds still.</param>
    /// <param name="Number">Of the post.</param>
    public sealed record PostChoice(Guid ClosureId, int Number);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/dispatch/sendings", Handle)
        .RequirePermission(DispatchPermissions.Send)
        .WithName(nameof(SendUnit));

    private static async Task<Results<Ok<OperationAnswer>, Refused>> Handle(
        Request request, OperationActs acts, Subjects subjects, UnitRanking ranking, DistrictDb db, TimeProvider time, CancellationToken ct)
    {
        if (request.OperationId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (await acts.BeginAsync(request.OperationId, request, ct) is { } answered) { return answered; }
        var (place, unfit) = await subjects.FindAsync(request.Subject, ct);
        if (place is null) { return new Refused(unfit!); }
        if (acts.RoleAt(place.AreaPath) is not { } role) { return new Refused(AccessPolicy.Elsewhere); }
        var post = request.Post is { } chosen ? await FindPostAsync(chosen, db, time.Now(), ct) : null;
        if (post is null && request.Post is not null) { return new Refused(OperationRefusals.UnknownPost); }
        var expected = await ExpectAsync(request.UnitId, new TravelPoint(post?.Longitude ?? place.Longitude, post?.Latitude ?? place.Latitude), ranking, ct);

        if (await db.Set<PatrolUnit>().FirstOrDefaultAsync(u => u.Id == request.UnitId, ct) is not { } unit) { return new Refused(UnitRefusals.Unknown); }
        var by = acts.By(request, role);
        var (operation, other) = await OpenAsync(request.OperationId, place, acts, db, by, ct);
        if (operation is null) { return new Refused(other!); }
        if (operation.Send(unit, expected, by, post) is { } refusal) { return new Refused(refusal); }
        return await acts.KeepAsync(operation, request, [unit], ct);
    }

    private static async Task<PostAim?> FindPostAsync(PostChoice chosen, DistrictDb db, DateTimeOffset now, CancellationToken ct) =>
        await db.Set<Closure>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == chosen.ClosureId, ct) is { } closure && closure.HoldsAt(now)
        && closure.Posts.FirstOrDefault(p => p.Number == chosen.Number) is { } post
            ? new PostAim(closure.Id, post.Number, post.Longitude, post.Latitude)
            : null;

    private static async Task<Expectation> ExpectAsync(Guid unitId, TravelPoint to, UnitRanking ranking, CancellationToken ct)
    {
        var way = (await ranking.TravelOfAsync(unitId, to, ct))?.Answer.Way;
        return new Expectation(await ranking.ZoneMinutesAtAsync(to), (int?)way?.Duration.TotalSeconds, (int?)way?.Metres);
    }

    /// <summary>The operation that runs for the matter, or a new one; one matter has one at a time.</summary>
    private static async Task<(Operation? Operation, Refusal? Refusal)> OpenAsync(
        Guid operationId, SubjectPlace place, OperationActs acts, DistrictDb db, OperationActor by, CancellationToken ct)
    {
        if (await acts.FindAsync(operationId, ct) is { } there)
        {
            return there.SubjectKind == place.Kind && there.SubjectId == place.Id ? (there, null) : (null, OperationRefusals.SubjectOther);
        }

        var running = place.Id is null ? null : await db.Set<Operation>().Where(o => o.SubjectId == place.Id && o.EndedAt == null).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(ct);
        if (running is { } id) { return (await acts.FindAsync(id, ct), null); }
        var opened = new Operation
        {
            Id = operationId, SubjectKind = place.Kind, SubjectId = place.Id, Longitude = place.Longitude, Latitude = place.Latitude, AreaPath = place.AreaPath, OpenedAt = by.Act.ReceivedAt,
        };
        db.Add(opened);
        return (opened, null);
    }
}
