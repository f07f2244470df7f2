namespace Wangge.Dispatch.Operations;

/// <summary>How fast help came: median, ninetieth percentile and the share within the zone's minutes, of units sent in a period.</summary>
/// <remarks>
/// A unit that was sent and called off before its minutes were over counts nowhere; one that was called off after them, or has not come yet, counts as not in time.
/// What was sent to a drill or a test, as the matter stands now, counts apart and nowhere else. Units are never compared with each other. Percentiles by the nearest rank. Source: DOMAIN 1, "patrols".
/// </remarks>
internal static class ShowResponse
{
    /// <value>More than a district sends in a year.</value>
    private const int MostSendings = 200_000;
    private const int LongestDays = 366;
    private const int MostParts = 60;

    private static readonly Refusal BadPeriod = new("dispatch.response.bad-period", RefusalKind.Invalid, "From before until, a year at most, in at most 60 parts.");

    /// <param name="ByZone">By the zone's minutes, the shortest first; where no zone lies last.</param>
    /// <param name="OverTime">The period in parts, where that was asked for.</param>
    /// <param name="Practice">Of drills and tests, which are in none of the others.</param>
    public sealed record Response(ResponseFigures All, IReadOnlyList<ResponseFigures> ByZone, IReadOnlyList<Part> OverTime, ResponseFigures Practice);

    /// <param name="Until">Not included; of the last part the period's own end.</param>
    public sealed record Part(DateTimeOffset From, DateTimeOffset Until, ResponseFigures Figures);

    /// <param name="ZoneMinutes">Null for all, and where no zone lies.</param>
    /// <param name="Sent">Units sent and not called off in time.</param>
    /// <param name="Arrived">Of them.</param>
    /// <param name="P50Seconds">From being sent to being there, of those that arrived; null where none did.</param>
    /// <param name="InTime">Share within the zone's minutes, 0 to 1; null where no zone lies or none was sent.</param>
    /// <param name="ExpectedP50Seconds">By road when they were sent.</param>
    /// <param name="ErrorSeconds">Median of what it took less what was expected.</param>
    public sealed record ResponseFigures(double? ZoneMinutes, int Sent, int Arrived, int? P50Seconds, int? P90Seconds, double? InTime, int? ExpectedP50Seconds, int? ErrorSeconds);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/response", Handle)
        .RequirePermission(DispatchPermissions.Measure)
        .WithName(nameof(ShowResponse));

    /// <param name="until">Not included.</param>
    /// <param name="area">Only what was sent into this area.</param>
    /// <param name="partDays">Also in parts of so many days by the district's clock; null: as one.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(
        DateTimeOffset from, DateTimeOffset until, [MaxLength(200)] string? area, [Range(1, LongestDays)] int? partDays, DistrictDb db, PracticeOfOperations practice, Actor actor,
        AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (from >= until || until - from > TimeSpan.FromDays(LongestDays) || (until - from) / TimeSpan.FromDays(partDays ?? LongestDays) > MostParts) { return new Refused(BadPeriod); }
        var sendings = AreaCut.Within(db.Set<Sending>().AsNoTracking(), policy.ExtentOf(actor, DispatchPermissions.Measure).AreaPaths, s => s.AreaPath);
        if (area is not null) { sendings = sendings.Where(s => s.AreaPath.StartsWith(area)); }
        var rows = await sendings.Where(s => s.SentAt >= from && s.SentAt < until).OrderBy(s => s.SentAt).Take(MostSendings).ToListAsync(ct);
        var parts = partDays is { } days ? PartsOf(from, until, days, TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone)).ToList() : [];
        return TypedResults.Ok(Of(rows, await practice.OfAsync(sendings.Where(s => s.SentAt >= from && s.SentAt < until), ct), parts, time.Now()));
    }

    /// <param name="practice">Operations that are drills or tests.</param>
    internal static Response Of(IReadOnlyList<Sending> sendings, IReadOnlySet<Guid> practice, IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> parts, DateTimeOffset now)
    {
        var (played, counted) = (new List<Sending>(), new List<Sending>());
        foreach (var sending in sendings.Where(s => s.ArrivedAt is not null || s.IsInTime(now) == false)) { (practice.Contains(sending.OperationId) ? played : counted).Add(sending); }
        return new Response(
            Figures(null, counted, now),
            [.. counted.GroupBy(s => s.ZoneMinutes).OrderBy(g => g.Key is null).ThenBy(g => g.Key).Select(g => Figures(g.Key, [.. g], now))],
            [.. parts.Select(part => new Part(part.From, part.Until, Figures(null, counted.FindAll(s => s.SentAt >= part.From && s.SentAt < part.Until), now)))],
            Figures(null, played, now));
    }

    /// <summary>A day more is the same hour of the clock on that day, also where a day has 23 hours.</summary>
    internal static IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> PartsOf(DateTimeOffset from, DateTimeOffset until, int days, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(from, zone).DateTime;
        for (var (at, n) = (from, 1); at < until; n++)
        {
            var clock = local.AddDays(days * n);
            var next = new DateTimeOffset(clock, zone.GetUtcOffset(clock)).ToUniversalTime();
            yield return (at, next < until ? next : until);
            at = next;
        }
    }

    private static ResponseFigures Figures(double? zone, List<Sending> sendings, DateTimeOffset now)
    {
        int[] took = [.. sendings.Select(s => s.Took).OfType<TimeSpan>().Select(t => (int)t.TotalSeconds).Order()];
        int[] expected = [.. sendings.Select(s => s.ExpectedSeconds).OfType<int>().Order()];
        int[] errors = [.. sendings.Where(s => s is { Took: not null, ExpectedSeconds: not null }).Select(s => (int)s.Took!.Value.TotalSeconds - s.ExpectedSeconds!.Value).Order()];
        var judged = sendings.Select(s => s.IsInTime(now)).OfType<bool>().ToList();
        return new ResponseFigures(
            zone, sendings.Count, took.Length, Rank(took, 0.5), Rank(took, 0.9), judged.Count == 0 ? null : judged.Count(j => j) / (double)judged.Count, Rank(expected, 0.5), Rank(errors, 0.5));
    }

    private static int? Rank(int[] sorted, double share) => sorted.Length == 0 ? null : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
