using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Views;

/// <summary>Puts one's own views into an order; those not named follow in theirs, ids of others are passed over. The same again changes nothing.</summary>
internal static class OrderViews
{
    /// <param name="ViewIds">First to last.</param>
    public sealed record Request([Required, MaxLength(SavedView.MostOfOne)] IReadOnlyList<Guid> ViewIds);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/cases/views/order", Handle)
        .RequirePermission(CasePermissions.Read)
        .WithName(nameof(OrderViews));

    private static async Task<Ok<IReadOnlyList<ListViews.View>>> Handle(Request request, DistrictDb db, Actor actor, CancellationToken ct)
    {
        var mine = await db.Set<SavedView>().Where(v => v.AccountId == actor.Id).OrderBy(v => v.Position).ThenBy(v => v.Seq).ToListAsync(ct);
        var asked = request.ViewIds.Distinct().Select((id, at) => (id, at)).ToDictionary(x => x.id, x => x.at);
        var ordered = mine.OrderBy(v => asked.GetValueOrDefault(v.Id, int.MaxValue)).ToList();
        for (var at = 0; at < ordered.Count; at++) { ordered[at].Position = at; }
        db.ChangeTracker.DetectChanges();
        if (db.ChangeTracker.HasChanges())
        {
            db.Leaf(AuditNote.By(actor, "cases.views-ordered", "account", actor.Id));
            await db.CommitAsync(ct);
        }

        return TypedResults.Ok<IReadOnlyList<ListViews.View>>([.. ordered.Select(ListViews.View.Of)]);
    }
}
