using Wangge.Kernel.Districts;
using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Points;

/// <summary>The codes of a day's period for the sheets that are printed and hung: of points of one's areas that ask for a code. On record, since whoever has them could be everywhere.</summary>
internal static class PrintCodes
{
    private const int MostAhead = 62;
    private static readonly Refusal BadDay = new("rounds.codes.bad-day", RefusalKind.Invalid, "Codes are printed for today and at most 62 days ahead.");

    /// <param name="Text">What the QR code says.</param>
    /// <param name="Typed">To be typed where a phone cannot scan.</param>
    /// <param name="From">First day that it holds.</param>
    /// <param name="Until">The day from which it holds no more; a day of grace is given to hang the next.</param>
    public sealed record Sheet(Guid PointId, string Code, string Name, string Kind, string Text, string Typed, DateOnly From, DateOnly Until);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rounds/codes", Handle)
        .RequirePermission(RoundsPermissions.PrintCodes)
        .WithName("PrintPointCodes");

    /// <param name="day">A day that the period holds; null: today.</param>
    /// <param name="area">Only points in this area.</param>
    /// <param name="point">Only this point.</param>
    private static async Task<Results<Ok<Page<Sheet>>, Refused>> Handle(
        DistrictDb db, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct, DateOnly? day = null, [MaxLength(200)] string? area = null, Guid? point = null, string? after = null, int? size = null)
    {
        var today = LocalTime.DayOf(db.District, time.Now());
        var asked = day ?? today;
        if (asked < today.AddDays(-1) || asked > today.AddDays(MostAhead)) { return new Refused(BadDay); }
        var points = AreaCut.Within(db.Set<MustCheckPoint>().AsNoTracking(), policy.ExtentOf(actor, RoundsPermissions.PrintCodes).AreaPaths, p => p.AreaPath).Where(p => p.EndedAt == null && (p.Ways & ProofWay.Code) != 0);
        if (area is { Length: > 0 }) { points = AreaCut.Within(points, [area], p => p.AreaPath); }
        if (point is { } one) { points = points.Where(p => p.Id == one); }
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(RoundsRefusals.BadPage); }
            points = points.Where(p => p.Seq > mark.Seq);
        }

        var most = PageSize.Clamp(size);
        var found = await points.OrderBy(p => p.Seq).Take(most + 1).ToListAsync(ct);
        db.Leaf(AuditNote.By(actor, "rounds.codes-print", "district", Guid.Empty, area, data: AuditData.Of(("points", Math.Min(found.Count, most)))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Page<Sheet>([.. found.Take(most).Select(p => SheetOf(p, asked))], found.Count > most ? new Bookmark(0, found[most - 1].Seq).ToString() : null));
    }

    private static Sheet SheetOf(MustCheckPoint p, DateOnly day)
    {
        var period = RotatingCode.PeriodOf(day, p.CodeDays);
        return new Sheet(
            p.Id, p.Code, p.Name, p.Kind, RotatingCode.TextOf(p.Secret, p.Id, period), RotatingCode.CodeOf(p.Secret, p.Id, period),
            RotatingCode.FirstDayOf(period, p.CodeDays), RotatingCode.FirstDayOf(period + 1, p.CodeDays));
    }
}
