using Wangge.Kernel.Districts;
using Wangge.Rounds.Plans;
using Wangge.Rounds.Points;

namespace Wangge.Rounds.Walking;

/// <summary>Reads rounds for those who may: walkers theirs, leaders those of their areas and units.</summary>
internal sealed class RoundReading(DistrictDb db, DistrictStates<WalkingAccounts> walking, TimeProvider time)
{
    /// <summary>Whether an actor is one of a round's walkers.</summary>
    public async Task<bool> MayWalkAsync(Round round, Actor actor, CancellationToken ct) =>
        await db.Set<PlanEdition>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == round.EditionId, ct) is { } edition && edition.Content.Walkers.Include(actor);

    /// <summary>Notes that an actor walks a round, in the commit to come; after it <see cref="TellOfWalker"/> is to be called where this was new.</summary>
    public async Task<bool> NoteWalkerAsync(Round round, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<RoundWalker>().AnyAsync(w => w.RoundId == round.Id && w.AccountId == actor.Id, ct)) { return false; }
        db.Insert(new RoundWalker { RoundId = round.Id, AccountId = actor.Id, At = now });
        return true;
    }

    /// <summary>From now on fixes of the new walker are looked at.</summary>
    public void TellOfWalker() => walking.Drop(db.District.Code);

    public async Task<RoundView> ViewAsync(Round round, IReadOnlyList<RoundMark> marks, CancellationToken ct) => (await ViewsAsync([round], marks, ct))[0];

    /// <summary>With names as the register and the plans have them now.</summary>
    public async Task<List<RoundView>> ViewsAsync(IReadOnlyList<Round> rounds, IReadOnlyList<RoundMark> marks, CancellationToken ct)
    {
        var plans = await PlanNamesAsync(rounds, ct);
        var points = await PointNamesAsync([.. marks.Select(m => m.PointId).Distinct()], ct);
        var byRound = marks.ToLookup(m => m.RoundId);
        var now = time.Now();
        return [.. rounds.Select(r => RoundView.Of(r, plans.GetValueOrDefault(r.PlanId, ""), byRound[r.Id], points, now))];
    }

    public async Task<Dictionary<Guid, string>> PlanNamesAsync(IReadOnlyList<Round> rounds, CancellationToken ct)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var part in rounds.Select(r => r.PlanId).Distinct().Chunk(500)) { foreach (var p in await db.Set<RoundPlan>().AsNoTracking().Where(p => part.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(ct)) { names[p.Id] = p.Name; } }
        return names;
    }

    public async Task<Dictionary<Guid, (string Name, string Kind)>> PointNamesAsync(IReadOnlyList<Guid> pointIds, CancellationToken ct)
    {
        var names = new Dictionary<Guid, (string, string)>();
        foreach (var part in pointIds.Chunk(500)) { foreach (var p in await db.Set<MustCheckPoint>().AsNoTracking().Where(p => part.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Kind }).ToListAsync(ct)) { names[p.Id] = (p.Name, p.Kind); } }
        return names;
    }

    /// <summary>The editions by which an actor walks rounds that close after a time: found by role, unit or name. Those of former writings, of which no such round is left, are not read.</summary>
    public async Task<List<Guid>> EditionsOfAsync(Actor actor, DateTimeOffset since, CancellationToken ct)
    {
        var roles = actor.Roles.Select(r => r.Role).Distinct().ToList();
        var units = actor.Roles.Select(r => r.UnitId).OfType<Guid>().Distinct().ToList();
        var editions = await db.Set<PlanEdition>().AsNoTracking()
            .Where(e => (e.WalkerRole != null && roles.Contains(e.WalkerRole)) || (e.WalkerUnitId != null && units.Contains(e.WalkerUnitId.Value)) || (e.WalkerRole == null && e.WalkerUnitId == null))
            .Where(e => db.Set<Round>().Any(r => r.EditionId == e.Id && r.ClosesAt > since))
            .OrderByDescending(e => e.At).Take(MostEditions).ToListAsync(ct);
        return [.. editions.Where(e => e.Content.Walkers.Include(actor)).Select(e => e.Id)];
    }

    /// <summary>Plans of a district with their last changes; more than any has.</summary>
    private const int MostEditions = 5_000;
}
