using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Searching;
using Wangge.Cases.Types;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Http;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Text;

namespace Wangge.Cases.Doors;

/// <summary>The portal's map and list: public reports, the newest first, by box, by distance, type, state, words or number. Never who reported.</summary>
/// <remarks>Positions are rounded to 4 decimals (about 10 m) and asked about in that rounding, so that no box finds more. Source: RIGHTS, "Publication". Refuses with <c>public.cases.*</c>.</remarks>
internal static class ListPublicCases
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);
    private const int MostFound = 5_000;
    private const double MostMetres = 5_000;

    private static readonly Refusal BadFilter = new("public.cases.bad-filter", RefusalKind.Invalid, "No such box, place, type or state.");
    private static readonly Refusal BadPage = new("public.cases.bad-page", RefusalKind.Invalid, "The bookmark is none of ours.");

    /// <param name="State">Wire name, such as <c>handling</c>.</param>
    /// <param name="Words">What was told, without numbers and contacts; null where it was refused.</param>
    /// <param name="Answer">What the centre last answered, or null.</param>
    /// <param name="Picture">At <c>/api/public/pictures/{sha256}</c>, or null.</param>
    public sealed record Row(
        Guid ReportId, long Number, string TypeKey, string Type, string State, bool IsOpen, string? Words, string? Answer, string? Place, string? Unit,
        DateTimeOffset ReportedAt, DateTimeOffset ChangedAt, DateTimeOffset? DueAt, double? Longitude, double? Latitude, string? Picture);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/public/cases", Handle)
        .AllowAnyone("Public matters are shown to everyone, without persons and with rounded positions.")
        .WithName(nameof(ListPublicCases));

    /// <param name="box"><c>west,south,east,north</c> in degrees.</param>
    /// <param name="near"><c>longitude,latitude</c> in degrees.</param>
    /// <param name="metres">Around <paramref name="near"/>, as a square; 50 to 5,000, default 500.</param>
    /// <param name="type">Keys, parted by commas.</param>
    /// <param name="state"><c>open</c>, <c>ended</c>, or wire names parted by commas.</param>
    /// <param name="words">At most 100 characters.</param>
    /// <param name="number">Of one matter.</param>
    private static async Task<Results<Cacheable<Page<Row>>, Refused>> Handle(
        DistrictDb db, IPublicCases cases, CaseTypes types, CancellationToken ct, string? box = null, string? near = null, double metres = 500,
        [MaxLength(400)] string? type = null, [MaxLength(200)] string? state = null, [MaxLength(100)] string? words = null, long? number = null, string? after = null, int? size = null)
    {
        Bookmark? mark = null;
        if (after is not null) { if (!Bookmark.TryParse(after, out var parsed)) { return new Refused(BadPage); } mark = parsed; }
        var book = await types.BookAsync();
        var pairs = PublicCases.Public(db, PublicCases.PrivateTypes(book));
        if (Within(pairs, box, near, metres) is not { } placed || OfType(placed, book, type) is not { } typed || In(typed, state) is not { } wanted) { return new Refused(BadFilter); }
        if (number is { } one) { wanted = wanted.Where(p => p.Report.Number == one); }
        var asked = words is null ? null : PublicWords.Of(words, []);
        if (Saying(db, wanted, asked) is not { } found) { return new Cacheable<Page<Row>>(new Page<Row>([], null), MaxAge); }

        var most = PageSize.Clamp(size);
        var page = await Ordered(found, mark).Take(most + 1).Select(p => new { p.Report.Id, p.Report.Seq, p.Report.ReceivedAt, p.Case.State }).ToListAsync(ct);
        var shown = page.Take(most).ToList();
        var states = shown.ToDictionary(p => p.Id, p => p.State);
        var reports = shown.Count == 0 ? [] : await cases.ListReportsAsync(new PublicReportFilter { ReportIds = [.. states.Keys] }, ct);
        var rows = reports.Where(r => Says(r, asked)).Select(r => new Row(
            r.ReportId, r.Number, r.TypeKey, r.TypeName, states[r.ReportId].Wire(), r.IsOpen, r.Words, r.StatusWords, r.PlaceWords, r.Unit, r.ReportedAt, r.UpdatedAt, r.DueAt, r.Longitude, r.Latitude, r.PictureSha256));
        var next = page.Count > most ? new Bookmark(shown[^1].ReceivedAt.UtcTicks, shown[^1].Seq).ToString() : null;
        return new Cacheable<Page<Row>>(new Page<Row>([.. rows], next), MaxAge);
    }

    private static IQueryable<PublicPair> Ordered(IQueryable<PublicPair> pairs, Bookmark? mark)
    {
        if (mark is { } m)
        {
            var at = new DateTimeOffset(m.Value, TimeSpan.Zero);
            pairs = pairs.Where(p => p.Report.ReceivedAt < at || (p.Report.ReceivedAt == at && p.Report.Seq < m.Seq));
        }

        return pairs.OrderByDescending(p => p.Report.ReceivedAt).ThenByDescending(p => p.Report.Seq);
    }

    /// <summary>Null for a box or place that is none.</summary>
    private static IQueryable<PublicPair>? Within(IQueryable<PublicPair> pairs, string? box, string? near, double metres)
    {
        if (box is not null)
        {
            return Degrees(box, 4) is { } d && d[0] <= d[2] && d[1] <= d[3] ? In(pairs, d[0], d[1], d[2], d[3]) : null;
        }

        if (near is null) { return pairs; }
        if (Degrees(near, 2) is not { } at || Math.Abs(at[1]) > 85 || !double.IsFinite(metres)) { return null; }
        var reach = Math.Clamp(metres, 50, MostMetres) / Duplicates.GroundPoint.MetresPerDegree;
        var wide = reach / Math.Cos(at[1] * Math.PI / 180);
        return In(pairs, at[0] - wide, at[1] - reach, at[0] + wide, at[1] + reach);
    }

    /// <summary>Those whose rounded position lies in the box, whatever the true one.</summary>
    private static IQueryable<PublicPair> In(IQueryable<PublicPair> pairs, double west, double south, double east, double north)
    {
        (west, south, east, north) = (Low(west), Low(south), High(east), High(north));
        return pairs.Where(p => p.Report.Longitude >= west && p.Report.Longitude < east && p.Report.Latitude >= south && p.Report.Latitude < north);

        static double Low(double degrees) => (Math.Ceiling(degrees * 10_000) - 0.5) / 10_000;

        static double High(double degrees) => (Math.Floor(degrees * 10_000) + 0.5) / 10_000;
    }

    private static double[]? Degrees(string text, int count)
    {
        var parts = text.Split(',');
        var degrees = new double[count];
        if (parts.Length != count) { return null; }
        for (var i = 0; i < count; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out degrees[i]) || !(Math.Abs(degrees[i]) <= (i % 2 == 0 ? 180 : 90))) { return null; }
        }

        return degrees;
    }

    private static IQueryable<PublicPair>? OfType(IQueryable<PublicPair> pairs, TypeBook book, string? type)
    {
        if (string.IsNullOrEmpty(type)) { return pairs; }
        var found = type.Split(',').Select(book.Find).ToList();
        if (found.Contains(null)) { return null; }
        var ids = found.ConvertAll(t => t!.Id);
        return pairs.Where(p => ids.Contains(p.Case.TypeId));
    }

    private static IQueryable<PublicPair>? In(IQueryable<PublicPair> pairs, string? state)
    {
        if (string.IsNullOrEmpty(state)) { return pairs; }
        if (state is "open" or "ended") { return pairs.Where(p => (p.Case.EndedAt == null) == (state == "open")); }
        var found = state.Split(',').Select(WireName.Find<CaseState>).ToList();
        if (found.Contains(null)) { return null; }
        var states = found.ConvertAll(s => s!.Value);
        return pairs.Where(p => states.Contains(p.Case.State));
    }

    /// <summary>By the reports' own words alone; null where nothing can be found.</summary>
    private static IQueryable<PublicPair>? Saying(DistrictDb db, IQueryable<PublicPair> pairs, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) { return pairs; }
        if (SearchTokens.ForQuery(words) is not { } query) { return null; }
        var store = db.District.Store;
        var found = db.Set<SearchText>().FromSqlRaw(FullText.FindIn("cases_search", store), store == StoreKind.Sqlite ? query.Sqlite : query.Postgres, MostFound);
        return pairs.Where(p => found.Select(s => s.SubjectId).Contains(p.Report.Id));
    }

    /// <summary>Whether the asked words stand in what is shown: what was masked is not found by asking for it.</summary>
    private static bool Says(PublicReport report, string? words) => string.IsNullOrWhiteSpace(words)
        || words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(w => $"{report.Words} {report.PlaceWords} {report.TypeName}".Contains(w, StringComparison.OrdinalIgnoreCase));
}
