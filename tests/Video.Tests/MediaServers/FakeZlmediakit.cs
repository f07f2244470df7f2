using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Wangge.Video.Gateway;

namespace Wangge.Video.Tests.MediaServers;

/// <summary>Does as ZLMediaKit does with one stream, <c>/rtp/gate.live.mp4</c> over a WebSocket: asks <c>on_play</c> first, then sends the head and the fragments of a real camera, and tells <c>on_flow_report</c> at the end.</summary>
internal sealed class FakeZlmediakit(RtspCamera camera) : IAsyncDisposable
{
    private WebApplication _app = null!;

    /// <summary>By which it asks; set once it is registered.</summary>
    public HttpClient Hooks { get; set; } = null!;

    public string Url => _app.Urls.First();

    public static async Task<FakeZlmediakit> StartAsync(RtspCamera camera)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FakeZlmediakit(camera) { _app = builder.Build() };
        server._app.UseWebSockets();
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Path != "/rtp/gate.live.mp4" || !await AskAsync(http))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var leaving = socket.ReceiveAsync(new byte[16].AsMemory(), over.Token).AsTask();
        var sending = SendAsync(socket, over.Token);
        await Task.WhenAny(leaving, sending);
        await over.CancelAsync();
        await sending;
        await Hooks.PostAsJsonAsync("/api/video/hooks/zlmediakit/on_flow_report", BodyOf(http, "on_flow_report"));
    }

    private async Task<bool> AskAsync(HttpContext http)
    {
        using var answer = await Hooks.PostAsJsonAsync("/api/video/hooks/zlmediakit/on_play", BodyOf(http, "on_play"));
        return answer.IsSuccessStatusCode && (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetInt32() == 0;
    }

    private static Dictionary<string, object?> BodyOf(HttpContext http, string door) =>
        MediaHooks.ZlmediakitBody(door, http.Request.QueryString.Value!.TrimStart('?'), "rtp", "gate", http.Connection.RemoteIpAddress!.ToString(), http.Connection.Id, "fmp4", "__defaultVhost__", player: true);

    private async Task SendAsync(WebSocket socket, CancellationToken ct)
    {
        string[] arguments = ["-nostdin", "-loglevel", "error", "-rtsp_transport", "tcp", "-i", camera.Address, "-an", "-c:v", "copy", "-f", "mp4", "-movflags", "empty_moov+default_base_moof+frag_every_frame", "-flush_packets", "1", "pipe:1"];
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true })!;
        try
        {
            var reader = new Mp4Reader(ffmpeg.StandardOutput.BaseStream);
            while (await reader.ReadAsync(ct) is { } piece)
            {
                await socket.SendAsync(piece switch { Beginning b => b.Bytes, Fragment f => f.Bytes, _ => default }, WebSocketMessageType.Binary, endOfMessage: true, ct);
            }
        }
        catch (Exception reason) when (reason is OperationCanceledException or WebSocketException)
        {
            // Its viewer is gone.
        }
        finally
        {
            ffmpeg.Kill();
        }
    }
}
