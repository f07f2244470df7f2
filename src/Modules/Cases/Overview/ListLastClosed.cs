using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Cases.Types;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Overview;

/// <summary>What was closed last and has a photo before and one after, the newest first, at most ten: the wall shows solving.</summary>
internal static class ListLastClosed
{
    private const int Most = 10;
    private const int Looked = 200;

    /// <param name="Before">Photo of the report, by SHA-256.</param>
    /// <param name="After">Photo of the check, or of the feedback where the check has none.</param>
    /// <param name="IsConfirmed">The reporter said that it is solved.</param>
    public sealed record LastClosed(
        Guid CaseId, long Number, string Type, string? Area, DateTimeOffset ReportedAt, DateTimeOffset ClosedAt, string Before, string After, bool IsConfirmed);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/last-closed", Handle)
        .RequirePermission(CasePermissions.Read)
        .WithName(nameof(ListLastClosed));

    private static async Task<Ok<IReadOnlyList<LastClosed>>> Handle(DistrictDb db, AccessPolicy policy, Actor actor, CaseTypes types, IAreaLookup areas, CancellationToken ct)
    {
        var extent = policy.ExtentOf(actor, CasePermissions.Read);
        var since = await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.Action == CaseAction.Close)
            .OrderByDescending(e => e.ReceivedAt).Take(Looked).Select(e => e.CaseId).ToListAsync(ct);
        var ids = since.Distinct().ToList();
        var cases = (await db.Set<Case>().AsNoTracking().Where(c => ids.Contains(c.Id) && c.State == CaseState.Closed && c.EndedAt != null).ToListAsync(ct))
            .Where(c => extent.AreaPaths.Any(path => Extent.Covers(path, c.AreaPath)) || (c.LeadUnitId is { } unit && extent.UnitIds.Contains(unit)))
            .OrderByDescending(c => c.EndedAt).ToList();
        var before = await BeforeAsync(db, [.. cases.Select(c => c.Id)], ct);
        var after = await AfterAsync(db, [.. cases.Select(c => c.Id)], ct);
        var book = await types.BookAsync();
        var found = new List<LastClosed>(Most);
        foreach (var c in cases.Where(c => before.ContainsKey(c.Id) && after.ContainsKey(c.Id)).Take(Most))
        {
            var confirmed = await db.Set<CaseJournalEntry>().AnyAsync(e => e.CaseId == c.Id && (e.Action == CaseAction.Rate || e.Action == CaseAction.Confirm), ct);
            found.Add(new LastClosed(
                c.Id, c.Number, book.Find(c.TypeId)?.Name ?? "", (await areas.FindAreaAsync(c.AreaPath))?.Name, c.ReportedAt, c.EndedAt!.Value, before[c.Id], after[c.Id], confirmed));
        }

        return TypedResults.Ok<IReadOnlyList<LastClosed>>(found);
    }

    private static async Task<Dictionary<Guid, string>> BeforeAsync(DistrictDb db, Guid[] caseIds, CancellationToken ct) =>
        (await db.Set<Report>().AsNoTracking().Where(r => caseIds.Contains(r.CaseId))
            .Join(db.Set<BlobUse>().Where(u => u.SubjectKind == "report"), r => r.Id, u => u.SubjectId, (r, u) => new { r.CaseId, r.Seq, u.Sha256 })
            .ToListAsync(ct))
        .GroupBy(p => p.CaseId).ToDictionary(g => g.Key, g => g.MinBy(p => p.Seq)!.Sha256);

    private static async Task<Dictionary<Guid, string>> AfterAsync(DistrictDb db, Guid[] caseIds, CancellationToken ct) =>
        (await db.Set<CaseJournalEntry>().AsNoTracking()
            .Where(e => caseIds.Contains(e.CaseId) && (e.Action == CaseAction.PassCheck || e.Action == CaseAction.FeedBack))
            .Join(db.Set<BlobUse>(), e => e.Id, u => u.SubjectId, (e, u) => new { e.CaseId, e.Sequence, u.Sha256 })
            .ToListAsync(ct))
        .GroupBy(p => p.CaseId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.Sequence)!.Sha256);
}
