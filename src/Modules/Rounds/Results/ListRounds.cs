using Wangge.Rounds.Judging;
using Wangge.Rounds.Walking;

namespace Wangge.Rounds.Results;

/// <summary>Rounds of one's areas and units by the time they open, the last first, of some days: what came of each. Never by person, and never in another order.</summary>
internal static class ListRounds
{
    internal const int MostDays = 31;
    internal static readonly Refusal BadDays = new("rounds.results.bad-days", RefusalKind.Invalid, "From a day to a later one, 31 days at most.");
    private static readonly Refusal BadState = new("rounds.results.bad-state", RefusalKind.Invalid, "A state is planned, begun, complete or missed.");

    /// <param name="State"><c>planned</c>, <c>begun</c>, <c>complete</c> or <c>missed</c>.</param>
    /// <param name="Points">How many are asked for.</param>
    internal sealed record Row(
        Guid RoundId, Guid PlanId, string Plan, string AreaPath, DateOnly Day, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset ClosesAt, string State, int Points, int Hit, int Late, int OutOfOrder);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rounds/walks", Handle)
        .RequirePermission(RoundsPermissions.SeeRounds)
        .WithName(nameof(ListRounds));

    /// <param name="from">First day; null: today.</param>
    /// <param name="until">The day after the last; null: the day after <paramref name="from"/>.</param>
    /// <param name="area">Only those of this area.</param>
    /// <param name="plan">Only those of this plan.</param>
    private static async Task<Results<Ok<Page<Row>>, Refused>> Handle(
        DistrictDb db, Actor actor, AccessPolicy policy, RoundReading reading, TimeProvider time, CancellationToken ct,
        DateOnly? from = null, DateOnly? until = null, [MaxLength(200)] string? area = null, Guid? plan = null, string? state = null, string? after = null, int? size = null)
    {
        var now = time.Now();
        var first = from ?? LocalTime.DayOf(db.District, now);
        var last = until ?? first.AddDays(1);
        if (last <= first || last.DayNumber - first.DayNumber > MostDays) { return new Refused(BadDays); }
        RoundState? asked = null;
        if (state is { Length: > 0 })
        {
            if (!Enum.TryParse<RoundState>(state, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed) || int.TryParse(state, out _)) { return new Refused(BadState); }
            asked = parsed;
        }

        var rounds = Cut(db, policy.ExtentOf(actor, RoundsPermissions.SeeRounds), first, last);
        if (area is { Length: > 0 }) { rounds = AreaCut.Within(rounds, [area], r => r.AreaPath); }
        if (plan is { } one) { rounds = rounds.Where(r => r.PlanId == one); }
        if (asked is { } wanted) { rounds = InState(rounds, wanted, now); }
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(RoundsRefusals.BadPage); }
            var at = new DateTimeOffset(mark.Value, TimeSpan.Zero);
            rounds = rounds.Where(r => r.OpensAt < at || (r.OpensAt == at && r.Seq < mark.Seq));
        }

        var most = PageSize.Clamp(size);
        var found = await rounds.OrderByDescending(r => r.OpensAt).ThenByDescending(r => r.Seq).Take(most + 1).ToListAsync(ct);
        var shown = found.Take(most).ToList();
        var names = await reading.PlanNamesAsync(shown, ct);
        var next = found.Count > most ? new Bookmark(shown[^1].OpensAt.UtcTicks, shown[^1].Seq).ToString() : null;
        return TypedResults.Ok(new Page<Row>(shown.ConvertAll(r => RowOf(r, names.GetValueOrDefault(r.PlanId, ""), now)), next));
    }

    /// <summary>What of a round decides who may see it.</summary>
    internal static Reach ReachOf(Round round) => new(round.AreaPath, round.WalkerUnitId is { } unit ? [unit] : null);

    /// <summary>Rounds of some days that an extent reaches, by area or by unit.</summary>
    internal static IQueryable<Round> Cut(DistrictDb db, Extent extent, DateOnly first, DateOnly last)
    {
        var (from, until) = (LocalTime.BeginOf(db.District, first), LocalTime.BeginOf(db.District, last));
        var rounds = db.Set<Round>().AsNoTracking().Where(r => r.OpensAt >= from && r.OpensAt < until);
        if (extent.UnitIds.Count == 0) { return AreaCut.Within(rounds, extent.AreaPaths, r => r.AreaPath); }
        var units = extent.UnitIds.ToList();
        return AreaCut.Within(rounds, extent.AreaPaths, r => r.AreaPath).Union(rounds.Where(r => r.WalkerUnitId != null && units.Contains(r.WalkerUnitId.Value)));
    }

    internal static Row RowOf(Round r, string plan, DateTimeOffset now) => new(
        r.Id, r.PlanId, plan, r.AreaPath, r.Day, r.OpensAt, r.DueAt, r.ClosesAt, r.StateAt(now).ToString().ToLowerInvariant(), r.Points, r.HitPoints, r.LatePoints, r.OutOfOrderPoints);

    /// <summary>As <see cref="Round.StateAt"/> has it.</summary>
    private static IQueryable<Round> InState(IQueryable<Round> rounds, RoundState state, DateTimeOffset now) => state switch
    {
        RoundState.Missed => rounds.Where(r => r.State == RoundState.Missed || (r.State != RoundState.Complete && r.ClosesAt <= now)),
        RoundState.Complete => rounds.Where(r => r.State == RoundState.Complete),
        _ => rounds.Where(r => r.State == state && r.ClosesAt > now),
    };
}
