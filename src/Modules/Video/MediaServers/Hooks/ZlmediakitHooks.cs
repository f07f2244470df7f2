using Microsoft.AspNetCore.WebUtilities;
using Wangge.Video.Viewing;

namespace Wangge.Video.MediaServers.Hooks;

/// <summary>ZLMediaKit asks whether somebody may play (<c>hook.on_play</c>), and tells what was played once that is over (<c>hook.on_flow_report</c>).</summary>
/// <remarks>
/// It takes a status other than 200 for a failure and asks again, so a refusal is a code other than 0. Only fragmented MP4 is let in, and nobody who publishes: <c>hook.on_publish</c> may lead to the same door. Refuses who is unknown
/// with <c>video.hook.unknown-caller</c>. Source: ZLMediaKit, <c>server/WebHook.cpp</c>.
/// </remarks>
internal static class ZlmediakitHooks
{
    private const string DefaultHost = "__defaultVhost__";

    /// <param name="Params">The query of who asks there.</param>
    /// <param name="Schema"><c>fmp4</c>; all else is refused.</param>
    /// <param name="Vhost">The default one; all else is refused.</param>
    /// <param name="Id">Of the connection.</param>
    /// <param name="OriginType">Stands in questions of who publishes alone, which are refused.</param>
    public record PlayRequest(
        [MaxLength(500)] string? App, [MaxLength(500)] string? Stream, [MaxLength(4_000)] string? Params, [MaxLength(40)] string? Schema, [MaxLength(300)] string? Vhost, [MaxLength(100)] string? Ip, [MaxLength(200)] string? Id, int? OriginType);

    /// <param name="Player">Whether it was played; false where it was published.</param>
    public sealed record FlowRequest(string? App, string? Stream, string? Params, string? Schema, string? Vhost, string? Ip, string? Id, bool Player)
        : PlayRequest(App, Stream, Params, Schema, Vhost, Ip, Id, null);

    /// <param name="Code">0: so be it; -1: not.</param>
    public sealed record Response(int Code, string Msg);

    internal static void Map(IEndpointRouteBuilder hooks)
    {
        const string why = "A media server is known by the secret that it shows.";
        hooks.MapPost("/zlmediakit/on_play", PlayAsync).AllowAnyone(why).Admit(AdmissionClass.Alarm).WithName("ZlmediakitOnPlay");
        hooks.MapPost("/zlmediakit/on_flow_report", ReportAsync).AllowAnyone(why).Admit(AdmissionClass.Alarm).WithName("ZlmediakitOnFlowReport");
    }

    private static async Task<Results<Ok<Response>, Refused>> PlayAsync(PlayRequest request, HttpContext http, HookCallers callers, DistrictDb db, ViewingLog viewings, CancellationToken ct)
    {
        if (await callers.FindAsync(http, MediaServerKind.Zlmediakit, ct) is not { } server) { return new Refused(VideoRefusals.UnknownCaller); }
        return TypedResults.Ok(AskOf(server, request) is { } ask && await viewings.AdmitAsync(db.Store, ask, ct) ? new Response(0, "success") : new Response(-1, VideoRefusals.BadTicket.Code));
    }

    /// <summary>The end of a viewing, by who saw it. What was published is nobody's viewing.</summary>
    private static async Task<Results<Ok<Response>, Refused>> ReportAsync(FlowRequest request, HttpContext http, HookCallers callers, DistrictDb db, ViewingLog viewings, CancellationToken ct)
    {
        if (await callers.FindAsync(http, MediaServerKind.Zlmediakit, ct) is not { } server) { return new Refused(VideoRefusals.UnknownCaller); }
        if (request.Player && AskOf(server, request) is { } ask) { await viewings.EndAsync(db.Store, ask, ct); }
        return TypedResults.Ok(new Response(0, "success"));
    }

    private static MediaAsk? AskOf(MediaServer server, PlayRequest request) =>
        request is { Schema: "fmp4", Vhost: DefaultHost, OriginType: null, Ip: { Length: > 0 } ip, Id: { Length: > 0 } id } && QueryHelpers.ParseQuery(request.Params).TryGetValue("token", out var said) && said is [{ } token]
            ? new MediaAsk(server.Id, $"{request.App}/{request.Stream}", token, $"{ip} {id}")
            : null;
}
