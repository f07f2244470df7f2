using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Settings;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Types;

/// <summary>Says which unit answers for a type, a class or everything in an area; new, or in place of what this id said (If-Match).</summary>
/// <remarks>A leader does so within the own area. Refuses with <c>responsibilities.*</c>.</remarks>
internal static class PutResponsibility
{
    private static readonly Refusal Taken = new("responsibilities.taken", Detail: "Another responsibility names this type and area.");

    public sealed record Request : SettingsRequest
    {
        /// <summary>A type's key, a class as <c>class:06</c>, or <c>*</c>.</summary>
        [Required, MaxLength(80)]
        public required string Type { get; init; }

        [Required, MaxLength(200)]
        public required string AreaPath { get; init; }

        public required Guid UnitId { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/responsibilities/{id:guid}", Handle)
        .RequirePermission(CasePermissions.Configure)
        .WithName(nameof(PutResponsibility));

    private static async Task<Results<Ok<ResponsibilityView>, Refused>> Handle(
        Guid id, Request request, DistrictDb db, SettingsActs settings, CaseTypes types, IAreaLookup areas, IUnits units, Actor actor, CancellationToken ct)
    {
        if (id.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        var row = await db.Set<Responsibility>().FirstOrDefaultAsync(r => r.Id == id, ct);
        if ((settings.Check(request.AreaPath) ?? (row is null ? null : settings.Check(row.AreaPath))) is { } refusal) { return new Refused(refusal); }

        var about = $"put responsibility {id}";
        var earlier = await settings.FindEarlierAsync(about, request, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }
        if (!earlier.IsRepeat || row is null)
        {
            if (row is not null && settings.CheckVersion(row.Version) is { } stale) { return new Refused(stale); }
            if (!TypePattern.IsKnown(request.Type, await types.BookAsync())) { return new Refused(TypeEditing.Bad("type", "responsibilities.unknown-type")); }
            if (await areas.FindAreaAsync(request.AreaPath) is null) { return new Refused(TypeEditing.Bad("areaPath", "responsibilities.unknown-area")); }
            if (await units.FindAsync(request.UnitId, ct) is null) { return new Refused(TypeEditing.Bad("unitId", "responsibilities.unknown-unit")); }
            if (await db.Set<Responsibility>().AnyAsync(r => r.TypePattern == request.Type && r.AreaPath == request.AreaPath && r.Id != id, ct)) { return new Refused(Taken); }

            if (row is null) { db.Add(row = new Responsibility { Id = id, TypePattern = request.Type, AreaPath = request.AreaPath, UnitId = request.UnitId, Version = 1 }); }
            else { (row.TypePattern, row.AreaPath, row.UnitId, row.Version) = (request.Type, request.AreaPath, request.UnitId, row.Version + 1); }

            await settings.CommitAsync(
                about, request, id, AuditNote.By(actor, "cases.responsibilities.put", "responsibility", id, request.AreaPath, data: AuditData.Of(("unit", request.UnitId))), "responsibilities", ct);
        }

        settings.SayVersion(row.Version);
        return TypedResults.Ok(await ResponsibilityView.OfAsync(row, areas, (await units.ListAsync(ct)).ToDictionary(u => u.UnitId)));
    }
}
