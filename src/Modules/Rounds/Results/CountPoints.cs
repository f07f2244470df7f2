using Wangge.Rounds.Judging;
using Wangge.Rounds.Points;
using Wangge.Rounds.Walking;

namespace Wangge.Rounds.Results;

/// <summary>What came of each must-check point in some days: how often asked for, hit, late, missed, and by what proof. In the register's order, places and never people.</summary>
internal static class CountPoints
{
    private const int MostPoints = 2_000;
    private static readonly Refusal TooMany = new("rounds.results.too-many-points", RefusalKind.TooLarge, "More than 2,000 points; ask for a smaller area.");

    /// <param name="Asked">Rounds whose time was over, or that hit it.</param>
    /// <param name="Missed">Asked and not hit.</param>
    /// <param name="ByPosition">Hits that position proved, perhaps beside another way; so the others.</param>
    internal sealed record Row(Guid PointId, string Code, string Name, string Kind, string AreaPath, int Asked, int Hit, int Late, int OutOfOrder, int Missed, int ByPosition, int ByCode, int ByPhoto);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rounds/points/results", Handle)
        .RequirePermission(RoundsPermissions.SeeRounds)
        .WithName("CountMustCheckPoints");

    /// <param name="from">First day; null: today.</param>
    /// <param name="until">The day after the last; null: the day after <paramref name="from"/>.</param>
    private static async Task<Results<Ok<List<Row>>, Refused>> Handle(
        DistrictDb db, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct, DateOnly? from = null, DateOnly? until = null, [MaxLength(200)] string? area = null)
    {
        var first = from ?? LocalTime.DayOf(db.District, time.Now());
        var last = until ?? first.AddDays(1);
        if (last <= first || last.DayNumber - first.DayNumber > ListRounds.MostDays) { return new Refused(ListRounds.BadDays); }
        return await RowsAsync(db, policy.ExtentOf(actor, RoundsPermissions.SeeRounds), area, first, last, time.Now(), ct) is { } rows ? TypedResults.Ok(rows) : new Refused(TooMany);
    }

    /// <summary>Null where there are more points than are counted at once.</summary>
    private static async Task<List<Row>?> RowsAsync(DistrictDb db, Extent extent, string? area, DateOnly first, DateOnly last, DateTimeOffset now, CancellationToken ct)
    {
        var (from, until) = (LocalTime.BeginOf(db.District, first), LocalTime.BeginOf(db.District, last));
        var points = AreaCut.Within(db.Set<MustCheckPoint>().AsNoTracking(), extent.AreaPaths, p => p.AreaPath);
        if (area is { Length: > 0 }) { points = AreaCut.Within(points, [area], p => p.AreaPath); }
        var listed = await points.OrderBy(p => p.Seq).Take(MostPoints + 1).ToListAsync(ct);
        if (listed.Count > MostPoints) { return null; }
        var counts = await db.Set<RoundMark>().AsNoTracking().Where(m => m.OpensAt >= from && m.OpensAt < until)
            .Join(db.Set<Round>(), m => m.RoundId, r => r.Id, (m, r) => new { Mark = m, IsOver = r.ClosesAt <= now })
            .Where(m => m.IsOver || m.Mark.HitAt != null)
            .GroupBy(m => m.Mark.PointId)
            .Select(g => new
            {
                PointId = g.Key, Asked = g.Count(), Hit = g.Count(m => m.Mark.HitAt != null), Late = g.Count(m => m.Mark.IsLate), OutOfOrder = g.Count(m => m.Mark.IsOutOfOrder),
                ByPosition = g.Count(m => m.Mark.HitAt != null && (m.Mark.Proved & ProofWay.Position) != 0), ByCode = g.Count(m => m.Mark.HitAt != null && (m.Mark.Proved & ProofWay.Code) != 0),
                ByPhoto = g.Count(m => m.Mark.HitAt != null && (m.Mark.Proved & ProofWay.Photo) != 0),
            }).ToDictionaryAsync(g => g.PointId, ct);
        return [.. listed.Where(p => p.EndedAt is null || counts.ContainsKey(p.Id)).Select(p => counts.TryGetValue(p.Id, out var c)
            ? new Row(p.Id, p.Code, p.Name, p.Kind, p.AreaPath, c.Asked, c.Hit, c.Late, c.OutOfOrder, c.Asked - c.Hit, c.ByPosition, c.ByCode, c.ByPhoto)
            : new Row(p.Id, p.Code, p.Name, p.Kind, p.AreaPath, 0, 0, 0, 0, 0, 0, 0, 0))];
    }
}
