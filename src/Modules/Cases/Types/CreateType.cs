using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Settings;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Types;

/// <summary>Adds a type of matter. Refuses with <c>types.*</c>; see <see cref="TypeCheck"/>.</summary>
internal static class CreateType
{
    private static readonly Refusal KeyTaken = new("types.key-taken", Fields: new Dictionary<string, string[]> { ["key"] = ["types.key-taken"] });

    public sealed record Request : TypeContent
    {
        /// <summary>Stable, lower case, with a dot at least, such as <c>hazard.street-lamp</c>.</summary>
        [Required, MaxLength(80)]
        public required string Key { get; init; }

        /// <summary><c>component</c>, <c>matter</c>, <c>service</c>, <c>dispute</c>, <c>hazard</c> or <c>news</c>.</summary>
        [Required, MaxLength(20)]
        public required string Kind { get; init; }

        /// <summary><c>site</c>, <c>service</c>, <c>news</c> or <c>handed-on</c>; cannot be changed later.</summary>
        [Required, MaxLength(20)]
        public required string Flow { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/types", Handle)
        .RequirePermission(CasePermissions.Configure)
        .WithName(nameof(CreateType));

    private static async Task<Results<Created<TypeView>, Refused>> Handle(Request request, DistrictDb db, SettingsActs settings, Actor actor, CancellationToken ct)
    {
        if (settings.Check() is { } refusal) { return new Refused(refusal); }
        var about = $"create type {request.Key}";
        var earlier = await settings.FindEarlierAsync(about, request, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }

        var there = await db.Set<CaseType>().AsNoTracking().FirstOrDefaultAsync(t => t.Key == request.Key, ct);
        if (earlier.IsRepeat && there is not null) { return Created(there); }
        if (there is not null) { return new Refused(KeyTaken); }
        if (WireName.Find<CaseFlow>(request.Flow) is not { } flow) { return new Refused(TypeEditing.Bad("flow", "types.unknown-flow")); }

        var type = new CaseType
        {
            Id = DefaultTypes.IdOf(request.Key), Key = request.Key, Kind = request.Kind, Flow = flow, Name = "", ClassCode = "", ClassName = "", Weight = CaseWeight.Ordinary,
        };
        if (type.Write(request) is { } fault) { return new Refused(fault); }

        db.Add(type);
        await settings.CommitAsync(about, request, type.Id, AuditNote.By(actor, "cases.types.create", "case-type", type.Id), "types", ct);
        return Created(type);

        Created<TypeView> Created(CaseType made)
        {
            settings.SayVersion(made.Version);
            return TypedResults.Created($"api/types/{made.Key}", TypeView.Of(made));
        }
    }
}
