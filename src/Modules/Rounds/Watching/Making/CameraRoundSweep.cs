using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Rounds;
using Wangge.Kernel.Districts;
using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Watching.Making;

/// <summary>Makes camera rounds ahead, and closes those whose time is over. A part of the sweep of rounds.</summary>
internal sealed class CameraRoundSweep(IServiceScopeFactory scopes, TimeProvider time)
{
    private const int BatchPlans = 50;
    private const int BatchRounds = 200;

    public async Task SweepAsync(DistrictStore store, CancellationToken ct)
    {
        await using var reading = store.Lease();
        var plans = await reading.Set<CameraPlan>().AsNoTracking().Where(p => p.EndedAt == null)
            .Join(reading.Set<CameraPlanEdition>().AsNoTracking(), p => p.EditionId, e => e.Id, (p, e) => new { Plan = p, Edition = e }).ToListAsync(ct);
        foreach (var part in plans.Chunk(BatchPlans)) { await MakeAsync(store, [.. part.Select(p => (p.Plan, p.Edition))], ct); }
        await CloseAsync(store, ct);
    }

    private async Task MakeAsync(DistrictStore store, IReadOnlyList<(CameraPlan Plan, CameraPlanEdition Edition)> plans, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        var (db, making) = (scope.ServiceProvider.GetRequiredService<DistrictDb>(), scope.ServiceProvider.GetRequiredService<CameraRoundMaking>());
        var made = 0;
        foreach (var (plan, edition) in plans) { made += await making.MakeAsync(plan, edition, ct); }
        db.ChangeTracker.DetectChanges();
        if (!db.ChangeTracker.HasChanges()) { return; }
        db.Leaf(AuditNote.By(Actor.System, "rounds.camera-rounds-made", "district", Guid.Empty, data: AuditData.Of(("rounds", made))));
        await db.CommitAsync(ct);
    }

    private async Task CloseAsync(DistrictStore store, CancellationToken ct)
    {
        var now = time.Now();
        await using var db = store.Lease();
        var over = await db.Set<CameraRound>().Where(r => (r.State == RoundState.Planned || r.State == RoundState.Begun) && r.ClosesAt <= now).OrderBy(r => r.ClosesAt).Take(BatchRounds).ToListAsync(ct);
        if (over.Count == 0) { return; }
        var ids = over.ConvertAll(r => r.Id);
        var looks = (await db.Set<CameraLook>().AsNoTracking().Where(l => ids.Contains(l.RoundId)).ToListAsync(ct)).ToLookup(l => l.RoundId);
        foreach (var round in over)
        {
            round.Judge([.. looks[round.Id]], now);
            db.Announce(new CameraRoundChanged(round.Id, round.AreaPath, round.WatcherUnitId, "closed", round.State.Wire()));
        }

        db.Leaf(AuditNote.By(Actor.System, "rounds.camera-rounds-closed", "district", Guid.Empty, data: AuditData.Of(("rounds", over.Count))));
        await db.CommitAsync(ct);
    }
}
