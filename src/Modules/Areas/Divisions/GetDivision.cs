namespace Wangge.Areas.Divisions;

/// <summary>One division with what took its place and whose place it took.</summary>
internal static class GetDivision
{
    internal static readonly Refusal Unknown = new("areas.division.unknown", RefusalKind.NotFound);

    /// <param name="Successors">Divisions that stood when this one ended and have its successors' codes.</param>
    /// <param name="Predecessors">Divisions that name this one's code as successor and ended while it stood, or as it began.</param>
    public sealed record Response(DivisionView Division, IReadOnlyList<DivisionView> Successors, IReadOnlyList<DivisionView> Predecessors);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/divisions/{divisionId:guid}", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(GetDivision));

    private static async Task<Results<Ok<Response>, Refused>> Handle(Guid divisionId, DistrictDb db, CancellationToken ct)
    {
        var division = await db.Set<Division>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == divisionId, ct);
        if (division is null) { return new Refused(Unknown); }

        var codes = division.SuccessorCodes;
        var successors = division.ValidTo is { } end
            ? await db.Set<Division>().AsNoTracking().On(end).Where(d => codes.Contains(d.Code)).OrderBy(d => d.Code).ToListAsync(ct)
            : [];
        var (from, to) = (division.ValidFrom, division.ValidTo);
        // Successors are a list in a text: few rows have ended, so they are looked through here.
        var ended = await db.Set<Division>().AsNoTracking().Where(d => d.ValidTo >= from && (to == null || d.ValidTo < to)).OrderBy(d => d.Code).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            DivisionView.Of(division), [.. successors.Select(DivisionView.Of)],
            [.. ended.Where(d => d.SuccessorCodes.Contains(division.Code)).Select(DivisionView.Of)]));
    }
}
