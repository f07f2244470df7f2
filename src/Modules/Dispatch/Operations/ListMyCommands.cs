namespace Wangge.Dispatch.Operations;

/// <summary>Open operations of which one is named as the commander, the newest first: what their screens tell them of.</summary>
internal static class ListMyCommands
{
    /// <value>More than anybody leads at once.</value>
    private const int Most = 20;

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/commands", Handle)
        .RequireSignedIn()
        .WithName(nameof(ListMyCommands));

    private static async Task<Ok<IReadOnlyList<OperationRow>>> Handle(DistrictDb db, OperationReading reading, Actor actor, CancellationToken ct) =>
        TypedResults.Ok(await reading.RowsAsync(
            await db.Set<Operation>().AsNoTracking().Where(o => o.CommanderId == actor.Id && o.EndedAt == null).OrderByDescending(o => o.Seq).Take(Most).ToListAsync(ct), ct));
}
