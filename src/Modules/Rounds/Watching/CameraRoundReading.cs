using Wangge.Contracts.Identity;
using Wangge.Contracts.Video;

namespace Wangge.Rounds.Watching;

/// <summary>Reads camera rounds for those who may: watchers theirs, leaders those of their areas and units.</summary>
internal sealed class CameraRoundReading(DistrictDb db, ICameraPlaces cameras, IAccounts accounts, AccessPolicy policy, TimeProvider time)
{
    /// <summary>Plans of a district with their last changes; more than any has.</summary>
    private const int MostEditions = 5_000;

    /// <summary>Whether an actor is one of a round's watchers.</summary>
    public async Task<bool> MayWatchAsync(CameraRound round, Actor actor, CancellationToken ct) =>
        policy.Check(actor, RoundsPermissions.WatchCameras) is null
        && await db.Set<CameraPlanEdition>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == round.EditionId, ct) is { } edition && edition.Content.Watchers.Include(actor);

    /// <summary>The editions by which an actor does rounds that close after a time.</summary>
    public async Task<List<Guid>> EditionsOfAsync(Actor actor, DateTimeOffset since, CancellationToken ct)
    {
        var editions = await db.Set<CameraPlanEdition>().AsNoTracking()
            .Where(e => db.Set<CameraRound>().Any(r => r.EditionId == e.Id && r.ClosesAt > since)).OrderByDescending(e => e.At).Take(MostEditions).ToListAsync(ct);
        return [.. editions.Where(e => e.Content.Watchers.Include(actor)).Select(e => e.Id)];
    }

    /// <summary>In the same order, with plans' names as they are now.</summary>
    public async Task<List<CameraRoundRow>> RowsAsync(IReadOnlyList<CameraRound> rounds, CancellationToken ct)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var part in rounds.Select(r => r.PlanId).Distinct().Chunk(500))
        {
            foreach (var p in await db.Set<CameraPlan>().AsNoTracking().Where(p => part.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(ct)) { names[p.Id] = p.Name; }
        }

        var now = time.Now();
        return [.. rounds.Select(r => CameraRoundRow.Of(r, names.GetValueOrDefault(r.PlanId, ""), now))];
    }

    /// <param name="looks">All of the round's.</param>
    public async Task<CameraRoundView> ViewAsync(CameraRound round, IReadOnlyList<CameraLook> looks, Actor actor, CancellationToken ct)
    {
        var row = (await RowsAsync([round], ct))[0];
        var places = await cameras.FindAsync(looks.Select(l => l.CameraId).ToList(), ct);
        var names = await accounts.ListNamesAsync([.. looks.Select(l => l.LookedBy).Append(round.TakenBy).OfType<Guid>().Distinct()], ct);
        string? NameOf(Guid? id) => id is { } one ? names.GetValueOrDefault(one) : null;
        return new CameraRoundView(
            row, round.SecondsEach, NameOf(round.TakenBy), round.TakenBy == actor.Id, await MayWatchAsync(round, actor, ct),
            [.. looks.OrderBy(l => l.Position).Select(l => LookView.Of(l, places.GetValueOrDefault(l.CameraId), NameOf(l.LookedBy)))]);
    }
}

/// <summary>A camera round as lists have it. Never by person.</summary>
/// <param name="DueAt">What is noted from here on is late.</param>
/// <param name="ClosesAt">From here on nothing is noted.</param>
/// <param name="State"><c>planned</c>, <c>begun</c>, <c>complete</c> or <c>missed</c>.</param>
/// <param name="Cameras">How many are asked for.</param>
/// <param name="Found">Of which a case was made.</param>
/// <param name="Late">Of those noted.</param>
/// <param name="IsTaken">An operator has it.</param>
internal sealed record CameraRoundRow(
    Guid RoundId, Guid PlanId, string Plan, string AreaPath, DateOnly Day, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset ClosesAt, string State, int Cameras, int InOrder, int Found, int NoPicture,
    int Late, bool IsTaken)
{
    public static CameraRoundRow Of(CameraRound r, string plan, DateTimeOffset now) => new(
        r.Id, r.PlanId, plan, r.AreaPath, r.Day, r.OpensAt, r.DueAt, r.ClosesAt, r.StateAt(now).Wire(), r.Cameras, r.InOrder, r.Found, r.NoPicture, r.Late, r.TakenBy is not null);
}

/// <summary>One camera round with each of its cameras.</summary>
/// <param name="SecondsEach">How long a picture must have been seen before it is in order.</param>
/// <param name="TakenBy">Display name of the operator who has it, or null.</param>
/// <param name="IsMine">Whoever asks has it.</param>
/// <param name="MayWatch">Whoever asks may do it.</param>
/// <param name="Looks">In the plan's order.</param>
internal sealed record CameraRoundView(CameraRoundRow Round, int SecondsEach, string? TakenBy, bool IsMine, bool MayWatch, IReadOnlyList<LookView> Looks);

/// <summary>One camera of a round.</summary>
/// <param name="Camera">Its name; empty where it is not in the register.</param>
/// <param name="HasEnded">It is in use no more.</param>
/// <param name="Finding"><c>in-order</c>, <c>found</c>, <c>no-picture</c>; null while nobody noted anything.</param>
/// <param name="By">Display name.</param>
/// <param name="SeenSeconds">For how long they had seen the picture by then.</param>
/// <param name="Fault">Why there was no picture, as a code, where the house knew.</param>
/// <param name="CaseNumber">Of the case that was made.</param>
internal sealed record LookView(
    Guid CameraId, string Camera, bool HasEnded, string? Finding, string? By, DateTimeOffset? At, int SeenSeconds, bool IsLate, string? Fault, long? CaseNumber)
{
    public static LookView Of(CameraLook l, CameraPlace? camera, string? by) =>
        new(l.CameraId, camera?.Name ?? "", camera?.HasEnded ?? true, l.Finding?.Wire(), by, l.LookedAt, l.SeenSeconds, l.IsLate, l.Fault, l.ReportNumber);
}
