using Microsoft.AspNetCore.WebUtilities;
using Wangge.Video.Viewing;

namespace Wangge.Video.MediaServers.Hooks;

/// <summary>The proxy before go2rtc, which asks nobody itself, asks whether a request may go through (<c>auth_request</c> of nginx, <c>forward_auth</c> of Caddy): 204 or 401.</summary>
/// <remarks>
/// Headers: <c>X-Original-URI</c> or <c>X-Forwarded-Uri</c>, path and query as they came; <c>X-Original-Method</c> or <c>X-Forwarded-Method</c>; <c>X-Real-IP</c>. Only the very address that a viewer was told is let in: go2rtc would fetch
/// whatever else its query names. Refuses with <c>video.hook.unknown-caller</c>, <c>video.hook.refused</c>.
/// </remarks>
internal static class ForwardAuthHook
{
    private const int LongestUri = 2_000;

    internal static void Map(IEndpointRouteBuilder hooks) => hooks
        .MapGet("/forward-auth", Handle)
        .AllowAnyone("A media server's proxy is known by the secret that it shows.")
        .Admit(AdmissionClass.Alarm)
        .WithName(nameof(ForwardAuthHook));

    private static async Task<Results<NoContent, Refused>> Handle(HttpContext http, HookCallers callers, DistrictDb db, ViewingLog viewings, CancellationToken ct)
    {
        if (await callers.FindAsync(http, MediaServerKind.Go2rtc, ct) is not { } server) { return new Refused(VideoRefusals.UnknownCaller); }
        return AskOf(server, http.Request.Headers) is { } ask && await viewings.AdmitAsync(db.Store, ask, ct) ? TypedResults.NoContent() : new Refused(VideoRefusals.RefusedAtHook);
    }

    private static MediaAsk? AskOf(MediaServer server, IHeaderDictionary headers)
    {
        if (One(headers, "X-Original-Method", "X-Forwarded-Method") != HttpMethods.Get || One(headers, "X-Real-IP") is not { } ip) { return null; }
        if (One(headers, "X-Original-URI", "X-Forwarded-Uri") is not { Length: <= LongestUri } uri || uri.Split('?', 2) is not [var path, var query]) { return null; }
        if (path != new Uri(server.Url).AbsolutePath.TrimEnd('/') + "/api/ws") { return null; }
        var said = QueryHelpers.ParseQuery(query);
        return said.Count == 2 && said.TryGetValue("src", out var src) && said.TryGetValue("token", out var token) && src is [{ } source] && token is [{ } ticket] ? new MediaAsk(server.Id, source, ticket, ip) : null;
    }

    /// <summary>What these headers say; null where none is there, or where they do not agree: a proxy sets the one, and whoever asks there may have sent the other.</summary>
    private static string? One(IHeaderDictionary headers, params string[] names) => names.SelectMany(name => headers[name]).Distinct().ToList() is [{ Length: > 0 } only] ? only : null;
}
