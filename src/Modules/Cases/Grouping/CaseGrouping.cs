using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Duplicates;
using Wangge.Cases.Reporting;
using Wangge.Cases.Searching;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Grouping;

/// <summary>Groups what was newly reported, behind the answer: reads what came since it last looked, at most a thousand at once, and keeps the groups as rows.</summary>
/// <remarks>What it knows of a district is in memory and found again from its rows. One round a district at a time; called by the district's sweeper.</remarks>
internal sealed class CaseGrouping(TimeProvider time)
{
    private const int PageSize = 1_000;
    private const int MostPages = 20;
    private readonly ConcurrentDictionary<string, State> _states = new(StringComparer.Ordinal);

    /// <summary>Groups all that came since the last round.</summary>
    /// <returns>Reports looked at.</returns>
    public async Task<int> RunAsync(DistrictStore store, CancellationToken ct)
    {
        var state = _states.GetOrAdd(store.District.Code, _ => new State());
        await state.Gate.WaitAsync(ct);
        try
        {
            var done = 0;
            for (var page = 0; page < MostPages; page++)
            {
                await using var db = store.Lease();
                if (!state.IsLoaded) { await LoadAsync(db, state, ct); }
                var read = await GroupPageAsync(db, state, ct);
                done += read;
                if (read < PageSize) { break; }
            }

            return done;
        }
        catch (Exception reason)
        {
            // Not known what was stored: found again from the rows.
            _states.TryRemove(store.District.Code, out _);
            // Another node, or the acceptor, was sooner; the next round sees what they did.
            if (reason is DuplicateKeyException or ConflictException) { return 0; }
            throw;
        }
        finally
        {
            state.Gate.Release();
        }
    }

    private async Task<int> GroupPageAsync(DistrictDb db, State state, CancellationToken ct)
    {
        var now = time.Now();
        var since = now - GroupBook.Within;
        var cases = await db.Set<Case>().AsNoTracking()
            .Where(c => EF.Property<long>(c, "Seq") > state.LastSeq && c.ReportedAt > since && c.State == CaseState.Reported && c.Longitude != null)
            .OrderBy(c => EF.Property<long>(c, "Seq"))
            .Select(c => new { c.Id, Seq = EF.Property<long>(c, "Seq"), c.TypeId, c.AreaPath, c.Longitude, c.Latitude, c.ReportedAt })
            .Take(PageSize).ToListAsync(ct);
        if (cases.Count == 0) { return 0; }

        var ids = cases.ConvertAll(c => c.Id);
        var members = (await db.Set<CaseGroupMember>().AsNoTracking().Where(m => ids.Contains(m.CaseId)).Select(m => m.CaseId).ToListAsync(ct)).ToHashSet();
        var tokens = (await db.Set<SearchText>().AsNoTracking().Where(s => ids.Contains(s.CaseId)).Select(s => new { s.CaseId, s.Tokens }).ToListAsync(ct)).ToLookup(s => s.CaseId, s => s.Tokens);
        var touched = new HashSet<GroupBook.Cluster>();
        foreach (var c in cases.Where(c => !members.Contains(c.Id)))
        {
            touched.Add(state.Book.Add(new GroupCandidate(
                c.Id, c.Seq, c.TypeId, c.AreaPath, new GroundPoint(c.Longitude!.Value, c.Latitude!.Value), c.ReportedAt, Cut(tokens[c.Id].FirstOrDefault()))));
        }

        var taken = state.Book.Compact(now);
        foreach (var (_, into) in taken) { touched.Add(into); }
        await StoreAsync(db, touched, taken, ct);
        state.LastSeq = cases[^1].Seq;
        return cases.Count;
    }

    private static async Task StoreAsync(DistrictDb db, HashSet<GroupBook.Cluster> touched, IReadOnlyList<(GroupBook.Cluster Ended, GroupBook.Cluster Into)> taken, CancellationToken ct)
    {
        foreach (var (ended, into) in taken.Where(t => t.Ended.IsStored))
        {
            db.RemoveRange(await db.Set<CaseGroup>().Where(g => g.Id == ended.Id).ToListAsync(ct));
            foreach (var member in await db.Set<CaseGroupMember>().Where(m => m.GroupId == ended.Id).ToListAsync(ct)) { member.GroupId = into.Id; }
        }

        var shown = touched.Where(c => !c.IsEnded && c.Count >= GroupBook.Least).ToList();
        var ids = shown.Where(c => c.IsStored).Select(c => c.Id).ToList();
        var rows = await db.Set<CaseGroup>().Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id, ct);
        foreach (var cluster in shown)
        {
            var middle = cluster.Middle;
            if (rows.TryGetValue(cluster.Id, out var row))
            {
                (row.AreaPath, row.Longitude, row.Latitude, row.Members, row.LastAt) = (cluster.AreaPath, middle.Longitude, middle.Latitude, cluster.Count, cluster.LastAt);
                cluster.IsAccepted = row.AcceptedCaseId is not null;
            }
            else if (!cluster.IsStored)
            {
                db.Insert(new CaseGroup
                {
                    Id = cluster.Id, TypeId = cluster.TypeId, AreaPath = cluster.AreaPath, Longitude = middle.Longitude, Latitude = middle.Latitude,
                    Members = cluster.Count, FirstAt = cluster.FirstAt, LastAt = cluster.LastAt,
                });
            }

            foreach (var (caseId, seq) in cluster.Fresh) { db.Insert(new CaseGroupMember { CaseId = caseId, GroupId = cluster.Id, CaseSeq = seq }); }
        }

        db.MarkAsBookkeeping();
        await db.CommitAsync(ct);
        foreach (var cluster in shown)
        {
            cluster.Fresh.Clear();
            cluster.IsStored = true;
        }
    }

    private async Task LoadAsync(DistrictDb db, State state, CancellationToken ct)
    {
        var since = time.Now() - GroupBook.Within;
        foreach (var row in await db.Set<CaseGroup>().AsNoTracking().Where(g => g.LastAt > since).ToListAsync(ct))
        {
            var words = await db.Set<CaseGroupMember>().AsNoTracking().Where(m => m.GroupId == row.Id).OrderBy(m => m.CaseSeq).Take(1)
                .Join(db.Set<SearchText>(), m => m.CaseId, s => s.CaseId, (m, s) => s.Tokens).FirstOrDefaultAsync(ct);
            var cluster = new GroupBook.Cluster(row.Id, row.TypeId, row.FirstAt);
            cluster.RestoreFrom(row, Cut(words));
            state.Book.Restore(cluster);
        }

        state.IsLoaded = true;
    }

    private static HashSet<string> Cut(string? tokens) => [.. (tokens ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private sealed class State
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public GroupBook Book { get; } = new();

        public bool IsLoaded { get; set; }

        public long LastSeq { get; set; }
    }
}
