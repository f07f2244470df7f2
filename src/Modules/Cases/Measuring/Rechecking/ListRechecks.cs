using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Measuring.Asking;
using Wangge.Cases.Types;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Rechecking;

/// <summary>What is drawn and waits for a second look by the asker: within their area, and nothing that they or their unit had a hand in.</summary>
/// <remarks>Oldest draw first, each unit's lots in order. Refuses with <c>measures.bad-page</c>.</remarks>
internal static class ListRechecks
{
    /// <summary>Rows looked at for one page; where all are one's own work, the page is short and <c>next</c> goes on.</summary>
    private const int MostLookedAt = 1_000;

    /// <param name="Month">Of the draw, such as 202603.</param>
    /// <param name="Longitude">WGS-84 degrees, or null.</param>
    public sealed record Item(
        Guid TaskId, Guid CaseId, long Number, int Month, int Lot, string TypeKey, string Type, string AreaPath, string? Area, double? Longitude, double? Latitude, DateTimeOffset? ClosedAt);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/measures/rechecks", Handle)
        .RequirePermission(CasePermissions.Recheck)
        .WithName(nameof(ListRechecks));

    private static async Task<Results<Ok<Page<Item>>, Refused>> Handle(
        int? size, string? after, DistrictDb db, AccessPolicy policy, Actor actor, CaseTypes types, IAreaLookup areas, CancellationToken ct)
    {
        var mark = default(Bookmark);
        if (after is not null && !Bookmark.TryParse(after, out mark)) { return new Refused(ListInputs.BadPage); }

        var extent = policy.ExtentOf(actor, CasePermissions.Recheck);
        var own = actor.Roles.Select(role => role.UnitId).OfType<Guid>().ToList();
        var me = actor.Id;
        var (found, looked, last) = (new List<(RecheckTask Task, Case Case)>(), 0, mark.Seq);
        var most = PageSize.Clamp(size);
        var waiting = from task in db.Set<RecheckTask>().AsNoTracking()
                      where task.DoneAt == null && task.Seq > mark.Seq && !own.Contains(task.UnitId)
                      where !db.Set<CaseJournalEntry>().Any(e => e.CaseId == task.CaseId && e.ActorId == me)
                      join matter in db.Set<Case>() on task.CaseId equals matter.Id
                      orderby task.Seq
                      select new { task, matter };
        await foreach (var one in waiting.Take(MostLookedAt).AsAsyncEnumerable().WithCancellation(ct))
        {
            looked++;
            last = one.task.Seq;
            if (extent.AreaPaths.Any(area => Extent.Covers(area, one.task.AreaPath))) { found.Add((one.task, one.matter)); }
            if (found.Count == most) { break; }
        }

        var months = await db.Set<RecheckDrawing>().AsNoTracking().Select(d => new { d.Id, d.Month }).ToDictionaryAsync(d => d.Id, d => d.Month, ct);
        var book = await types.BookAsync();
        var items = new List<Item>(found.Count);
        foreach (var (task, matter) in found)
        {
            var type = book.Find(matter.TypeId);
            items.Add(new Item(
                task.Id, task.CaseId, matter.Number, months.GetValueOrDefault(task.DrawingId), task.Lot, type?.Key ?? "", type?.Name ?? "", matter.AreaPath,
                (await areas.FindAreaAsync(matter.AreaPath))?.Name, matter.Longitude, matter.Latitude, matter.ClosedAt));
        }

        return TypedResults.Ok(new Page<Item>(items, found.Count == most || looked == MostLookedAt ? new Bookmark(0, last).ToString() : null));
    }
}
