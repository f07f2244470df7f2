using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Settings;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Types;

/// <summary>Removes a responsibility; what is already gone stays gone, so a repeat changes nothing. If-Match as for a change.</summary>
internal static class RemoveResponsibility
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/responsibilities/{id:guid}", Handle)
        .RequirePermission(CasePermissions.Configure)
        .WithName(nameof(RemoveResponsibility));

    private static async Task<Results<NoContent, Refused>> Handle(Guid id, DistrictDb db, SettingsActs settings, Actor actor, CancellationToken ct)
    {
        if (await db.Set<Responsibility>().FirstOrDefaultAsync(r => r.Id == id, ct) is not { } row) { return TypedResults.NoContent(); }
        if ((settings.Check(row.AreaPath) ?? settings.CheckVersion(row.Version)) is { } refusal) { return new Refused(refusal); }

        db.Remove(row);
        await settings.CommitAsync(
            AuditNote.By(actor, "cases.responsibilities.remove", "responsibility", id, row.AreaPath, data: AuditData.Of(("unit", row.UnitId))), "responsibilities", ct);
        return TypedResults.NoContent();
    }
}
