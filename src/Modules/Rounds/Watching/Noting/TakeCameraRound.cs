using Wangge.Contracts.Rounds;
using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Watching.Noting;

/// <summary>An operator takes a camera round that is on, or takes it over from another. A repeat changes nothing.</summary>
/// <remarks>Refuses with <c>rounds.camera-round.*</c>.</remarks>
internal static class TakeCameraRound
{
    /// <param name="TakesOver">From whoever has it; without it a round that another has is refused.</param>
    public sealed record Request(bool TakesOver = false);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/camera-rounds/{roundId:guid}/take", Handle)
        .RequirePermission(RoundsPermissions.WatchCameras)
        .WithName(nameof(TakeCameraRound));

    private static async Task<Results<Ok<CameraRoundView>, Refused>> Handle(Guid roundId, Request request, DistrictDb db, Actor actor, CameraRoundReading reading, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<CameraRound>().FirstOrDefaultAsync(r => r.Id == roundId, ct) is not { } round) { return new Refused(CameraRoundRefusals.UnknownRound); }
        if (!await reading.MayWatchAsync(round, actor, ct)) { return new Refused(AccessPolicy.Elsewhere); }
        var looks = await db.Set<CameraLook>().AsNoTracking().Where(l => l.RoundId == roundId).ToListAsync(ct);
        if (round.TakenBy != actor.Id)
        {
            var now = time.Now();
            if (now < round.OpensAt) { return new Refused(CameraRoundRefusals.NotOpen); }
            if (now >= round.ClosesAt || round.State is RoundState.Complete or RoundState.Missed) { return new Refused(CameraRoundRefusals.Closed); }
            if (round.TakenBy is not null && !request.TakesOver) { return new Refused(CameraRoundRefusals.Held); }
            var from = round.TakenBy;
            round.TakenBy = actor.Id;
            round.TakenAt ??= now;
            round.Judge(looks, now);
            db.Announce(new CameraRoundChanged(roundId, round.AreaPath, round.WatcherUnitId, "taken", round.State.Wire()));
            db.Leaf(AuditNote.By(actor, "rounds.camera-round-taken", "camera-round", roundId, round.AreaPath, data: AuditData.Of(("from", from))));
            await db.CommitAsync(ct);
        }

        return TypedResults.Ok(await reading.ViewAsync(round, looks, actor, ct));
    }
}
