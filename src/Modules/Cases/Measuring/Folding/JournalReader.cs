using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Measuring.Rechecking;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Folding;

/// <summary>Folds the journals of some cases as they stand, or stood before an instant.</summary>
internal static class JournalReader
{
    /// <param name="caseIds">In ascending order, at most some hundred.</param>
    /// <param name="before">Entries and rechecks received from this instant on are not seen; null sees all.</param>
    /// <returns>In the order of their ids; a case without an entry before the instant is not among them.</returns>
    public static async Task<List<(CaseFold Fold, MatterFacts Facts)>> FoldAsync(
        DistrictDb db, IReadOnlyList<Guid> caseIds, Func<Guid, string> typeKey, DateTimeOffset? before, CancellationToken ct)
    {
        var rechecks = await RechecksAsync(db, caseIds, before, ct);
        var folded = new List<(CaseFold, MatterFacts)>(caseIds.Count);
        CaseFold? fold = null;
        var current = Guid.Empty;
        await foreach (var line in LinesAsync(db, caseIds, before, ct))
        {
            if (line.CaseId != current)
            {
                Keep();
                (current, fold) = (line.CaseId, new CaseFold());
            }

            fold!.Add(line);
        }

        Keep();
        return folded;

        void Keep()
        {
            if (fold is not null) { folded.Add((fold, fold.Facts(typeKey, rechecks.GetValueOrDefault(current)))); }
        }
    }

    private static async IAsyncEnumerable<JournalLine> LinesAsync(
        DistrictDb db, IReadOnlyList<Guid> caseIds, DateTimeOffset? before, [EnumeratorCancellation] CancellationToken ct)
    {
        var entries = db.Set<CaseJournalEntry>().AsNoTracking().Where(e => caseIds.Contains(e.CaseId));
        if (before is { } instant) { entries = entries.Where(e => e.ReceivedAt < instant); }
        var lines = entries.OrderBy(e => e.CaseId).ThenBy(e => e.Sequence)
            .Select(e => new JournalLine(e.CaseId, e.Sequence, e.Action, e.Role, e.ActorId, e.UnitId, e.StateBefore, e.StateAfter, e.ReceivedAt, e.Data))
            .AsAsyncEnumerable();
        await foreach (var line in lines.WithCancellation(ct)) { yield return line; }
    }

    private static async Task<Dictionary<Guid, RecheckFact>> RechecksAsync(DistrictDb db, IReadOnlyList<Guid> caseIds, DateTimeOffset? before, CancellationToken ct)
    {
        var done = await db.Set<RecheckTask>().AsNoTracking().Where(r => r.DoneAt != null && caseIds.Contains(r.CaseId)).ToListAsync(ct);
        return done.Where(r => before is null || r.DoneAt < before).GroupBy(r => r.CaseId)
            .ToDictionary(g => g.Key, g => g.MaxBy(r => r.DoneAt)!.ToFact());
    }
}
