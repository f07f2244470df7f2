using Microsoft.Extensions.Options;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Places;
using Wangge.Rounds.Judging;
using Wangge.Rounds.Points;

namespace Wangge.Rounds.Walking;

/// <summary>Looks at codes and photos as they come: each is kept, with the reason where it does not count.</summary>
internal sealed class ProofIntake(DistrictDb db, IOptions<RoundRules> rules)
{
    private readonly RoundRules _rules = rules.Value;

    /// <summary>New rows for what has not come before, not yet stored; and the fate of each.</summary>
    /// <param name="marks">Of the round.</param>
    public async Task<(List<RoundProof> Rows, List<ClaimFate> Fates)> TakeAsync(
        IReadOnlyList<SentClaim> claims, Round round, IReadOnlyList<RoundMark> marks, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var ids = claims.Select(c => c.ProofId).ToList();
        var known = await db.Set<RoundProof>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var pointIds = claims.Select(c => c.PointId).Distinct().ToList();
        var points = await db.Set<MustCheckPoint>().AsNoTracking().Where(p => pointIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var (photos, used) = await PhotosAsync(claims, ct);

        var (rows, fates) = (new List<RoundProof>(), new List<ClaimFate>());
        foreach (var claim in claims.DistinctBy(c => c.ProofId))
        {
            if (known.TryGetValue(claim.ProofId, out var before)) { fates.Add(new ClaimFate(claim.ProofId, before.Doubt)); continue; }
            var mark = marks.FirstOrDefault(m => m.PointId == claim.PointId);
            var doubt = DoubtOfTime(claim, round, now)
                ?? (mark is null || !points.TryGetValue(claim.PointId, out var point) ? Doubts.NotOfThisRound
                    : claim.Way == ProofWays.NameOf(ProofWay.Code) ? DoubtOfCode(claim, point)
                    : !used.Add(claim.Sha256!) ? Doubts.PhotoAgain
                    : DoubtOfPhoto(photos[claim.Sha256!], mark));
            rows.Add(RowOf(claim, round, actor, now, doubt));
            fates.Add(new ClaimFate(claim.ProofId, doubt));
        }

        return (rows, fates);
    }

    /// <summary>Whether each photo that is named has been sent.</summary>
    public async Task<bool> AreThereAsync(IReadOnlyList<SentClaim> claims, CancellationToken ct)
    {
        var names = NamesOf(claims);
        return names.Count == 0 || await db.Set<BlobRow>().CountAsync(b => names.Contains(b.Sha256) && b.MediaType.StartsWith("image/"), ct) == names.Count;
    }

    private static List<string> NamesOf(IReadOnlyList<SentClaim> claims) => [.. claims.Select(c => c.Sha256).OfType<string>().Distinct()];

    private async Task<(Dictionary<string, BlobRow> Photos, HashSet<string> Used)> PhotosAsync(IReadOnlyList<SentClaim> claims, CancellationToken ct)
    {
        var names = NamesOf(claims);
        if (names.Count == 0) { return ([], []); }
        var photos = await db.Set<BlobRow>().AsNoTracking().Where(b => names.Contains(b.Sha256)).ToDictionaryAsync(b => b.Sha256, ct);
        return (photos, [.. await db.Set<RoundProof>().Where(p => p.Sha256 != null && names.Contains(p.Sha256)).Select(p => p.Sha256!).ToListAsync(ct)]);
    }

    private string? DoubtOfTime(SentClaim claim, Round round, DateTimeOffset now) =>
        claim.HappenedAt > now + _rules.ClockTolerance ? Doubts.FromTheFuture
        : now > round.ClosesAt + _rules.ArrivalGrace ? Doubts.TooLate
        : claim.HappenedAt < round.OpensAt || claim.HappenedAt >= round.ClosesAt ? Doubts.OutsideTheTime
        : null;

    private string? DoubtOfCode(SentClaim claim, MustCheckPoint point)
    {
        if (RotatingCode.Read(claim.Code!) is not var (pointId, code)) { return Doubts.WrongCode; }
        if (pointId is { } other && other != point.Id) { return Doubts.OtherPoint; }
        return RotatingCode.Check(code, point.Secret, point.Id, point.CodeDays, LocalTime.At(db.District, claim.HappenedAt), _rules.CodeGrace) switch
        {
            CodeFinding.Right => null,
            CodeFinding.Old => Doubts.OldCode,
            _ => Doubts.WrongCode,
        };
    }

    /// <summary>A photo that says nothing of its place is believed as far as the phone is; one that names another place is not.</summary>
    private string? DoubtOfPhoto(BlobRow photo, RoundMark mark) =>
        photo is { Longitude: { } longitude, Latitude: { } latitude } && Metres.OnSphere(longitude, latitude, mark.Longitude, mark.Latitude) > _rules.PhotoMetres ? Doubts.PhotoElsewhere : null;

    private static RoundProof RowOf(SentClaim claim, Round round, Actor actor, DateTimeOffset now, string? doubt) => new()
    {
        Id = claim.ProofId, RoundId = round.Id, PointId = claim.PointId, AccountId = actor.Id, Way = ProofWays.Read([claim.Way])!.Value,
        HappenedAt = claim.HappenedAt.ToMilliseconds(), ReceivedAt = now, Sha256 = claim.Sha256, Doubt = doubt,
    };
}
