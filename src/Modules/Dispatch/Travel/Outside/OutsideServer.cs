using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Wangge.Dispatch.Travel.Outside;

/// <summary>Asks the one server that is configured, and leaves it alone for a while after it did not answer. Safe for concurrent use.</summary>
/// <remarks>No redirects, a bounded answer, a bounded wait.</remarks>
internal sealed class OutsideServer : IDisposable
{
    private const int MostBytes = 8 << 20;
    private static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly ILogger<OutsideServer> _log;
    private long _silentUntilTicks;

    public OutsideServer(IOptions<TravelOptions> options, TimeProvider time, ILogger<OutsideServer> log)
    {
        (_time, _log) = (time, log);
        // Its path counts: a server may stand below one.
        var address = options.Value.Address is { } given ? new Uri(given.AbsoluteUri.TrimEnd('/') + "/") : null;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = address, Timeout = options.Value.Timeout, MaxResponseContentBufferSize = MostBytes,
        };
    }

    /// <param name="path">Below the configured address.</param>
    /// <param name="body">Null: a GET.</param>
    /// <param name="read">What the answer says: a 200, or a 400 by which both dialects say that there is no way.</param>
    /// <exception cref="NoAnswerException">It did not answer, or not as its dialect would.</exception>
    public async Task<T> AskAsync<T>(string path, JsonNode? body, Func<JsonElement, T> read, CancellationToken ct)
    {
        if (_time.GetUtcNow().UtcTicks < Volatile.Read(ref _silentUntilTicks)) { throw new NoAnswerException("It did not answer a moment ago."); }
        try
        {
            using var answer = body is null ? await _http.GetAsync(path, ct) : await _http.PostAsJsonAsync(path, body, ct);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.BadRequest)) { throw new NoAnswerException($"It answered {(int)answer.StatusCode}."); }
            using var document = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
            return read(document.RootElement);
        }
        catch (Exception fault) when (IsItsFault(fault) && !ct.IsCancellationRequested)
        {
            Volatile.Write(ref _silentUntilTicks, (_time.GetUtcNow() + LeftAlone).UtcTicks);
            _log.LogWarning("The server for travel times does not answer: {Type}", fault.GetType().Name);
            throw fault as NoAnswerException ?? new NoAnswerException(fault.GetType().Name);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>No connection, too late, or an answer that is none of its dialect.</summary>
    private static bool IsItsFault(Exception fault) =>
        fault is HttpRequestException or OperationCanceledException or JsonException or NoAnswerException or IOException or InvalidOperationException or KeyNotFoundException or FormatException
            or IndexOutOfRangeException;
}

/// <summary>The server outside did not answer.</summary>
internal sealed class NoAnswerException(string why) : Exception(why);
