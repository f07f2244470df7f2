using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Duplicates;
using Wangge.Cases.Listing;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Grouping;

/// <summary>The reports of a suggested group that wait, the first first, each with a photo, so that a person sees whether they tell of one thing: at most 200.</summary>
/// <remarks>Refuses with <c>cases.groups.unknown</c>.</remarks>
internal static class ListGroupMembers
{
    /// <param name="Picture">The first photo of its first report with one, by SHA-256; or null.</param>
    /// <param name="Metres">From the middle of the group; null without a place.</param>
    public sealed record Member(CaseRow Case, string? Picture, int? Metres);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/suggested-groups/{groupId:guid}/members", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Accept))
        .WithName(nameof(ListGroupMembers));

    private static async Task<Results<Ok<IReadOnlyList<Member>>, Refused>> Handle(Guid groupId, DistrictDb db, AccessPolicy policy, Actor actor, CaseNames names, CancellationToken ct)
    {
        if (await db.Set<CaseGroup>().AsNoTracking().FirstOrDefaultAsync(g => g.Id == groupId, ct) is not { } group) { return new Refused(ListSuggestedGroups.Unknown); }
        if (policy.Check(actor, CasePermissions.Of(CaseAction.Accept), new Reach(group.AreaPath)) is { } refusal) { return new Refused(refusal); }

        var ids = await AcceptGroup.Waiting(db, groupId).OrderBy(m => m.CaseSeq).Take(PageSize.Most).Select(m => m.CaseId).ToListAsync(ct);
        var cases = (await db.Set<Case>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(ct))
            .FindAll(c => policy.Check(actor, CasePermissions.Read, CaseActs.ReachOf(c)) is null);
        var rows = (await names.RowsAsync(cases, ct)).ToDictionary(row => row.CaseId);
        var pictures = await ListDuplicates.PicturesAsync(db, [.. rows.Keys], ct);
        var middle = new GroundPoint(group.Longitude, group.Latitude);
        return TypedResults.Ok<IReadOnlyList<Member>>([.. ids.Where(rows.ContainsKey).Select(id => new Member(rows[id], pictures.GetValueOrDefault(id), MetresOf(rows[id], middle)))]);
    }

    private static int? MetresOf(CaseRow row, GroundPoint middle) =>
        row is { Longitude: { } longitude, Latitude: { } latitude } ? (int)Math.Round(middle.MetresTo(new GroundPoint(longitude, latitude))) : null;
}
