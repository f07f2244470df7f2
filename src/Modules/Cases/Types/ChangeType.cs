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
using Wangge.Kernel.Time;

namespace Wangge.Cases.Types;

/// <summary>Changes a type; what it was is kept under its version. Open cases keep the limits that they were given.</summary>
/// <remarks>If-Match names the version that was edited; 412 where another came first. Refuses with <c>types.*</c>.</remarks>
internal static class ChangeType
{
    public sealed record Request : TypeContent;

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/types/{key}", Handle)
        .RequirePermission(CasePermissions.Configure)
        .WithName(nameof(ChangeType));

    private static async Task<Results<Ok<TypeView>, Refused>> Handle(
        string key, Request request, DistrictDb db, SettingsActs settings, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (settings.Check() is { } refusal) { return new Refused(refusal); }
        if (await db.Set<CaseType>().FirstOrDefaultAsync(t => t.Key == key, ct) is not { } type) { return new Refused(ShowType.Unknown); }
        var about = $"change type {key}";
        var earlier = await settings.FindEarlierAsync(about, request, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }
        if (!earlier.IsRepeat)
        {
            if (settings.CheckVersion(type.Version) is { } stale) { return new Refused(stale); }
            db.KeepVersion(type, actor, time.Now());
            if (type.Write(request) is { } fault) { return new Refused(fault); }
            await settings.CommitAsync(
                about, request, type.Id, AuditNote.By(actor, "cases.types.change", "case-type", type.Id, data: AuditData.Of(("version", type.Version))), "types", ct);
        }

        settings.SayVersion(type.Version);
        return TypedResults.Ok(TypeView.Of(type));
    }
}
