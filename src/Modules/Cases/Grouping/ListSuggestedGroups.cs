using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Listing;
using Wangge.Cases.Types;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Grouping;

/// <summary>Reports of the last day that probably tell of one thing and still wait for the acceptor: at most 50 groups, the largest first, cut to where one may accept.</summary>
internal static class ListSuggestedGroups
{
    private const int Most = 50;
    private const int MostRead = 500;
    public static readonly Refusal Unknown = new("cases.groups.unknown", RefusalKind.NotFound);

    /// <param name="Waiting">Reports of it that wait for the acceptor.</param>
    /// <param name="Longitude">The middle of them, WGS-84 degrees; so the latitude.</param>
    /// <param name="First">The first of those that wait: what it would be accepted as.</param>
    /// <param name="AcceptedCaseId">The case that earlier ones of it were accepted as, which further ones would be merged into; or null.</param>
    public sealed record Group(
        Guid GroupId, string TypeKey, string Type, int Waiting, double Longitude, double Latitude, string? Area, DateTimeOffset FirstAt, DateTimeOffset LastAt, CaseRow First, Guid? AcceptedCaseId);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/suggested-groups", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Accept))
        .WithName(nameof(ListSuggestedGroups));

    private static async Task<Ok<IReadOnlyList<Group>>> Handle(
        DistrictDb db, AccessPolicy policy, Actor actor, CaseTypes types, CaseNames names, IAreaLookup areas, TimeProvider time, CancellationToken ct)
    {
        var since = time.Now() - GroupBook.Within;
        var groups = (await db.Set<CaseGroup>().AsNoTracking().Where(g => g.LastAt > since).OrderByDescending(g => g.Members).Take(MostRead).ToListAsync(ct))
            .FindAll(g => policy.Check(actor, CasePermissions.Of(CaseAction.Accept), new Reach(g.AreaPath)) is null);
        var ids = groups.ConvertAll(g => g.Id);
        var waiting = await db.Set<CaseGroupMember>().AsNoTracking().Where(m => ids.Contains(m.GroupId))
            .Join(db.Set<Case>().Where(c => c.State == CaseState.Reported), m => m.CaseId, c => c.Id, (m, c) => m)
            .GroupBy(m => m.GroupId).Select(g => new { GroupId = g.Key, Count = g.Count(), First = g.Min(m => m.CaseSeq) }).ToDictionaryAsync(g => g.GroupId, ct);
        var shown = groups.Where(g => waiting.TryGetValue(g.Id, out var w) && w.Count >= (g.AcceptedCaseId is null ? 2 : 1)).OrderByDescending(g => waiting[g.Id].Count).Take(Most).ToList();

        var seqs = shown.ConvertAll(g => waiting[g.Id].First);
        var cases = await db.Set<Case>().AsNoTracking().Where(c => seqs.Contains(EF.Property<long>(c, "Seq"))).Select(c => new { Case = c, Seq = EF.Property<long>(c, "Seq") }).ToListAsync(ct);
        var rows = (await names.RowsAsync(cases.ConvertAll(c => c.Case), ct)).ToDictionary(r => r.CaseId);
        var first = cases.ToDictionary(c => c.Seq, c => rows[c.Case.Id]);
        var book = await types.BookAsync();
        var answer = new List<Group>();
        foreach (var g in shown)
        {
            var type = book.Find(g.TypeId);
            answer.Add(new Group(
                g.Id, type?.Key ?? "", type?.Name ?? "", waiting[g.Id].Count, g.Longitude, g.Latitude, (await areas.FindAreaAsync(g.AreaPath))?.Name, g.FirstAt, g.LastAt,
                first[waiting[g.Id].First], g.AcceptedCaseId));
        }

        return TypedResults.Ok<IReadOnlyList<Group>>(answer);
    }
}
