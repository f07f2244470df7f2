using Microsoft.Extensions.Options;
using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Places;
using Wangge.Rounds.Judging;
using Wangge.Rounds.Walking;

namespace Wangge.Rounds.Listening;

/// <summary>Judges rounds anew when fixes of their walkers come by the positions' own way, late ones too. Fixes are read where they are kept, not copied.</summary>
internal sealed class RoundsByPosition(DistrictDb db, RoundBench bench, DistrictStates<WalkingAccounts> walking, IOptions<RoundRules> rules, TimeProvider time) : IListenToFixes
{
    public async Task HearAsync(IReadOnlyList<KeptFix> fixes, CancellationToken ct)
    {
        // From memory first: almost nobody walks a round just now.
        var now = time.Now();
        var known = await walking.GetAsync(db.District.Code, () => LoadAsync(ct));
        if (known.IsOld(now))
        {
            // Those whose rounds are over leave it, so that it never grows beyond who walks.
            walking.Drop(db.District.Code);
            known = await walking.GetAsync(db.District.Code, () => LoadAsync(ct));
        }

        var heard = fixes.Where(f => f.AccountId is { } id && known.Walks(id, now)).ToLookup(f => f.AccountId!.Value);
        if (heard.Count == 0) { return; }

        var (accounts, since) = (heard.Select(h => h.Key).ToList(), now - rules.Value.ArrivalGrace);
        var walked = await db.Set<RoundWalker>().AsNoTracking().Where(w => accounts.Contains(w.AccountId))
            .Join(db.Set<Round>().Where(r => r.ClosesAt > since), w => w.RoundId, r => r.Id, (w, r) => new { w.AccountId, r.Id, r.OpensAt, r.ClosesAt }).ToListAsync(ct);
        foreach (var one in walked.GroupBy(w => w.Id))
        {
            var near = one.SelectMany(w => heard[w.AccountId].Where(f => f.At >= w.OpensAt - rules.Value.LongestGap && f.At < w.ClosesAt + rules.Value.LongestGap)).ToList();
            if (near.Count > 0) { await JudgeAsync(one.Key, near, ct); }
        }
    }

    private async Task JudgeAsync(Guid roundId, List<KeptFix> fixes, CancellationToken ct)
    {
        db.Reset();
        var marks = await db.Set<RoundMark>().Where(m => m.RoundId == roundId).ToListAsync(ct);
        if (!fixes.Exists(f => f.IsLate || marks.Exists(m => MayChange(m, f)))) { return; }
        if (await db.Set<Round>().FirstOrDefaultAsync(r => r.Id == roundId, ct) is not { } round) { return; }
        var (before, verdicts) = (round.State, VerdictsOf(marks));
        await bench.JudgeAsync(db, round, marks, Arrival.Nothing, time.Now(), ct);
        if (before == round.State && verdicts.SequenceEqual(VerdictsOf(marks))) { return; }
        db.Leaf(AuditNote.By(Actor.System, "rounds.judged", "round", roundId, round.AreaPath));
        try
        {
            await db.CommitAsync(ct);
        }
        catch (ConflictException)
        {
            // A sending came at the same moment and judged all there is, these fixes among it.
        }
    }

    /// <summary>What each point came to: rounds of the same totals may still differ in when and in what order.</summary>
    private static List<(ProofWay, DateTimeOffset?, bool, bool)> VerdictsOf(List<RoundMark> marks) => marks.ConvertAll(m => (m.Proved, m.HitAt, m.IsLate, m.IsOutOfOrder));

    /// <summary>Near a point that is not hit, was hit out of order, or was hit later than this.</summary>
    private bool MayChange(RoundMark mark, KeptFix fix) =>
        (mark.HitAt is not { } hitAt || mark.IsOutOfOrder || fix.At < hitAt) && Metres.OnSphere(mark.Longitude, mark.Latitude, fix.Longitude, fix.Latitude) <= rules.Value.LongestStepMetres + rules.Value.RadiusMetres;

    private async Task<WalkingAccounts> LoadAsync(CancellationToken ct)
    {
        var now = time.Now();
        var since = now - rules.Value.ArrivalGrace;
        var walked = await db.Set<RoundWalker>().Join(db.Set<Round>().Where(r => r.ClosesAt > since), w => w.RoundId, r => r.Id, (w, r) => new { w.AccountId, r.ClosesAt })
            .GroupBy(w => w.AccountId).Select(g => new { AccountId = g.Key, ClosesAt = g.Max(w => w.ClosesAt) }).ToListAsync(ct);
        return new WalkingAccounts(walked.ToDictionary(w => w.AccountId, w => w.ClosesAt + rules.Value.ArrivalGrace), now);
    }
}
