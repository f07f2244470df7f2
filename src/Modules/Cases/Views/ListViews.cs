using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Views;

/// <summary>One's own views, in one's own order; at most 50.</summary>
internal static class ListViews
{
    public static readonly Refusal NoFilter = new("cases.views.no-filter", RefusalKind.Invalid, "A view keeps no page and no size.");

    public sealed record View(Guid ViewId, string Title, string Filter, int Position)
    {
        internal static View Of(SavedView view) => new(view.Id, view.Title, view.Filter, view.Position);
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/views", Handle)
        .RequirePermission(CasePermissions.Read)
        .WithName(nameof(ListViews));

    private static async Task<Ok<IReadOnlyList<View>>> Handle(DistrictDb db, Actor actor, CancellationToken ct)
    {
        var views = await db.Set<SavedView>().AsNoTracking().Where(v => v.AccountId == actor.Id)
            .OrderBy(v => v.Position).ThenBy(v => v.Seq).Take(SavedView.MostOfOne).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<View>>([.. views.Select(View.Of)]);
    }
}
