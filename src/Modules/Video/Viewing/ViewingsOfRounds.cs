using Wangge.Contracts.Video;

namespace Wangge.Video.Viewing;

/// <inheritdoc/>
internal sealed class ViewingsOfRounds(DistrictDb db, TimeProvider time) : IViewingsOfRounds
{
    /// <summary>Looks of one person through one camera in one round; more say nothing new.</summary>
    private const int Most = 200;

    public async Task<RoundViewing> SumAsync(Guid accountId, Guid cameraId, DateTimeOffset since, CancellationToken ct)
    {
        var looks = await db.Set<CameraViewing>().AsNoTracking()
            .Where(v => v.CameraId == cameraId && v.ViewerId == accountId && v.Reason == ViewReason.MustCheckRound && v.AskedAt >= since)
            .OrderByDescending(v => v.Seq).Take(Most).Select(v => new { v.FirstFrameAt, v.EndedAt }).ToListAsync(ct);
        var now = time.Now();
        var spans = looks.Where(l => l.FirstFrameAt is not null).Select(l => (From: l.FirstFrameAt!.Value, Until: l.EndedAt ?? Earlier(now, l.FirstFrameAt.Value + StreamView.Longest))).OrderBy(s => s.From).ToList();
        return looks.Count == 0 ? RoundViewing.Nothing : new RoundViewing(true, spans.Count == 0 ? null : spans[0].From, LengthOf(spans));
    }

    /// <summary>How long spans are together, what overlaps counted once.</summary>
    /// <param name="spans">By their begin.</param>
    internal static TimeSpan LengthOf(IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> spans)
    {
        var (length, reached) = (TimeSpan.Zero, DateTimeOffset.MinValue);
        foreach (var (from, until) in spans)
        {
            var begin = from > reached ? from : reached;
            if (until <= begin) { continue; }
            (length, reached) = (length + (until - begin), until);
        }

        return length;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
