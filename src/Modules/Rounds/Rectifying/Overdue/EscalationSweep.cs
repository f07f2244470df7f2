using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Rounds;
using Wangge.Kernel.Districts;
using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Rectifying.Overdue;

/// <summary>What time alone does to defects: a step that is not done is told a level higher. Idempotent; each a commit of its own, a bounded number at a sweep.</summary>
internal sealed class EscalationSweep(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Acts of one sweep; what is left is done by the next.</summary>
    private const int MostActs = 500;

    /// <summary>Sweeps a district once.</summary>
    /// <returns>Escalations done.</returns>
    public async Task<int> SweepAsync(DistrictStore store, CancellationToken ct)
    {
        var now = time.Now();
        await using var db = store.Lease();
        var due = await db.Set<Defect>().AsNoTracking().Where(d => d.EscalatesAt != null && d.EscalatesAt <= now)
            .OrderBy(d => d.EscalatesAt).ThenBy(d => d.Seq).Select(d => d.Id).Take(MostActs).ToListAsync(ct);
        var done = 0;
        foreach (var id in due) { if (await EscalateAsync(store, id, ct)) { done++; } }
        return done;
    }

    private async Task<bool> EscalateAsync(DistrictStore store, Guid defectId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        var db = scope.ServiceProvider.GetRequiredService<DistrictDb>();
        if (await db.Set<Defect>().FirstOrDefaultAsync(d => d.Id == defectId, ct) is not { } defect) { return false; }
        var inspection = await db.Set<Inspection>().AsNoTracking().FirstAsync(i => i.Id == defect.InspectionId, ct);
        if (defect.Escalate(RoundsActor.House(time.Now())) is not null) { return false; }

        scope.ServiceProvider.GetRequiredService<InspectionDesk>().Keep(inspection, [defect]);
        db.Announce(new DefectEscalated(
            defect.InspectionId, defect.Id, defect.State.Wire(), defect.Level, Escalation.AreaOf(defect.AreaPath, defect.Level), defect.UnitId));
        try
        {
            await db.CommitAsync(ct);
            return true;
        }
        catch (Exception reason) when (reason is ConflictException or DuplicateKeyException)
        {
            // Somebody acted on it meanwhile; the next sweep looks again.
            return false;
        }
    }
}
