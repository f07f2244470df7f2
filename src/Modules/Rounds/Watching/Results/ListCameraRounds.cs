using Wangge.Rounds.Judging;
using Wangge.Rounds.Results;

namespace Wangge.Rounds.Watching.Results;

/// <summary>Camera rounds of one's areas and units by the time they open, the last first, of some days: what came of each. Never by person, and never in another order.</summary>
/// <remarks>Refuses with <c>rounds.results.*</c>.</remarks>
internal static class ListCameraRounds
{
    private static readonly Refusal BadState = new("rounds.results.bad-state", RefusalKind.Invalid, "A state is planned, begun, complete or missed.");

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/camera-rounds", Handle)
        .RequirePermission(RoundsPermissions.SeeCameraRounds)
        .WithName(nameof(ListCameraRounds));

    /// <param name="from">First day; null: today.</param>
    /// <param name="until">The day after the last; null: the day after <paramref name="from"/>.</param>
    /// <param name="area">Only those of this area.</param>
    /// <param name="plan">Only those of this plan.</param>
    private static async Task<Results<Ok<Page<CameraRoundRow>>, Refused>> Handle(
        DistrictDb db, Actor actor, AccessPolicy policy, CameraRoundReading reading, TimeProvider time, CancellationToken ct,
        DateOnly? from = null, DateOnly? until = null, [MaxLength(200)] string? area = null, Guid? plan = null, [MaxLength(20)] string? state = null, string? after = null, int? size = null)
    {
        var now = time.Now();
        var first = from ?? LocalTime.DayOf(db.District, now);
        var last = until ?? first.AddDays(1);
        if (last <= first || last.DayNumber - first.DayNumber > ListRounds.MostDays) { return new Refused(ListRounds.BadDays); }
        var rounds = Cut(db, policy.ExtentOf(actor, RoundsPermissions.SeeCameraRounds), LocalTime.BeginOf(db.District, first), LocalTime.BeginOf(db.District, last));
        if (area is ['/', .., '/']) { rounds = AreaCut.Within(rounds, [area], r => r.AreaPath); }
        if (plan is { } one) { rounds = rounds.Where(r => r.PlanId == one); }
        if (state is { Length: > 0 })
        {
            if (WireName.Find<RoundState>(state) is not { } wanted) { return new Refused(BadState); }
            rounds = InState(rounds, wanted, now);
        }

        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(RoundsRefusals.BadPage); }
            var at = new DateTimeOffset(mark.Value, TimeSpan.Zero);
            rounds = rounds.Where(r => r.OpensAt < at || (r.OpensAt == at && r.Seq < mark.Seq));
        }

        var most = PageSize.Clamp(size);
        var found = await rounds.OrderByDescending(r => r.OpensAt).ThenByDescending(r => r.Seq).Take(most + 1).ToListAsync(ct);
        var shown = found.Take(most).ToList();
        return TypedResults.Ok(new Page<CameraRoundRow>(await reading.RowsAsync(shown, ct), found.Count > most ? new Bookmark(shown[^1].OpensAt.UtcTicks, shown[^1].Seq).ToString() : null));
    }

    /// <summary>What of a round decides who may see it.</summary>
    internal static Reach ReachOf(CameraRound round) => new(round.AreaPath, round.WatcherUnitId is { } unit ? [unit] : null);

    private static IQueryable<CameraRound> Cut(DistrictDb db, Extent extent, DateTimeOffset from, DateTimeOffset until)
    {
        var rounds = db.Set<CameraRound>().AsNoTracking().Where(r => r.OpensAt >= from && r.OpensAt < until);
        if (extent.UnitIds.Count == 0) { return AreaCut.Within(rounds, extent.AreaPaths, r => r.AreaPath); }
        var units = extent.UnitIds.ToList();
        return AreaCut.Within(rounds, extent.AreaPaths, r => r.AreaPath).Union(rounds.Where(r => r.WatcherUnitId != null && units.Contains(r.WatcherUnitId.Value)));
    }

    /// <summary>As <see cref="CameraRound.StateAt"/> has it.</summary>
    private static IQueryable<CameraRound> InState(IQueryable<CameraRound> rounds, RoundState state, DateTimeOffset now) => state switch
    {
        RoundState.Missed => rounds.Where(r => r.State == RoundState.Missed || (r.State != RoundState.Complete && r.ClosesAt <= now)),
        RoundState.Complete => rounds.Where(r => r.State == RoundState.Complete),
        _ => rounds.Where(r => r.State == state && r.ClosesAt > now),
    };
}
