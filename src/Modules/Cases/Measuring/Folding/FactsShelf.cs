using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Types;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Folding;

/// <summary>One matter's facts as they are kept.</summary>
internal sealed record KeptFacts(MatterFacts Facts, byte[] Digest, DateTimeOffset ChangedAt, DateTimeOffset LastAt);

/// <summary>The facts of a district from some instant on, in memory. Immutable.</summary>
/// <param name="From">What ended earlier is not among them.</param>
/// <param name="Fold">The last folding that it knows.</param>
/// <param name="ById">Case id → facts.</param>
internal sealed record FactsInMemory(DateTimeOffset From, long Fold, IReadOnlyDictionary<Guid, KeptFacts> ById);

/// <summary>Facts of the scope's district, kept up to the journal and held in memory. Safe for concurrent use.</summary>
internal sealed class FactsShelf(DistrictScope scope, DistrictStates<FactsInMemory> memory, FactsKeeper keeper, CaseTypes types)
{
    /// <summary>The facts of what a period can look at, as the journal told them before the period's <see cref="MeasurePeriod.AsOf"/>.</summary>
    public async Task<IReadOnlyList<KeptFacts>> ListAsync(MeasurePeriod period, CancellationToken ct)
    {
        var book = await types.BookAsync();
        await keeper.CatchUpAsync(scope.Store, book, ct);
        var from = FactSpan.FirstOf(period);
        var all = await RefreshAsync(from, ct);
        var kept = new List<KeptFacts>();
        var later = new List<Guid>();
        foreach (var (caseId, facts) in all.ById)
        {
            if (facts.LastAt < from || facts.Facts.ReportedAt >= period.End) { continue; }
            if (facts.ChangedAt < period.AsOf) { kept.Add(facts); }
            else { later.Add(caseId); }
        }

        foreach (var part in later.Order().Chunk(400))
        {
            await using var db = scope.Store.Lease();
            kept.AddRange((await JournalReader.FoldAsync(db, part, id => book.Find(id)?.Key ?? id.ToString(), period.AsOf, ct))
                .Select(one => new KeptFacts(one.Facts, FactRow.DigestOf(one.Facts), one.Fold.ChangedAt, FactSpan.LastOf(one.Facts, one.Fold.ChangedAt))));
        }

        kept.Sort((one, other) => one.Facts.CaseId.CompareTo(other.Facts.CaseId));
        return kept;
    }

    private async Task<FactsInMemory> RefreshAsync(DateTimeOffset from, CancellationToken ct)
    {
        await using var db = scope.Store.Lease();
        var known = memory.Peek(scope.District.Code);
        if (known is null || known.From > from) { known = new FactsInMemory(from, -1, new Dictionary<Guid, KeptFacts>()); }

        var newest = await db.Set<FoldState>().AsNoTracking().Select(s => s.Fold).SingleOrDefaultAsync(ct);
        if (newest == known.Fold) { return known; }

        var (first, after) = (known.From, known.Fold);
        var byId = new Dictionary<Guid, KeptFacts>(known.ById);
        // Either by the one index or by the other: asked for both, SQLite took that of the time and read all.
        var rows = db.Set<FactRow>().AsNoTracking();
        rows = after < 0 ? rows.Where(f => f.LastAt >= first) : rows.Where(f => f.Fold > after);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (row.LastAt < first) { continue; }
            byId[row.CaseId] = new KeptFacts(row.Read(), row.Digest, row.ChangedAt, row.LastAt);
        }

        var fresh = new FactsInMemory(first, newest, byId);
        memory.Swap(scope.District.Code, fresh);
        return fresh;
    }
}
