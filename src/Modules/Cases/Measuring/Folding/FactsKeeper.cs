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

    /// <summary>While one part is kept, the next is read: reading is work for one core, writing for another.</summary>
    private static async Task FoldAsync(DistrictStore store, List<Guid> caseIds, TypeBook types, CancellationToken ct)
    {
        var parts = caseIds.Distinct().Order().Chunk(CasesInCommit).ToList();
        var ahead = parts.Count > 0 ? ReadAsync(store, parts[0], types, ct) : null;
        for (var i = 0; i < parts.Count; i++)
        {
            var read = await ahead!;
            var part = i + 1;
            ahead = part < parts.Count ? Task.Run(() => ReadAsync(store, parts[part], types, ct), ct) : null;
            try
            {
                await KeepAsync(store, read, ct);
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException)
            {
                // Another process folds too; what it has not done is done here.
                await KeepAsync(store, await ReadAsync(store, parts[i], types, ct), ct);
            }
        }
    }

    private static async Task<List<FactRow>> ReadAsync(DistrictStore store, Guid[] part, TypeBook types, CancellationToken ct)
    {
        await using var db = store.Lease();
        var folded = await JournalReader.FoldAsync(db, part, id => types.Find(id)?.Key ?? id.ToString(), before: null, ct);
        return [.. folded.Select(one => new FactRow { CaseId = one.Facts.CaseId }.Fill(one.Fold, one.Facts))];
    }

    private static async Task KeepAsync(DistrictStore store, List<FactRow> read, CancellationToken ct)
    {
        await using var db = store.Lease();
        var state = await db.Set<FoldState>().SingleOrDefaultAsync(ct);
        if (state is null) { db.Add(state = new FoldState { Id = FoldState.OnlyId, Fold = 1 }); }
        else { state.Fold++; }

        var ids = read.Select(row => row.CaseId).ToList();
        var kept = await db.Set<FactRow>().Where(f => ids.Contains(f.CaseId)).ToDictionaryAsync(f => f.CaseId, ct);
        foreach (var row in read)
        {
            row.Fold = state.Fold;
            if (kept.TryGetValue(row.CaseId, out var known)) { known.Renew(row); }
            else { db.Insert(row); }
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
