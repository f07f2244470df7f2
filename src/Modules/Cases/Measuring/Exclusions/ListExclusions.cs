using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Measuring.Asking;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Exclusions;

/// <summary>Every exclusion that was asked for within one's reach, newest first, those declined too.</summary>
/// <remarks>Refuses with <c>measures.exclusion.bad-state</c> and <c>measures.bad-page</c>.</remarks>
internal static class ListExclusions
{
    private static readonly Refusal BadState = new("measures.exclusion.bad-state", RefusalKind.Invalid, "A state is asked, approved or declined.");

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/measures/exclusions", Handle)
        .RequirePermission(CasePermissions.Measure)
        .WithName(nameof(ListExclusions));

    /// <param name="code">Only of this measure.</param>
    /// <param name="state">Only <c>asked</c>, <c>approved</c> or <c>declined</c>.</param>
    private static async Task<Results<Ok<Page<ExclusionView>>, Refused>> Handle(
        string? code, string? state, int? size, string? after, DistrictDb db, AccessPolicy policy, Actor actor, IAccounts accounts, CancellationToken ct)
    {
        if (state is not (null or "asked" or "approved" or "declined")) { return new Refused(BadState); }
        var mark = new Bookmark(0, long.MaxValue);
        if (after is not null && !Bookmark.TryParse(after, out mark)) { return new Refused(ListInputs.BadPage); }

        var extent = policy.ExtentOf(actor, CasePermissions.Measure);
        var rows = db.Set<ExclusionRow>().AsNoTracking().Where(e => e.Seq < mark.Seq);
        if (code is not null) { rows = rows.Where(e => e.FormulaCode == code); }
        rows = state switch
        {
            "asked" => rows.Where(e => e.IsApproved == null),
            "approved" => rows.Where(e => e.IsApproved == true),
            "declined" => rows.Where(e => e.IsApproved == false),
            _ => rows,
        };
        var items = new List<ExclusionRow>();
        var most = PageSize.Clamp(size);
        // Few are ever asked for; those out of reach are passed over here, where the policy's own rule serves.
        await foreach (var row in rows.OrderByDescending(e => e.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!extent.AreaPaths.Any(area => Extent.Covers(area, row.AreaPath))) { continue; }
            items.Add(row);
            if (items.Count > most) { break; }
        }

        var page = items.Take(most).ToList();
        return TypedResults.Ok(new Page<ExclusionView>(await ExclusionView.OfAsync(page, db, accounts, ct), items.Count > most ? new Bookmark(0, page[^1].Seq).ToString() : null));
    }
}
