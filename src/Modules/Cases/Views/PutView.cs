using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Listing;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Views;

/// <summary>Keeps a cut of the case list under a name, or changes it; the same again changes nothing. At most 50 a person.</summary>
/// <remarks>Refuses with <c>cases.views.*</c> and, where the filter is none, with <c>cases.list.*</c>.</remarks>
internal static class PutView
{
    private static readonly Refusal TooMany = new("cases.views.too-many", RefusalKind.Conflict, "At most 50 views a person.");

    /// <param name="Title">As its owner calls it.</param>
    /// <param name="Filter">As <c>GET /cases</c> takes it, without <c>after</c> and <c>size</c>; may be empty.</param>
    /// <param name="Position">Where it stands, from 0; at the end where left out.</param>
    public sealed record Request([Required, MinLength(1), MaxLength(40)] string Title, [MaxLength(2000)] string Filter = "", [Range(0, SavedView.MostOfOne - 1)] int? Position = null);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/cases/views/{viewId:guid}", Handle)
        .RequirePermission(CasePermissions.Read)
        .WithName(nameof(PutView));

    private static async Task<Results<Ok<ListViews.View>, Refused>> Handle(Guid viewId, Request request, DistrictDb db, CaseTypes types, Actor actor, CancellationToken ct)
    {
        if (viewId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        var cut = new QueryCollection(QueryHelpers.ParseQuery(request.Filter));
        var (filter, refusal) = CaseFilter.Read(cut, await types.BookAsync(), actor);
        if (filter is null) { return new Refused(refusal!); }
        if (cut.ContainsKey("after") || cut.ContainsKey("size")) { return new Refused(ListViews.NoFilter); }

        if (await db.Set<SavedView>().FirstOrDefaultAsync(v => v.Id == viewId, ct) is { } view)
        {
            if (view.AccountId != actor.Id) { return new Refused(RepeatedWrites.IdReused); }
            if ((view.Title, view.Filter, view.Position) == (request.Title, request.Filter, request.Position ?? view.Position)) { return TypedResults.Ok(ListViews.View.Of(view)); }
            (view.Title, view.Filter, view.Position) = (request.Title, request.Filter, request.Position ?? view.Position);
        }
        else
        {
            var positions = await db.Set<SavedView>().Where(v => v.AccountId == actor.Id).Select(v => v.Position).ToListAsync(ct);
            if (positions.Count >= SavedView.MostOfOne) { return new Refused(TooMany); }
            view = new SavedView
            {
                Id = viewId, AccountId = actor.Id, Title = request.Title, Filter = request.Filter, Position = request.Position ?? positions.DefaultIfEmpty(-1).Max() + 1,
            };
            db.Add(view);
        }

        db.Leaf(AuditNote.By(actor, "cases.view-kept", "view", viewId));
        await db.CommitAsync(ct);
        return TypedResults.Ok(ListViews.View.Of(view));
    }
}
