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

/// <summary>Takes one of one's own views away; what is not there stays away.</summary>
internal static class RemoveView
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/cases/views/{viewId:guid}", Handle)
        .RequirePermission(CasePermissions.Read)
        .WithName(nameof(RemoveView));

    private static async Task<NoContent> Handle(Guid viewId, DistrictDb db, Actor actor, CancellationToken ct)
    {
        if (await db.Set<SavedView>().FirstOrDefaultAsync(v => v.Id == viewId && v.AccountId == actor.Id, ct) is not { } view) { return TypedResults.NoContent(); }
        db.Remove(view);
        db.Leaf(AuditNote.By(actor, "cases.view-removed", "view", viewId));
        await db.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
