using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Measuring.Folding;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Rechecking;

/// <inheritdoc/>
internal sealed class RecheckHistory(DistrictScope scope, RecheckDraws draws, FactsKeeper facts) : IRecheckHistory
{
    private const int ResultsInCommit = 500;

    public async Task<IReadOnlyList<DrawnMatter>> DrawAsync(Guid drawId, int month, string seedSource, DateTimeOffset at, CancellationToken ct)
    {
        await using var db = scope.Store.Lease();
        if (await db.Set<RecheckDrawing>().AnyAsync(d => d.Month == month, ct)) { return []; }

        await draws.DrawAsync(
            new RecheckDrawing { Id = drawId, Month = month, Seed = RecheckDraws.SeedOf(seedSource), SeedSource = seedSource, DrawnAt = at, DrawnBy = Guid.Empty, Strata = [] }, Actor.System, null, ct);
        return [.. (await db.Set<RecheckTask>().AsNoTracking().Where(t => t.DrawingId == drawId).OrderBy(t => t.Seq).ToListAsync(ct))
            .Select(task => new DrawnMatter(task.Id, task.CaseId, task.UnitId, task.Lot))];
    }

    public async Task RecordAsync(IReadOnlyCollection<PastRecheck> results, CancellationToken ct)
    {
        foreach (var part in results.Chunk(ResultsInCommit))
        {
            await using var db = scope.Store.Lease();
            var byId = part.ToDictionary(result => result.TaskId);
            foreach (var task in await db.Set<RecheckTask>().Where(t => t.DoneAt == null && byId.Keys.Contains(t.Id)).ToListAsync(ct))
            {
                var result = byId[task.Id];
                (task.DoneAt, task.DoneBy, task.HasPassed, task.ReasonCode) = (result.At, result.ActorId, result.Passed, result.Reason);
                task.Version++;
            }

            db.Leaf(AuditNote.By(Actor.System, "measures.recheck-history", "district", Guid.Empty, data: AuditData.Of(("rows", part.Length))));
            await db.CommitAsync(ct);
        }

        // Done at another time than now: measures look at all once.
        facts.LookAtAll(scope.District.Code);
    }
}
