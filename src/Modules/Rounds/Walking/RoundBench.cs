using Microsoft.Extensions.Options;
using Wangge.Contracts.Dispatch;
using Wangge.Contracts.Rounds;
using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Walking;

/// <summary>Judges a round anew from all that is stored of it and what has just come, and writes the verdict onto its rows; nothing is committed here.</summary>
internal sealed class RoundBench(IFixHistory history, IOptions<RoundRules> rules)
{
    /// <summary>Fixes of one walker of one round that are looked at: a whole day at one each 5 s is cut.</summary>
    private const int MostFixes = 5_000;

    /// <param name="marks">The round's, tracked.</param>
    public async Task JudgeAsync(DistrictDb db, Round round, IReadOnlyList<RoundMark> marks, Arrival arrival, DateTimeOffset now, CancellationToken ct)
    {
        var before = round.State;
        var verdict = RoundJudge.Judge(QuestionOf(round, marks), await EvidenceAsync(db, round, arrival, ct), rules.Value, now);
        foreach (var (mark, point) in marks.OrderBy(m => m.Position).Zip(verdict.Points)) { (mark.Proved, mark.HitAt, mark.IsLate, mark.IsOutOfOrder) = (point.Proved, point.HitAt?.ToMilliseconds(), point.IsLate, point.IsOutOfOrder); }
        (round.State, round.JudgedAt) = (verdict.State, now);
        (round.HitPoints, round.LatePoints, round.OutOfOrderPoints) = (marks.Count(m => m.HitAt is not null), marks.Count(m => m.IsLate), marks.Count(m => m.IsOutOfOrder));
        round.Version++;
        if (round.State != before) { db.Announce(new RoundJudged(round.Id, round.AreaPath, round.State.ToString().ToLowerInvariant(), round.WalkerUnitId)); }
    }

    private static RoundQuestion QuestionOf(Round round, IReadOnlyList<RoundMark> marks) =>
        new(round.OpensAt, round.DueAt, round.ClosesAt, round.IsOrdered, [.. marks.OrderBy(m => m.Position).Select(m => m.Question)]);

    private async Task<Evidence> EvidenceAsync(DistrictDb db, Round round, Arrival arrival, CancellationToken ct)
    {
        var storedTracks = await db.Set<RoundTrack>().AsNoTracking().Where(t => t.RoundId == round.Id).ToListAsync(ct);
        var storedProofs = await db.Set<RoundProof>().AsNoTracking().Where(p => p.RoundId == round.Id && p.Doubt == null).ToListAsync(ct);
        var walkers = await db.Set<RoundWalker>().AsNoTracking().Where(w => w.RoundId == round.Id).Select(w => w.AccountId).ToListAsync(ct);
        var sent = storedTracks.Concat(arrival.Tracks).ToLookup(t => t.AccountId);
        var fixes = new List<IReadOnlyList<Fix>>();
        foreach (var walker in walkers.Concat(arrival.Walkers).Concat(sent.Select(s => s.Key)).Distinct()) { fixes.Add([.. sent[walker].SelectMany(t => FixCodec.Read(t.Fixes)), .. await KeptAsync(round, walker, ct)]); }
        return new Evidence(
            round.BegunAt is not null, fixes, [.. storedProofs.Concat(arrival.Proofs.Where(p => p.Doubt is null)).Select(p => new SentProof(p.PointId, p.Way, p.HappenedAt))]);
    }

    /// <summary>Of the phone's fixes that came by the positions' own way, those of the round that came within grace.</summary>
    private async Task<IEnumerable<Fix>> KeptAsync(Round round, Guid accountId, CancellationToken ct)
    {
        var gap = rules.Value.LongestGap;
        var kept = await history.ListAsync(accountId, round.OpensAt - gap, round.ClosesAt + gap, MostFixes, ct);
        return kept.Where(f => f.ReceivedAt <= round.ClosesAt + rules.Value.ArrivalGrace).Select(f => new Fix(f.At.ToMilliseconds(), f.Longitude, f.Latitude, f.AccuracyMetres ?? 0));
    }
}

/// <summary>What has just come of a round and is not stored yet.</summary>
/// <param name="Walkers">Who sent it; their fixes are looked at from now on.</param>
internal sealed record Arrival(IReadOnlyList<Guid> Walkers, IReadOnlyList<RoundTrack> Tracks, IReadOnlyList<RoundProof> Proofs)
{
    public static readonly Arrival Nothing = new([], [], []);
}
