using System.Globalization;
using Wangge.Kernel.Tables;
using Wangge.Rounds.Judging;
using Wangge.Rounds.Walking;

namespace Wangge.Rounds.Results;

/// <summary>Results of some days as a file, a row a point of a round: what was asked, proved, when, late or missed. On record; no walker is named. Refuses with <c>rounds.results.*</c>.</summary>
internal static class ExportRounds
{
    private const int MostRounds = 5_000;
    private static readonly Refusal TooMany = new("rounds.results.too-many", RefusalKind.TooLarge, "More than 5,000 rounds; ask for fewer days or a smaller area.");

    private static readonly TableColumn[] Columns =
    [
        new("day", "日期"), new("plan", "巡查计划"), new("area_path", "区域"), new("opens_at", "开始"), new("due_at", "截止"), new("round_state", "巡查结果"), new("position", "序号"), new("point", "必查点"),
        new("asked", "要求"), new("proved", "已核验"), new("hit_at", "到点时间（手机）"), new("result", "结果"), new("out_of_order", "未按顺序"),
    ];

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rounds/walks/export", Handle)
        .RequirePermission(RoundsPermissions.ExportRounds)
        .AnswersTable()
        .WithName(nameof(ExportRounds));

    /// <param name="from">First day; null: today.</param>
    /// <param name="until">The day after the last; null: the day after <paramref name="from"/>.</param>
    /// <param name="format"><c>csv</c> (default) or <c>xlsx</c>.</param>
    private static async Task<Results<FileContentHttpResult, Refused>> Handle(
        DistrictDb db, Actor actor, AccessPolicy policy, RoundReading reading, TimeProvider time, CancellationToken ct, DateOnly? from = null, DateOnly? until = null, [MaxLength(200)] string? area = null, string? format = null)
    {
        if (!TableFile.TryParse(format, out var written)) { return new Refused(TableFile.FormatUnknown); }
        var first = from ?? LocalTime.DayOf(db.District, time.Now());
        var last = until ?? first.AddDays(1);
        if (last <= first || last.DayNumber - first.DayNumber > ListRounds.MostDays) { return new Refused(ListRounds.BadDays); }
        var cut = ListRounds.Cut(db, policy.ExtentOf(actor, RoundsPermissions.ExportRounds), first, last);
        if (area is { Length: > 0 }) { cut = AreaCut.Within(cut, [area], r => r.AreaPath); }
        var rounds = await cut.OrderBy(r => r.OpensAt).ThenBy(r => r.Seq).Take(MostRounds + 1).ToListAsync(ct);
        if (rounds.Count > MostRounds) { return new Refused(TooMany); }
        var marks = new List<RoundMark>();
        foreach (var part in rounds.Select(r => r.Id).Chunk(500)) { marks.AddRange(await db.Set<RoundMark>().AsNoTracking().Where(m => part.Contains(m.RoundId)).ToListAsync(ct)); }
        var views = await reading.ViewsAsync(rounds, marks, ct);
        db.Leaf(AuditNote.By(actor, "rounds.results-export", "district", Guid.Empty, area, purpose: "export", data: AuditData.Of(("rounds", rounds.Count))));
        await db.CommitAsync(ct);
        return TableFile.Answer(written, "rounds", Columns, views.SelectMany(v => v.Points.Select((p, i) => RowOf(db.District, v, p, i))));
    }

    private static IReadOnlyList<CsvCell> RowOf(District district, RoundView round, MarkView point, int position) =>
    [
        CsvCell.Day(round.Day), round.Plan, round.AreaPath, Said(district, round.OpensAt), Said(district, round.DueAt), round.State, position + 1, point.Name,
        string.Join(' ', point.Ways), string.Join(' ', point.Proved), point.HitAt is { } at ? Said(district, at) : "", ResultOf(round, point), point.IsOutOfOrder ? "yes" : "",
    ];

    private static string ResultOf(RoundView round, MarkView point) =>
        point.HitAt is not null ? (point.IsLate ? "late" : "done") : round.State == nameof(RoundState.Missed).ToLowerInvariant() ? "missed" : "open";

    private static string Said(District district, DateTimeOffset at) => LocalTime.At(district, at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
