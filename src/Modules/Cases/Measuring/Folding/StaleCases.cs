using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Measuring.Rechecking;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Folding;

/// <summary>Which cases have more in their journals than their facts know.</summary>
internal static class StaleCases
{
    /// <summary>By comparing every case with its facts: finds all, whatever order acts were committed in.</summary>
    /// <param name="after">Ids after this one.</param>
    public static async Task<List<Guid>> ListAsync(DistrictDb db, Guid after, int most, CancellationToken ct) => await (
        from matter in db.Set<Case>().AsNoTracking()
        where matter.Id.CompareTo(after) > 0
        join facts in db.Set<FactRow>() on matter.Id equals facts.CaseId into kept
        from facts in kept.DefaultIfEmpty()
        where facts == null || facts.Version != matter.Version || facts.Rules != CaseFold.Rules
        orderby matter.Id
        select matter.Id).Take(most).ToListAsync(ct);

    /// <summary>Those acted on or rechecked since an instant, by the journal's own index: few, and quick to find.</summary>
    public static async Task<List<Guid>> ListSinceAsync(DistrictDb db, DateTimeOffset since, CancellationToken ct)
    {
        // Grouped here: asked to group, SQLite would go through the whole journal case by case.
        var acted = new Dictionary<Guid, int>();
        await foreach (var entry in db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.ReceivedAt >= since).Select(e => new { e.CaseId, e.Sequence }).AsAsyncEnumerable().WithCancellation(ct))
        {
            acted[entry.CaseId] = Math.Max(acted.GetValueOrDefault(entry.CaseId), entry.Sequence);
        }

        var known = new Dictionary<Guid, int>();
        foreach (var part in acted.Keys.Chunk(500))
        {
            foreach (var facts in await db.Set<FactRow>().AsNoTracking().Where(f => part.Contains(f.CaseId)).Select(f => new { f.CaseId, f.Version }).ToListAsync(ct)) { known[facts.CaseId] = facts.Version; }
        }

        return [.. acted.Where(a => known.GetValueOrDefault(a.Key) < a.Value).Select(a => a.Key), .. await ListRecheckedAsync(db, since, ct)];
    }

    /// <summary>Those whose last recheck the facts do not know.</summary>
    public static async Task<List<Guid>> ListRecheckedAsync(DistrictDb db, DateTimeOffset since, CancellationToken ct) => await (
        from task in db.Set<RecheckTask>().AsNoTracking()
        where task.DoneAt >= since
        join facts in db.Set<FactRow>() on task.CaseId equals facts.CaseId
        where facts.RecheckedAt == null || facts.RecheckedAt < task.DoneAt
        select task.CaseId).Distinct().ToListAsync(ct);
}
