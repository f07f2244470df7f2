using Wangge.Contracts.Identity;
using Wangge.Rounds.Judging;
using Wangge.Rounds.Walking;

namespace Wangge.Rounds.Results;

/// <summary>One round with each point's result and every code and photo that was sent, those too that do not count and why. For its walkers and its leaders.</summary>
internal static class ShowRound
{
    private const int MostProofs = 500;

    /// <param name="Walkers">Who began to walk it.</param>
    /// <param name="FixesReceived">When fixes came, the last; null where none did or they are forgotten.</param>
    internal sealed record Response(RoundView Round, IReadOnlyList<string> Walkers, IReadOnlyList<Proof> Proofs, DateTimeOffset? FixesReceived);

    /// <param name="Way"><c>code</c> or <c>photo</c>.</param>
    /// <param name="HappenedAt">What the phone says.</param>
    /// <param name="Doubt">Why it does not count, as a code; null where it does.</param>
    internal sealed record Proof(Guid ProofId, Guid PointId, string Way, DateTimeOffset HappenedAt, DateTimeOffset ReceivedAt, string? By, string? Sha256, string? Doubt);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rounds/walks/{roundId:guid}", Handle)
        .RequireSignedIn()
        .WithName(nameof(ShowRound));

    private static async Task<Results<Ok<Response>, Refused>> Handle(Guid roundId, DistrictDb db, Actor actor, AccessPolicy policy, RoundReading reading, IAccounts accounts, CancellationToken ct)
    {
        if (await db.Set<Round>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == roundId, ct) is not { } round) { return new Refused(RoundsRefusals.UnknownRound); }
        if (policy.Check(actor, RoundsPermissions.SeeRounds, ListRounds.ReachOf(round)) is { } refusal && !await reading.MayWalkAsync(round, actor, ct)) { return new Refused(refusal); }

        var marks = await db.Set<RoundMark>().AsNoTracking().Where(m => m.RoundId == roundId).ToListAsync(ct);
        var proofs = await db.Set<RoundProof>().AsNoTracking().Where(p => p.RoundId == roundId).OrderBy(p => p.Seq).Take(MostProofs).ToListAsync(ct);
        var tracks = await db.Set<RoundTrack>().AsNoTracking().Where(t => t.RoundId == roundId).Select(t => t.ReceivedAt).ToListAsync(ct);
        var people = await db.Set<RoundWalker>().AsNoTracking().Where(w => w.RoundId == roundId).OrderBy(w => w.At).Select(w => w.AccountId).ToListAsync(ct);
        var names = await accounts.ListNamesAsync([.. people.Concat(proofs.Select(p => p.AccountId)).Distinct()], ct);
        return TypedResults.Ok(new Response(
            await reading.ViewAsync(round, marks, ct), [.. people.Select(id => names.GetValueOrDefault(id)).OfType<string>()],
            proofs.ConvertAll(p => new Proof(p.Id, p.PointId, ProofWays.NameOf(p.Way), p.HappenedAt, p.ReceivedAt, names.GetValueOrDefault(p.AccountId), p.Sha256, p.Doubt)),
            tracks.Count == 0 ? null : tracks.Max()));
    }
}
