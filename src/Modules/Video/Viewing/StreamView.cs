using System.Net.WebSockets;
using Microsoft.Extensions.Hosting;
using Wangge.Video.Gateway;
using Wangge.Video.MediaServers;

namespace Wangge.Video.Viewing;

/// <summary>The picture itself, over a WebSocket: live, from the last key frame, to the one who has the ticket. Outside <c>/api</c>, since it lasts.</summary>
/// <remarks>
/// Sub-protocols asked for: <c>wangge.picture</c> and the ticket, so that no log of addresses holds it. Sent: text <c>{"kind":"begin","codec","width","height"}</c>, then the head of a fragmented MP4 as one binary
/// message, then each fragment as one; a further <c>begin</c> where it was fetched anew (its times begin again); <c>{"kind":"stalled","code"}</c>; <c>{"kind":"ended","code"}</c> before it closes.
/// Of a camera at a media server nothing is sent but <c>{"kind":"play","way","address"}</c>, where the picture is: this connection is the viewing, which lasts as long as it does, and the viewer
/// says once <c>shown</c> or <c>lost</c>. Ends when rights, session, alarm or camera end, and after an hour: who looks on says again why. Refuses with <c>video.bad-ticket</c>, <c>video.not-a-socket</c>, <c>video.too-many-pulls</c>, <c>video.too-many-views</c>.
/// </remarks>
internal static class StreamView
{
    public const string Protocol = "wangge.picture";

    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="routes">Beside the API.</param>
    internal static void Map(IEndpointRouteBuilder routes) => routes
        // Over HTTP/2, as browsers come by TLS, a WebSocket is a CONNECT. Source: RFC 8441.
        .MapMethods("/picture", [HttpMethods.Get, HttpMethods.Connect], Handle)
        .RequirePermission(VideoPermissions.Ask)
        .ExcludeFromDescription()
        .WithName(nameof(StreamView));

    private static async Task<IResult> Handle(
        HttpContext http, DistrictDb db, ViewingLog viewings, PictureGateway gateway, ViewGuard guard, ViewSeats seats, MediaPlays plays, CameraSources sources, Actor actor,
        IHostApplicationLifetime lifetime)
    {
        if (!http.WebSockets.IsWebSocketRequest || http.WebSockets.WebSocketRequestedProtocols is not [Protocol, var ticket]) { return new Refused(VideoRefusals.NotASocket); }
        var (store, ct) = (db.Store, http.RequestAborted);
        using var seat = seats.TryTake(store.District.Code, actor.Id);
        if (seat is null) { return new Refused(VideoRefusals.TooManyViews); }
        if (await viewings.StartAsync(store, ticket, actor, ct) is not { } viewing) { return new Refused(VideoRefusals.BadTicket); }
        try
        {
            if (viewing.MediaServerId is not null)
            {
                using var told = new Watcher(TimeProvider.System);
                told.Offer(await plays.FindAsync(viewing, ticket, ct));
                await SendAsync(told, word => sources.NoteAsync(store.District.Code, viewing.CameraId, null, word == "shown" ? null : PictureFaults.MediaServer, ct));
                return TypedResults.Empty;
            }

            if (gateway.Watch(store.District.Code, viewing.CameraId, viewing.AlarmId) is not var (pull, watcher)) { return new Refused(VideoRefusals.TooMany); }
            using (watcher)
            {
                try
                {
                    await SendAsync(watcher, hear: null);
                }
                finally
                {
                    pull.Leave(watcher);
                }
            }
        }
        finally
        {
            await viewings.StopAsync(store, viewing, actor);
        }

        return TypedResults.Empty;

        async Task SendAsync(Watcher watcher, Func<string, Task>? hear)
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync(Protocol);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
            await new PictureSocket(socket, watcher, () => viewings.ShowAsync(store, viewing, actor, over.Token), hear).RunAsync(at => guard.WatchAsync(store, viewing, actor, at), over);
        }
    }
}
