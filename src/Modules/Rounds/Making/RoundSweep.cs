using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Districts;
using Wangge.Rounds.Judging;
using Wangge.Rounds.Plans;
using Wangge.Rounds.Walking;
using Wangge.Rounds.Watching.Making;

namespace Wangge.Rounds.Making;

/// <summary>Makes rounds ahead, those of cameras too, judges those whose time is over, and forgets fixes after 30 days.</summary>
internal sealed class RoundSweep(RoundMaking making, CameraRoundSweep cameras, IServiceScopeFactory scopes, Stores stores, TimeProvider time, ILogger<RoundSweep> log)
{
    private const int BatchRows = 200;

    /// <summary>Sweeps one district now; what another's change came before is done the next time.</summary>
    public async Task SweepAsync(District district, CancellationToken ct)
    {
        try
        {
            if (stores.Find(district.Code) is not { } store) { return; }
            await MakeAsync(store, ct);
            await CloseAsync(store, ct);
            await ForgetAsync(store, ct);
            await cameras.SweepAsync(store, ct);
        }
        catch (Exception reason) when (reason is StoreUnavailableException or ConflictException or DuplicateKeyException or DbException or TimeoutException)
        {
            log.LogInformation("Rounds of {District} are swept later: {Type}", district.Code, reason.GetType().Name);
        }
    }

    private async Task MakeAsync(DistrictStore store, CancellationToken ct)
    {
        await using var reading = store.Lease();
        var plans = await reading.Set<RoundPlan>().AsNoTracking().Where(p => p.EndedAt == null).Join(reading.Set<PlanEdition>().AsNoTracking(), p => p.EditionId, e => e.Id, (p, e) => new { Plan = p, Edition = e }).ToListAsync(ct);
        foreach (var part in plans.Chunk(BatchRows / 4))
        {
            await using var db = store.Lease();
            var made = 0;
            foreach (var one in part) { made += await making.MakeAsync(db, one.Plan, one.Edition, ct); }
            db.ChangeTracker.DetectChanges();
            if (!db.ChangeTracker.HasChanges()) { continue; }
            db.Leaf(AuditNote.By(Actor.System, "rounds.made", "district", Guid.Empty, data: AuditData.Of(("rounds", made))));
            await db.CommitAsync(ct);
        }
    }

    private async Task CloseAsync(DistrictStore store, CancellationToken ct)
    {
        var now = time.Now();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        var (db, bench) = (scope.ServiceProvider.GetRequiredService<DistrictDb>(), scope.ServiceProvider.GetRequiredService<RoundBench>());
        var over = await db.Set<Round>().Where(r => (r.State == RoundState.Planned || r.State == RoundState.Begun) && r.ClosesAt <= now).OrderBy(r => r.ClosesAt).Take(BatchRows).ToListAsync(ct);
        if (over.Count == 0) { return; }
        var ids = over.ConvertAll(r => r.Id);
        var marks = (await db.Set<RoundMark>().Where(m => ids.Contains(m.RoundId)).ToListAsync(ct)).ToLookup(m => m.RoundId);
        foreach (var round in over) { await bench.JudgeAsync(db, round, [.. marks[round.Id]], Arrival.Nothing, now, ct); }
        db.Leaf(AuditNote.By(Actor.System, "rounds.closed", "district", Guid.Empty, data: AuditData.Of(("rounds", over.Count))));
        await db.CommitAsync(ct);
    }

    private async Task ForgetAsync(DistrictStore store, CancellationToken ct)
    {
        var before = time.Now() - RoundTrack.KeptFor;
        await using var db = store.Lease();
        var old = await db.Set<RoundTrack>().Where(t => t.ReceivedAt < before).OrderBy(t => t.ReceivedAt).Take(BatchRows).ToListAsync(ct);
        if (old.Count == 0) { return; }
        db.RemoveRange(old);
        db.Leaf(AuditNote.By(Actor.System, "rounds.fixes-forgotten", "district", Guid.Empty, data: AuditData.Of(("tracks", old.Count))));
        await db.CommitAsync(ct);
    }
}
