using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Types;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Measuring.Folding;

/// <summary>Keeps the facts of every case up to its journal. Safe for concurrent use; of two processes that fold the same, one finds it done.</summary>
/// <remarks>Asked before each figure. The first time in a process, and each hour, all cases are compared with their facts; between, only what was acted on lately.</remarks>
internal sealed class FactsKeeper(TimeProvider time)
{
    private const int CasesInCommit = 400;
    private const int CasesInQuestion = 20_000;
    private static readonly TimeSpan CompareAllEvery = TimeSpan.FromHours(1);

    /// <summary>How long an act may take from its time of receipt to its commit, with clocks set back besides.</summary>
    private static readonly TimeSpan LongestCommit = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, District> _districts = new(StringComparer.Ordinal);

    /// <summary>Folds what is new.</summary>
    /// <param name="types">Names types; a type once named keeps its key.</param>
    public async Task CatchUpAsync(DistrictStore store, TypeBook types, CancellationToken ct)
    {
        var district = _districts.GetOrAdd(store.District.Code, _ => new District());
        await district.Gate.WaitAsync(ct);
        try
        {
            var now = time.Now();
            if (district.ComparedAt is { } compared && now - compared < CompareAllEvery)
            {
                await using var db = store.Lease();
                await FoldAsync(store, await StaleCases.ListSinceAsync(db, district.LookedAt - LongestCommit, ct), types, ct);
            }
            else
            {
                await FoldAllAsync(store, types, ct);
                district.ComparedAt = now;
            }

            district.LookedAt = now;
        }
        finally
        {
            district.Gate.Release();
        }
    }

    /// <summary>The next catching up compares all: after the past was brought in.</summary>
    public void LookAtAll(string districtCode) => _districts.TryRemove(districtCode, out _);

    private static async Task FoldAllAsync(DistrictStore store, TypeBook types, CancellationToken ct)
    {
        var after = Guid.Empty;
        while (true)
        {
            List<Guid> stale;
            await using (var db = store.Lease()) { stale = await StaleCases.ListAsync(db, after, CasesInQuestion, ct); }
            await FoldAsync(store, stale, types, ct);
            if (stale.Count < CasesInQuestion) { break; }
            after = stale[^1];
        }

        await using var reader = store.Lease();
        await FoldAsync(store, await StaleCases.ListRecheckedAsync(reader, DateTimeOffset.MinValue, ct), types, ct);
    }

    private static async Task FoldAsync(DistrictStore store, List<Guid> caseIds, TypeBook types, CancellationToken ct)
    {
        foreach (var part in caseIds.Distinct().Order().Chunk(CasesInCommit))
        {
            try
            {
                await FoldPartAsync(store, part, types, ct);
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException)
            {
                // Another process folds too; what it has not done is done here.
                await FoldPartAsync(store, part, types, ct);
            }
        }
    }

    private static async Task FoldPartAsync(DistrictStore store, Guid[] part, TypeBook types, CancellationToken ct)
    {
        await using var db = store.Lease();
        var state = await db.Set<FoldState>().SingleOrDefaultAsync(ct);
        if (state is null) { db.Add(state = new FoldState { Id = FoldState.OnlyId, Fold = 1 }); }
        else { state.Fold++; }

        var kept = await db.Set<FactRow>().Where(f => part.Contains(f.CaseId)).ToDictionaryAsync(f => f.CaseId, ct);
        foreach (var (fold, facts) in await JournalReader.FoldAsync(db, part, id => types.Find(id)?.Key ?? id.ToString(), before: null, ct))
        {
            if (kept.TryGetValue(facts.CaseId, out var row)) { row.Fill(fold, facts, state.Fold); }
            else { db.Insert(new FactRow { CaseId = facts.CaseId }.Fill(fold, facts, state.Fold)); }
        }

        db.MarkAsBookkeeping();
        await db.CommitAsync(ct);
    }

    private sealed class District
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public DateTimeOffset? ComparedAt { get; set; }

        public DateTimeOffset LookedAt { get; set; }
    }
}
