using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Cases.Settings;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Types;

/// <summary>Offers a type no longer; cases of it go on. If-Match as for a change.</summary>
/// <remarks>Refuses with <c>types.needed</c> for the one type that reports without a type are given.</remarks>
internal static class EndType
{
    private static readonly Refusal Needed = new("types.needed", Detail: "Reports without a type are given this one.");

    public sealed record Request : SettingsRequest;

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/types/{key}/end", Handle)
        .RequirePermission(CasePermissions.Configure)
        .WithName(nameof(EndType));

    private static async Task<Results<Ok<TypeView>, Refused>> Handle(
        string key, Request request, DistrictDb db, SettingsActs settings, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (settings.Check() is { } refusal) { return new Refused(refusal); }
        if (await db.Set<CaseType>().FirstOrDefaultAsync(t => t.Key == key, ct) is not { } type) { return new Refused(ShowType.Unknown); }
        var about = $"end type {key}";
        var earlier = await settings.FindEarlierAsync(about, request, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }
        if (!earlier.IsRepeat && type.EndedAt is null)
        {
            if (key == Intake.OtherType) { return new Refused(Needed); }
            if (settings.CheckVersion(type.Version) is { } stale) { return new Refused(stale); }
            db.KeepVersion(type, actor, time.Now());
            type.EndedAt = time.Now();
            await settings.CommitAsync(about, request, type.Id, AuditNote.By(actor, "cases.types.end", "case-type", type.Id), "types", ct);
        }

        settings.SayVersion(type.Version);
        return TypedResults.Ok(TypeView.Of(type));
    }
}
