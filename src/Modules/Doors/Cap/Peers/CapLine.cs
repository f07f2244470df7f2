using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Networks;

namespace Wangge.Doors.Cap.Peers;

/// <summary>The networks that peers may stand in.</summary>
internal sealed class PeerNetworks(IOptions<CapOptions> options) : AllowedNetworks(options.Value.Networks);

/// <summary>Posts a message to a peer: to the very address that was judged, no redirects, no proxy, a bounded wait, nothing read of the answer but its status. Safe for concurrent use.</summary>
internal sealed class CapLine : IDisposable
{
    private readonly HttpClient _http;
    private readonly PeerNetworks _networks;

    public CapLine(PeerNetworks networks, IOptions<CapOptions> options)
    {
        _networks = networks;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2), ConnectCallback = ConnectAsync };
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds) };
    }

    /// <returns>The status of its answer, or as a code why there is none: <c>unreachable</c>, <c>too-slow</c>, <c>not-allowed</c>.</returns>
    public async Task<CapLineAnswer> SendAsync(Uri to, string? key, string xml, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new StringContent(xml, System.Text.Encoding.UTF8, CapMessage.MediaType) };
        if (key is not null) { request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key); }
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return CapLineAnswer.Of((int)answer.StatusCode);
        }
        catch (HttpRequestException fault)
        {
            return new CapLineAnswer(CapLineEnd.TryAgain, fault.InnerException is NotAllowedException ? "not-allowed" : "unreachable");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new CapLineAnswer(CapLineEnd.TryAgain, "too-slow");
        }
    }

    public void Dispose() => _http.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var allowed = await _networks.ResolveAsync(context.DnsEndPoint.Host, ct);
        if (allowed.Count == 0) { throw new NotAllowedException(); }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. allowed], context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class NotAllowedException() : IOException("The host lies in none of the networks that messages may go to.");
}

/// <param name="Code">The status, such as <c>503</c>, or why there is none.</param>
internal readonly record struct CapLineAnswer(CapLineEnd End, string Code)
{
    /// <summary>What the status means for a message: a wrong address, key or pace, or trouble over there, may be mended; else it will never be taken.</summary>
    public static CapLineAnswer Of(int status)
    {
        var end = status switch
        {
            >= 200 and < 300 => CapLineEnd.Delivered,
            400 or 406 or 409 or 410 or 411 or 412 or 413 or 415 or 422 => CapLineEnd.Refused,
            _ => CapLineEnd.TryAgain,
        };
        return new CapLineAnswer(end, status.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>What becomes of a message after a try.</summary>
internal enum CapLineEnd
{
    Delivered,
    Refused,
    TryAgain,
}
