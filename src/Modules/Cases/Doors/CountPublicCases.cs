using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Types;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Doors;

/// <summary>How many public matters came in and ended in the last 365 days, by class. A count under 5 is not told.</summary>
/// <remarks>Source: RIGHTS, "Publication".</remarks>
internal static class CountPublicCases
{
    private const int LeastTold = 5;

    /// <param name="Received">Null where fewer than 5; the others likewise.</param>
    public sealed record Row(string Key, string Name, string EnglishName, int? Received, int? Ended, int? Closed);

    /// <param name="Since">First instant that is counted.</param>
    public sealed record Response(DateTimeOffset Since, int? Received, int? Ended, int? Closed, IReadOnlyList<Row> Classes);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/public/cases/counts", Handle)
        .AllowAnyone("Counts of public matters are shown to everyone, none under 5.")
        .WithName(nameof(CountPublicCases));

    private static async Task<Cacheable<Response>> Handle(DistrictDb db, CaseTypes types, TimeProvider time, CancellationToken ct)
    {
        // By days, so that the answer is the same for a while and may be kept.
        var since = new DateTimeOffset(time.Now().UtcDateTime.Date, TimeSpan.Zero).AddDays(-365);
        var book = await types.BookAsync();
        var counts = await PublicCases.Public(db, PublicCases.PrivateTypes(book)).Where(p => p.Report.ReceivedAt >= since)
            .GroupBy(p => new { p.Case.TypeId, IsEnded = p.Case.EndedAt != null, p.Case.State })
            .Select(g => new { g.Key.TypeId, g.Key.IsEnded, g.Key.State, Count = g.Count() }).ToListAsync(ct);
        var rows = counts.GroupBy(c => (book.Find(c.TypeId)!.ClassCode, book.Find(c.TypeId)!.ClassName)).OrderBy(g => g.Key.ClassCode, StringComparer.Ordinal)
            .Select(g => new Row(g.Key.ClassCode, g.Key.ClassName, TypeClasses.EnglishOf(g.Key.ClassCode) ?? g.Key.ClassCode, Told(g.Sum(c => c.Count)), Told(g.Where(c => c.IsEnded).Sum(c => c.Count)), Told(g.Where(c => c.State.IsClosed()).Sum(c => c.Count))))
            .ToList();
        return new Cacheable<Response>(
            new Response(since, Told(counts.Sum(c => c.Count)), Told(counts.Where(c => c.IsEnded).Sum(c => c.Count)), Told(counts.Where(c => c.State.IsClosed()).Sum(c => c.Count)), rows), TimeSpan.FromMinutes(5));
    }

    private static int? Told(int count) => count >= LeastTold ? count : null;
}
