using Wangge.Contracts.Video;

namespace Wangge.Rounds.Watching.Noting;

/// <summary>Whether a note of a camera can be, held against the round and against what was really seen.</summary>
internal sealed class CameraClaim(DistrictDb db, ICameraPlaces cameras, IViewingsOfRounds viewings)
{
    /// <param name="Camera">Null where it is not in the register.</param>
    internal sealed record Proved(CameraPlace? Camera, TimeSpan Seen);

    public async Task<(Proved? Proved, Refusal? Refusal)> CheckAsync(CameraRound round, NoteCamera.Request request, CameraFinding finding, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (now < round.OpensAt) { return (null, CameraRoundRefusals.NotOpen); }
        if (now >= round.ClosesAt) { return (null, CameraRoundRefusals.Closed); }
        if (round.TakenBy is null) { return (null, CameraRoundRefusals.NotTaken); }
        if (await db.Set<CameraLook>().AsNoTracking().FirstOrDefaultAsync(l => l.RoundId == round.Id && l.CameraId == request.CameraId, ct) is not { } look) { return (null, CameraRoundRefusals.NotOfRound); }
        if (Stale(look, request) is { } stale) { return (null, stale); }
        var camera = (await cameras.FindAsync([request.CameraId], ct)).GetValueOrDefault(request.CameraId);
        var seen = await viewings.SumAsync(actor.Id, request.CameraId, round.OpensAt, ct);
        return Why(finding, seen, TimeSpan.FromSeconds(round.SecondsEach), camera) is { } refusal ? (null, refusal) : (new Proved(camera, seen.Seen), null);
    }

    /// <summary>Why a note would not be of what its console showed, or null.</summary>
    internal static Refusal? Stale(CameraLook look, NoteCamera.Request request) =>
        look.Finding == CameraFinding.Found ? CameraRoundRefusals.AlreadyCase : look.Finding?.Wire() != request.Replaces ? CameraRoundRefusals.StaleNote : null;

    /// <summary>Why what was seen does not bear a finding, or null. Pure.</summary>
    internal static Refusal? Why(CameraFinding finding, RoundViewing seen, TimeSpan least, CameraPlace? camera) => finding switch
    {
        CameraFinding.NoPicture => seen.WasAsked || camera is null or { HasEnded: true } ? null : CameraRoundRefusals.NotAsked,
        _ when seen.FirstFrameAt is null || camera is null => CameraRoundRefusals.NotSeen,
        CameraFinding.InOrder when seen.Seen < least => CameraRoundRefusals.TooShort,
        _ => null,
    };
}
