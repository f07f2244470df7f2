using Wangge.Areas.Looking;

namespace Wangge.Areas.Divisions;

/// <summary>Says what took the place of a division that ended: an edition only suggests it.</summary>
/// <remarks>Refuses with <c>areas.division.stands</c>, <c>areas.division.unknown-successor</c>.</remarks>
internal static class SaySuccessors
{
    private static readonly Refusal Stands = new("areas.division.stands", Detail: "It has not ended.");
    private static readonly Refusal UnknownSuccessor = new("areas.division.unknown-successor", RefusalKind.Invalid);

    /// <param name="Codes">12 digits each, of divisions that stood when this one ended; empty where nothing took its place.</param>
    public sealed record Request([Required, MaxLength(50)] IReadOnlyList<string> Codes);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/divisions/{divisionId:guid}/successors", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(SaySuccessors));

    private static async Task<Results<Ok<DivisionView>, Refused>> Handle(
        Guid divisionId, Request request, DistrictDb db, AreaLookup lookup, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (policy.Check(actor, AreaPermissions.Edit, new Reach((await lookup.MapAsync()).RootPath)) is { } refusal) { return new Refused(refusal); }
        var division = await db.Set<Division>().FirstOrDefaultAsync(d => d.Id == divisionId, ct);
        if (division is null) { return new Refused(GetDivision.Unknown); }
        if (division.ValidTo is not { } end) { return new Refused(Stands); }
        var codes = request.Codes.Distinct().ToList();
        if (await db.Set<Division>().On(end).CountAsync(d => codes.Contains(d.Code), ct) != codes.Count) { return new Refused(UnknownSuccessor); }

        division.SuccessorCodes = codes;
        db.Leaf(AuditNote.By(actor, "areas.division-successors", "division", divisionId, data: AuditData.Of(("successors", codes))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(DivisionView.Of(division));
    }
}
