using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Settings;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Types;

/// <summary>One type with all that it was before: each old version, who changed it and when.</summary>
internal static class ShowType
{
    public static readonly Refusal Unknown = new("types.unknown", RefusalKind.NotFound);

    /// <param name="Versions">Newest first.</param>
    public sealed record Response(TypeView Type, IReadOnlyList<OldVersion> Versions);

    /// <param name="Type">As it was until then.</param>
    /// <param name="ChangedBy">The account that changed it into the next version; empty for the system.</param>
    public sealed record OldVersion(TypeView Type, Guid ChangedBy, string? Name, DateTimeOffset ChangedAt);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/types/{key}", Handle)
        .RequirePermission(CasePermissions.ReadSettings)
        .WithName(nameof(ShowType));

    private static async Task<Results<Ok<Response>, Refused>> Handle(string key, DistrictDb db, SettingsActs settings, IAccounts accounts, CancellationToken ct)
    {
        if (await db.Set<CaseType>().AsNoTracking().FirstOrDefaultAsync(t => t.Key == key, ct) is not { } type) { return new Refused(Unknown); }

        var old = await db.Set<CaseTypeVersion>().AsNoTracking().Where(v => v.TypeId == type.Id).OrderByDescending(v => v.Version).Take(200).ToListAsync(ct);
        var names = await accounts.ListNamesAsync([.. old.Select(v => v.ActorId).Where(id => id != Guid.Empty).Distinct()], ct);
        settings.SayVersion(type.Version);
        return TypedResults.Ok(new Response(
            TypeView.Of(type), [.. old.Select(v => new OldVersion(CaseJson.Read<TypeView>(v.Snapshot), v.ActorId, names.GetValueOrDefault(v.ActorId), v.At))]));
    }
}
