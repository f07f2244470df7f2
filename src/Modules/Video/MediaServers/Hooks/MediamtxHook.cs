using Wangge.Video.Viewing;

namespace Wangge.Video.MediaServers.Hooks;

/// <summary>MediaMTX asks whether somebody may do something (<c>authMethod: http</c>): 204 lets in, all else does not.</summary>
/// <remarks>Only reading by WebRTC is let in, which asks once a session and shows the ticket as its bearer. Refuses with <c>video.hook.unknown-caller</c>, <c>video.bad-ticket</c>. Source: MediaMTX 1.x, documentation, "Authentication".</remarks>
internal static class MediamtxHook
{
    /// <param name="Ip">Of who asks there.</param>
    /// <param name="Token">The bearer that it showed.</param>
    /// <param name="Action"><c>read</c>; all else is refused: <c>publish</c>, <c>playback</c>, <c>api</c>, <c>metrics</c>, <c>pprof</c>.</param>
    /// <param name="Protocol"><c>webrtc</c>; all else is refused.</param>
    /// <param name="Id">Of the session; null outside of one, which is refused.</param>
    public sealed record Request([MaxLength(100)] string? Ip, [MaxLength(4_000)] string? Token, [MaxLength(40)] string? Action, [MaxLength(1_000)] string? Path, [MaxLength(40)] string? Protocol, [MaxLength(100)] string? Id);

    internal static void Map(IEndpointRouteBuilder hooks) => hooks
        .MapPost("/mediamtx", Handle)
        .AllowAnyone("A media server is known by the secret that it shows.")
        .Admit(AdmissionClass.Alarm)
        .WithName(nameof(MediamtxHook));

    private static async Task<Results<NoContent, Refused>> Handle(Request request, HttpContext http, HookCallers callers, DistrictDb db, ViewingLog viewings, CancellationToken ct)
    {
        if (await callers.FindAsync(http, MediaServerKind.Mediamtx, ct) is not { } server) { return new Refused(VideoRefusals.UnknownCaller); }
        if (request is not { Action: "read", Protocol: "webrtc", Path: { } path, Token: { } token, Ip: { Length: > 0 } ip, Id: { Length: > 0 } session }) { return new Refused(VideoRefusals.BadTicket); }
        return await viewings.AdmitAsync(db.Store, new MediaAsk(server.Id, path, token, $"{ip} {session}"), ct) ? TypedResults.NoContent() : new Refused(VideoRefusals.BadTicket);
    }
}
