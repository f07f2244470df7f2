namespace Wangge.Dispatch.Operations;

/// <summary>Operations of one's areas, the newest first; those of one matter, those that are open.</summary>
internal static class ListOperations
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/operations", Handle)
        .RequirePermission(DispatchPermissions.SeeUnits)
        .WithName(nameof(ListOperations));

    /// <param name="subject">Of this case or alarm alone.</param>
    /// <param name="state"><c>open</c> or <c>ended</c>; both where it is left out.</param>
    private static async Task<Ok<Page<OperationRow>>> Handle(
        Guid? subject, [AllowedValues("open", "ended", null)] string? state, string? after, int? size,
        DistrictDb db, OperationReading reading, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var operations = AreaCut.Within(db.Set<Operation>().AsNoTracking(), policy.ExtentOf(actor, DispatchPermissions.SeeUnits).AreaPaths, o => o.AreaPath);
        if (subject is not null) { operations = operations.Where(o => o.SubjectId == subject); }
        if (state is not null) { operations = operations.Where(o => o.EndedAt == null == (state == "open")); }
        if (Bookmark.TryParse(after, out var bookmark)) { operations = operations.Where(o => o.Seq < bookmark.Seq); }
        var most = PageSize.Clamp(size);
        var rows = await operations.OrderByDescending(o => o.Seq).Take(most + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<OperationRow>(
            await reading.RowsAsync([.. rows.Take(most)], ct), rows.Count > most ? new Bookmark(0, rows[most - 1].Seq).ToString() : null));
    }
}
