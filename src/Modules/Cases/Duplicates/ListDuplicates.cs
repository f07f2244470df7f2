using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Listing;
using Wangge.Cases.Reporting;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Duplicates;

/// <summary>Cases that may tell of the same as this one, likeliest first, at most 20; only such as the reader may see. Nothing merges by itself.</summary>
/// <remarks>Source: DOMAIN 3, "Merging". A case without a position has none.</remarks>
internal static class ListDuplicates
{
    private const int Most = 20;

    /// <param name="Score">0 to 1.</param>
    /// <param name="Metres">How far apart, to the metre.</param>
    /// <param name="MergeSuggested">Same type within 50 m and 24 h, and still open: a person is asked.</param>
    /// <param name="Reasons">Stable codes, weightiest first.</param>
    /// <param name="Picture">The first photo of its first report with one, by SHA-256.</param>
    public sealed record Candidate(CaseRow Case, string? Picture, double Score, int? Metres, bool MergeSuggested, IReadOnlyList<string> Reasons);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/{caseId:guid}/duplicates", Handle)
        .RequirePermission(CasePermissions.Read)
        .WithName(nameof(ListDuplicates));

    private static async Task<Results<Ok<IReadOnlyList<Candidate>>, Refused>> Handle(
        Guid caseId, DistrictDb db, AccessPolicy policy, Actor actor, CaseTypes types, CaseNames names, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, ct) is not { } matter) { return new Refused(CaseActs.UnknownCase); }
        if (policy.Check(actor, CasePermissions.Read, CaseActs.ReachOf(matter)) is { } refusal) { return new Refused(refusal); }
        var book = await types.BookAsync();
        if (PlaceOf(matter) is not { } here || book.Find(matter.TypeId) is not { } type) { return TypedResults.Ok<IReadOnlyList<Candidate>>([]); }

        var near = (await NearCases.ListAsync(db, book, here, type, matter.ReportedAt, time.GetUtcNow(), caseId, publicOnly: false, ct))
            .Where(n => policy.Check(actor, CasePermissions.Read, CaseActs.ReachOf(n.Case)) is null)
            .ToDictionary(n => n.Case.Id);
        var words = await db.Set<Report>().AsNoTracking().Where(r => r.CaseId == caseId).OrderBy(r => r.Seq)
            .Join(db.Set<Words>(), r => r.Id, w => w.SubjectId, (r, w) => w.Text).FirstOrDefaultAsync(ct) ?? "";
        var self = new NearCases.Near(matter, words).ToLookalike(book, here);
        var ranked = DuplicateScore.Rank(self, near.Values.Select(n => n.ToLookalike(book, PlaceOf(n.Case))), Most);
        var rows = (await names.RowsAsync([.. ranked.Select(match => near[match.CaseId].Case)], ct)).ToDictionary(row => row.CaseId);
        var pictures = await PicturesAsync(db, [.. rows.Keys], ct);
        return TypedResults.Ok<IReadOnlyList<Candidate>>([.. ranked.Select(match => new Candidate(
            rows[match.CaseId], pictures.GetValueOrDefault(match.CaseId), Math.Round(match.Score, 3), PlaceOf(near[match.CaseId].Case) is { } there ? (int)Math.Round(here.MetresTo(there)) : null,
            match.IsSuggested && near[match.CaseId].Case.EndedAt is null, match.Reasons))]);
    }

    internal static async Task<Dictionary<Guid, string>> PicturesAsync(DistrictDb db, Guid[] caseIds, CancellationToken ct) =>
        (await db.Set<Report>().AsNoTracking().Where(r => caseIds.Contains(r.CaseId))
            .Join(db.Set<BlobUse>(), r => r.Id, u => u.SubjectId, (r, u) => new { r.CaseId, r.Seq, u.Sha256, u.SubjectKind })
            .Where(f => f.SubjectKind == "report").Take(200).ToListAsync(ct))
        .GroupBy(f => f.CaseId).ToDictionary(g => g.Key, g => g.MinBy(f => f.Seq)!.Sha256);

    private static GroundPoint? PlaceOf(Case matter) => matter is { Longitude: { } longitude, Latitude: { } latitude } ? new GroundPoint(longitude, latitude) : null;
}
