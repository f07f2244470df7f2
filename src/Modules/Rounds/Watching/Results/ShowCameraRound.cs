namespace Wangge.Rounds.Watching.Results;

/// <summary>One camera round with what was noted of each camera. For its watchers and its leaders.</summary>
internal static class ShowCameraRound
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/camera-rounds/{roundId:guid}", Handle)
        .RequireSignedIn()
        .WithName(nameof(ShowCameraRound));

    private static async Task<Results<Ok<CameraRoundView>, Refused>> Handle(Guid roundId, DistrictDb db, Actor actor, AccessPolicy policy, CameraRoundReading reading, CancellationToken ct)
    {
        if (await db.Set<CameraRound>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == roundId, ct) is not { } round) { return new Refused(CameraRoundRefusals.UnknownRound); }
        if (policy.Check(actor, RoundsPermissions.SeeCameraRounds, ListCameraRounds.ReachOf(round)) is { } refusal && !await reading.MayWatchAsync(round, actor, ct)) { return new Refused(refusal); }
        return TypedResults.Ok(await reading.ViewAsync(round, await db.Set<CameraLook>().AsNoTracking().Where(l => l.RoundId == roundId).ToListAsync(ct), actor, ct));
    }
}
