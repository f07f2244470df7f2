using Microsoft.Extensions.Options;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Repeats;
using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Walking;

/// <summary>A walker's phone sends what it has of a round, perhaps hours later: fixes, codes, photos, or that it has begun. The round is judged anew; each proof's fate is told.</summary>
/// <remarks>
/// Nothing that was sent is lost: a proof that does not count is kept with its reason (<see cref="Doubts"/>). Fixes that do not count are not kept, only counted. Refuses with
/// <c>rounds.round.*</c>, <c>rounds.proof.photo-missing</c> (the photo has not arrived; the same request is sent again after it) and <c>rounds.proof.bad</c>.
/// </remarks>
internal static class SendProofs
{
    private static readonly Refusal Bad = new("rounds.proof.bad", RefusalKind.Invalid, "A code names what was read, a photo its SHA-256; ids are UUIDs of version 7.");
    private static readonly Refusal PhotoMissing = new("rounds.proof.photo-missing", RefusalKind.Invalid, "A photo that is named has not been sent.");

    /// <param name="ActId">The client's id of this sending (UUIDv7); a repeat answers as the round stands and changes nothing.</param>
    /// <param name="HappenedAt">When the phone made it: a claim.</param>
    /// <param name="Fixes">In any order; those of times off duty are not kept.</param>
    public sealed record Request(Guid ActId, DateTimeOffset HappenedAt, [MaxLength(600)] IReadOnlyList<SentFix>? Fixes = null, [MaxLength(60)] IReadOnlyList<SentClaim>? Proofs = null);

    /// <param name="Round">As it stands now.</param>
    /// <param name="Fates">Of each proof.</param>
    internal sealed record Response(RoundView Round, FixCount Fixes, IReadOnlyList<ClaimFate> Fates);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/rounds/walks/{roundId:guid}/proofs", Handle)
        .RequirePermission(RoundsPermissions.Walk)
        .WithName("SendRoundProofs");

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid roundId, Request request, DistrictDb db, Actor actor, RoundReading reading, ProofIntake intake, RoundBench bench, IOptions<RoundRules> rules, TimeProvider time, CancellationToken ct)
    {
        var claims = request.Proofs ?? [];
        if (request.ActId.Version != 7) { return new Refused(RoundsRefusals.BadId); }
        if (!claims.All(IsWhole)) { return new Refused(Bad); }
        if (await db.Set<Round>().FirstOrDefaultAsync(r => r.Id == roundId, ct) is not { } round) { return new Refused(RoundsRefusals.UnknownRound); }
        if (!await reading.MayWalkAsync(round, actor, ct)) { return new Refused(AccessPolicy.Elsewhere); }

        var hash = RepeatedWrites.HashOf(new { roundId, request });
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        var marks = await db.Set<RoundMark>().Where(m => m.RoundId == roundId).ToListAsync(ct);
        var now = time.Now();
        if (earlier.OutcomeId is not null)
        {
            var (_, known) = await intake.TakeAsync(claims, round, marks, actor, now, ct);
            return TypedResults.Ok(new Response(await reading.ViewAsync(round, marks, ct), FixCount.None, known));
        }

        if (!await intake.AreThereAsync(claims, ct)) { return new Refused(PhotoMissing); }
        var duty = await db.Set<DutySpell>().AsNoTracking().Where(d => d.AccountId == actor.Id && d.SaidOnAt <= round.ClosesAt).OrderByDescending(d => d.SaidOnAt).Take(40).ToListAsync(ct);
        var (fixes, count) = FixSieve.Sift(request.Fixes ?? [], round, duty, rules.Value, now);
        var (proofs, fates) = await intake.TakeAsync(claims, round, marks, actor, now, ct);
        RoundTrack[] tracks = fixes.Count == 0 ? [] : [new RoundTrack { RoundId = roundId, AccountId = actor.Id, ReceivedAt = now, Fixes = FixCodec.Write(fixes) }];
        foreach (var row in tracks) { db.Insert(row); }
        foreach (var row in proofs) { Keep(row, db); }
        var isNew = false;
        if (now <= round.ClosesAt + rules.Value.ArrivalGrace)
        {
            if (request.HappenedAt < round.ClosesAt) { round.BegunAt ??= now; }
            isNew = await reading.NoteWalkerAsync(round, actor, now, ct);
            await bench.JudgeAsync(db, round, marks, new Arrival([actor.Id], tracks, proofs), now, ct);
        }

        db.Remember(actor.Key, request.ActId, hash, roundId, time);
        db.Leaf(AuditNote.By(actor, "rounds.proofs-sent", "round", roundId, round.AreaPath, data: AuditData.Of(("fixes", count.Counted), ("proofs", proofs.Count))));
        await db.CommitAsync(ct);
        if (isNew) { reading.TellOfWalker(); }
        return TypedResults.Ok(new Response(await reading.ViewAsync(round, marks, ct), count, fates));
    }

    private static bool IsWhole(SentClaim claim) => claim.ProofId.Version == 7 && claim.Way switch
    {
        "code" => claim.Code is { Length: > 0 } && claim.Sha256 is null,
        "photo" => claim.Sha256 is { } sha256 && BlobName.TryParse(sha256, out _) && claim.Code is null,
        _ => false,
    };

    private static void Keep(RoundProof row, DistrictDb db)
    {
        db.Insert(row);
        if (row.Sha256 is { } sha256) { db.InsertNaming<BlobRow>(new BlobUse { SubjectId = row.Id, Sha256 = sha256, SubjectKind = "round-proof" }, nameof(BlobUse.Sha256)); }
    }
}
