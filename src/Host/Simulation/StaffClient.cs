using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Wangge.Host.Demo;

namespace Wangge.Host.Simulation;

/// <summary>Somebody of the demo's staff, signed in at the server as from a browser.</summary>
internal sealed class StaffClient : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _http;

    /// <param name="http">Signed in already; disposed of with this.</param>
    internal StaffClient(HttpClient http) => _http = http;

    /// <exception cref="HttpRequestException">The server is not there, or does not know this sign-in.</exception>
    public static async Task<StaffClient> SignInAsync(Uri server, DemoSignIn who, CancellationToken ct)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = true }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Add("Origin", server.GetLeftPart(UriPartial.Authority));
        using var answer = await http.PostAsJsonAsync("api/session", new { name = who.SignInName, password = who.Password }, ct);
        answer.EnsureSuccessStatusCode();
        return new StaffClient(http);
    }

    /// <exception cref="HttpRequestException">It was refused.</exception>
    public async Task<T> GetAsync<T>(string path, CancellationToken ct) => (await _http.GetFromJsonAsync<T>(path, Json, ct))!;

    /// <summary>What a write answered; null where it was refused, which life goes on after: somebody was quicker.</summary>
    public async Task<JsonElement?> WriteAsync(HttpMethod method, string path, object body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, options: Json) };
        using var answer = await _http.SendAsync(request, ct);
        if (!answer.IsSuccessStatusCode) { return null; }
        var text = await answer.Content.ReadAsStringAsync(ct);
        return text.Length == 0 ? default(JsonElement) : JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>Sends a file before what it belongs to.</summary>
    /// <returns>Its name; null where it was refused.</returns>
    public async Task<string?> SendFileAsync(byte[] bytes, CancellationToken ct)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/octet-stream");
        using var answer = await _http.PutAsync(new Uri($"api/blobs/{sha256}", UriKind.Relative), content, ct);
        return answer.IsSuccessStatusCode ? sha256 : null;
    }

    public void Dispose() => _http.Dispose();
}
