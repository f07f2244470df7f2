using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Listing;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Overview;

/// <summary>How today goes, by hour, against the same weekday of the eight weeks before: a number alone says nothing.</summary>
/// <remarks>Days are the district's own. Source: SCREENS, "The wall"; the band is the least and the most of those days.</remarks>
internal static class ShowToday
{
    private const int Weeks = 8;
    private const int MostADay = 20_000;

    /// <param name="Day">Of the district's calendar.</param>
    /// <param name="Today">Reported up to the end of each hour that has begun; the last is up to now.</param>
    /// <param name="Usual">Mean, least and most of the days before, up to the end of each of the 24 hours.</param>
    /// <param name="UsualNow">Mean of the days before, up to this time of day.</param>
    public sealed record Response(DateOnly Day, IReadOnlyList<int> Today, IReadOnlyList<Hour> Usual, double UsualNow);

    public sealed record Hour(double Mean, int Least, int Most);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/today", Handle)
        .RequirePermission(CasePermissions.Read)
        .WithName(nameof(ShowToday));

    private static async Task<Ok<Response>> Handle(DistrictDb db, AccessPolicy policy, Actor actor, TimeProvider time, CancellationToken ct)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone);
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        var extent = policy.ExtentOf(actor, CasePermissions.Read);
        var days = new List<IReadOnlyList<TimeSpan>>(Weeks + 1);
        for (var week = 0; week <= Weeks; week++) { days.Add(await TimesOfAsync(db, actor, extent, now.Date.AddDays(-7 * week), zone, ct)); }

        var before = days.Skip(1).ToList();
        return TypedResults.Ok(new Response(
            DateOnly.FromDateTime(now.Date),
            [.. Enumerable.Range(1, now.Hour + 1).Select(hour => UpTo(days[0], TimeSpan.FromHours(hour)))],
            [.. Enumerable.Range(1, 24).Select(hour => HourOf([.. before.Select(day => UpTo(day, TimeSpan.FromHours(hour)))]))],
            Math.Round(before.Average(day => UpTo(day, now.TimeOfDay)), 1)));
    }

    /// <summary>Times of day at which cases of a day were reported.</summary>
    private static async Task<IReadOnlyList<TimeSpan>> TimesOfAsync(DistrictDb db, Actor actor, Extent extent, DateTime day, TimeZoneInfo zone, CancellationToken ct)
    {
        var (from, until) = (InstantOf(day, zone), InstantOf(day.AddDays(1), zone));
        var cases = CaseQuery.Whole(db, new CaseFilter { From = from, Until = until }, actor, extent, until);
        var times = cases is null ? [] : await cases.Select(c => c.ReportedAt).Take(MostADay).ToListAsync(ct);
        return [.. times.Select(at => at - from)];
    }

    private static DateTimeOffset InstantOf(DateTime day, TimeZoneInfo zone) => new DateTimeOffset(day, zone.GetUtcOffset(day)).ToUniversalTime();

    private static int UpTo(IReadOnlyList<TimeSpan> times, TimeSpan end) => times.Count(at => at < end);

    private static Hour HourOf(IReadOnlyList<int> counts) => new(Math.Round(counts.Average(), 1), counts.Min(), counts.Max());
}
