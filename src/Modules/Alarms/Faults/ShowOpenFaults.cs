namespace Wangge.Alarms.Faults;

/// <summary>What is wrong now within one's areas, counted, with the worst by name: what the desk's bar and the wall say.</summary>
internal static class ShowOpenFaults
{
    /// <summary>The worst first: a leaf that is owed, then a button that nobody would hear. A test that is due is a reminder and no fault to be named.</summary>
    private static readonly FaultKind[] Order = [FaultKind.Audit, FaultKind.ViewAudit, FaultKind.Silent, FaultKind.Offline, FaultKind.Camera, FaultKind.Battery];

    /// <param name="Kinds">Each kind of which some are open, the worst first; <c>test-due</c> last.</param>
    /// <param name="Worst">The one that has been open longest of the worst kind; null where nothing is open but tests that are due.</param>
    public sealed record Response(IReadOnlyList<KindCount> Kinds, FaultView? Worst);

    /// <param name="Kind">As in <see cref="FaultView"/>.</param>
    public sealed record KindCount(string Kind, int Count);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/alarm-faults/open", Handle)
        .RequirePermission(AlarmPermissions.SeeFaults)
        .WithName("ShowOpenAlarmFaults");

    private static async Task<Ok<Response>> Handle(DistrictDb db, FaultReading reading, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var open = AreaCut.Within(db.Set<DeviceFault>().AsNoTracking(), policy.ExtentOf(actor, AlarmPermissions.SeeFaults).AreaPaths, f => f.AreaPath).Where(f => f.EndedAt == null);
        var counts = await open.GroupBy(f => f.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var kinds = counts.OrderBy(c => RankOf(c.Key)).ToList();
        FaultView? worst = null;
        if (kinds is [{ Key: var first }, ..] && first != FaultKind.TestDue)
        {
            var views = await reading.ViewsAsync(await open.Where(f => f.Kind == first).OrderBy(f => f.Seq).Take(1).ToListAsync(ct), ct);
            worst = views is [var one] ? one : null;
        }

        return TypedResults.Ok(new Response([.. kinds.Select(c => new KindCount(c.Key.Wire(), c.Count))], worst));
    }

    private static int RankOf(FaultKind kind) => Array.IndexOf(Order, kind) is var at and >= 0 ? at : Order.Length;
}
