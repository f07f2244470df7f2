namespace Wangge.Rounds.Watching.Results;

/// <summary>The camera rounds of whoever is signed in: those of the last day, those that are on, and those made ahead.</summary>
internal static class ListMyCameraRounds
{
    private const int Most = 60;
    private static readonly TimeSpan Back = TimeSpan.FromDays(1);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/camera-rounds/mine", Handle)
        .RequirePermission(RoundsPermissions.WatchCameras)
        .WithName(nameof(ListMyCameraRounds));

    /// <summary>By the time they open; at most 60, the nearest first kept.</summary>
    private static async Task<Ok<List<CameraRoundRow>>> Handle(DistrictDb db, Actor actor, CameraRoundReading reading, TimeProvider time, CancellationToken ct)
    {
        var now = time.Now();
        var since = now - Back;
        var rounds = new List<CameraRound>();
        foreach (var part in (await reading.EditionsOfAsync(actor, since, ct)).Chunk(500))
        {
            rounds.AddRange(await db.Set<CameraRound>().AsNoTracking().Where(r => r.ClosesAt > since && part.Contains(r.EditionId)).OrderByDescending(r => r.OpensAt).Take(Most * 4).ToListAsync(ct));
        }

        return TypedResults.Ok(await reading.RowsAsync([.. rounds.OrderBy(r => (r.OpensAt - now).Duration()).Take(Most).OrderBy(r => r.OpensAt).ThenBy(r => r.Seq)], ct));
    }
}
