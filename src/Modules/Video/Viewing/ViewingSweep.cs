using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Alarms;
using Wangge.Kernel.Districts;

namespace Wangge.Video.Viewing;

/// <summary>Sees to it that every viewing that began has its end on record: writes leaves that are owed, and closes what no living node shows. Idempotent; a bounded number at a sweep.</summary>
internal sealed class ViewingSweep(LivingNodes nodes, IServiceScopeFactory scopes, TimeProvider time)
{
    private const int MostActs = 200;

    /// <value>No node shows one for so long: its end was lost, whoever lives.</value>
    private static readonly TimeSpan LostAfter = StreamView.Longest + TimeSpan.FromMinutes(10);

    /// <returns>How many ends were written.</returns>
    public async Task<int> SweepAsync(DistrictStore store, CancellationToken ct) => await PayAsync(store, ct) + await CloseAsync(store, ct);

    /// <summary>Writes the leaves that are owed, and ends the house's fault once none is.</summary>
    private async Task<int> PayAsync(DistrictStore store, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        var db = scope.ServiceProvider.GetRequiredService<DistrictDb>();
        var owed = await db.Set<OwedStop>().OrderBy(o => o.Seq).Take(MostActs).ToListAsync(ct);
        if (owed.Count == 0) { return 0; }
        var ids = owed.Select(o => o.ViewingId).ToList();
        foreach (var viewing in await db.Set<CameraViewing>().AsNoTracking().Where(v => ids.Contains(v.Id)).OrderBy(v => v.Seq).ToListAsync(ct))
        {
            db.Leaf(LeafOf(viewing, viewing.ViewerId, AuditActorKind.Account, "owed"));
        }

        db.RemoveRange(owed);
        if (owed.Count < MostActs) { await scope.ServiceProvider.GetRequiredService<IHouseFaults>().EndAsync(HouseFault.ViewAudit, ct); }
        await db.CommitAsync(ct);
        return owed.Count;
    }

    /// <summary>Closes what was started and is shown by no living node, with the latest that it can have lasted.</summary>
    private async Task<int> CloseAsync(DistrictStore store, CancellationToken ct)
    {
        var (now, closed) = (time.Now(), 0);
        await using var reading = store.Lease();
        var open = await reading.Set<CameraViewing>().AsNoTracking().Where(v => v.EndedAt == null && v.StartedAt != null)
            .OrderBy(v => v.StartedAt).Take(MostActs).Select(v => new { v.Id, v.HeldBy, v.StartedAt }).ToListAsync(ct);
        if (open.Count == 0) { return 0; }
        var living = await nodes.ListAsync();
        foreach (var one in open.Where(v => v.HeldBy is null || now - v.StartedAt > LostAfter || !living.Contains(v.HeldBy)))
        {
            await using var db = store.Lease();
            if (await db.Set<CameraViewing>().FirstOrDefaultAsync(v => v.Id == one.Id && v.EndedAt == null, ct) is not { } viewing) { continue; }
            var longest = viewing.StartedAt!.Value + StreamView.Longest;
            viewing.EndedAt = longest < now ? longest : now;
            viewing.IsEndFound = true;
            viewing.Version++;
            db.Leaf(LeafOf(viewing, Actor.System.Id, AuditActorKind.System, "found"));
            try
            {
                await db.CommitAsync(ct);
                closed++;
            }
            catch (ConflictException)
            {
                // Its own node wrote the end meanwhile.
            }
        }

        return closed;
    }

    /// <param name="how"><c>owed</c>: written later, as it was; <c>found</c>: nobody wrote it, and it lasted at most until then.</param>
    private static AuditNote LeafOf(CameraViewing v, Guid actorId, AuditActorKind kind, string how) => new(
        actorId, kind, ViewingLog.Stopped, "camera", v.CameraId, v.AreaPath, Purpose: v.Reason.Wire(),
        Data: AuditData.Of(("viewing", v.Id), ("role", v.Role), ("alarm", v.AlarmId), (how, true), ("at", v.EndedAt), ("viewer", v.ViewerId)));
}
