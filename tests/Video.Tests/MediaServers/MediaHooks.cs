using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Wangge.Testing;

namespace Wangge.Video.Tests.MediaServers;

/// <summary>A media server that is registered, and what it sends to our doors: the shapes are those of the programs themselves.</summary>
internal sealed class MediaHooks : IDisposable
{
    private readonly HttpClient _http;

    private MediaHooks(VideoFixture house, Guid id, string secret)
    {
        (House, Id, _http) = (house, id, house.Server.Client());
        As(id.ToString(), secret);
    }

    public VideoFixture House { get; }

    public Guid Id { get; }

    public HttpClient Http => _http;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<MediaHooks> RegisterAsync(VideoFixture house, string kind, string url = "http://127.0.0.1:9")
    {
        var (id, secret) = (Guid.CreateVersion7(), Guid.CreateVersion7().ToString("N"));
        await PutAsync(house, id, Fields(kind, url, secret)).ReadAsync();
        return new MediaHooks(house, id, secret);
    }

    public static Dictionary<string, object?> Fields(string kind, string url, string? secret) => new() { ["name"] = "视频平台", ["kind"] = kind, ["url"] = url, ["secret"] = secret };

    public static Task<HttpResponseMessage> PutAsync(VideoFixture house, Guid id, object fields, HttpClient? by = null) => (by ?? house.Keeper).PutAsJsonAsync($"/api/media-servers/{id}", fields, Ct);

    /// <summary>Shows itself by these from now on.</summary>
    public void As(string name, string secret) => _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{secret}")));

    /// <summary>A camera whose picture is here under this name.</summary>
    public async Task<Guid> CameraAsync(string path, string code = "C01")
    {
        var (id, fields) = (Guid.CreateVersion7(), House.Fields(code: code));
        (fields["address"], fields["mediaServerId"], fields["mediaPath"]) = (null, Id, path);
        await House.PutAsync(id, fields).ReadAsync();
        return id;
    }

    /// <summary>Asks for a picture and opens the viewing; the ticket, and what the viewer is told.</summary>
    public async Task<(string Ticket, PictureClient Viewing, JsonElement Play)> OpenAsync(Guid cameraId, StaffClient? by = null)
    {
        var ticket = await House.TicketAsync(cameraId, by: by);
        var viewing = await PictureClient.OpenAsync(House.Server, by ?? House.Desk, ticket);
        return (ticket, viewing, await viewing.UntilAsync("play"));
    }

    /// <summary>As MediaMTX asks.</summary>
    public async Task<int> MediamtxAsync(string? token, string path = "school/gate", string ip = "10.9.8.7", string? id = "3f1c5a0e-6c1b-4f0a-9d3e-0f4b6f8f0a11", string action = "read", string protocol = "webrtc")
    {
        using var answer = await _http.PostAsJsonAsync("/api/video/hooks/mediamtx", new { ip, user = "", password = "", token, action, path, protocol, id, query = "", userAgent = "Mozilla/5.0" }, Ct);
        return (int)answer.StatusCode;
    }

    /// <summary>As ZLMediaKit asks, and tells; its code.</summary>
    public async Task<int> ZlmediakitAsync(string door, string? ticket, string app = "rtp", string stream = "gate", string ip = "10.9.8.7", string id = "140-7", string schema = "fmp4", string vhost = "__defaultVhost__", bool player = true) =>
        (await _http.PostAsJsonAsync($"/api/video/hooks/zlmediakit/{door}", ZlmediakitBody(door, $"token={ticket}", app, stream, ip, id, schema, vhost, player), Ct).ReadAsync()).GetProperty("code").GetInt32();

    public static Dictionary<string, object?> ZlmediakitBody(string door, string query, string app, string stream, string ip, string id, string schema, string vhost, bool player)
    {
        var body = new Dictionary<string, object?>
        {
            ["schema"] = schema, ["protocol"] = "ws", ["vhost"] = vhost, ["app"] = app, ["stream"] = stream, ["params"] = query, ["ip"] = ip, ["port"] = 51_234, ["id"] = id, ["mediaServerId"] = "zlm-1", ["hook_index"] = 12,
        };
        if (door == "on_flow_report") { (body["totalBytes"], body["duration"], body["player"]) = (1_234_567, 61, player); }
        return body;
    }

    /// <summary>As nginx asks before go2rtc.</summary>
    public async Task<int> ProxyAsync(string uri, string ip = "10.9.8.7", string method = "GET", params (string Name, string Value)[] further)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/video/hooks/forward-auth");
        foreach (var (name, value) in (IEnumerable<(string, string)>)[("X-Original-URI", uri), ("X-Original-Method", method), ("X-Real-IP", ip), .. further]) { request.Headers.TryAddWithoutValidation(name, value); }
        using var answer = await _http.SendAsync(request, Ct);
        return (int)answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();
}
