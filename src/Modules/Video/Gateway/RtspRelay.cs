using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Wangge.Video.Addresses;

namespace Wangge.Video.Gateway;

/// <summary>Stands between the repacker and one camera: the repacker knows an address of this machine and a word that is good once; host, path and credentials stay in this process.</summary>
/// <remarks>
/// So neither a list of processes nor a log shows them. Takes one connection, over TCP alone; a camera that sends elsewhere is not followed, and connects only to the address that was judged.
/// One pull, one instance. Source: ADR 0027.
/// </remarks>
internal sealed partial class RtspRelay : IDisposable
{
    private readonly CameraAddress _camera;
    private readonly RtspCredentials? _credentials;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SemaphoreSlim _toCamera = new(1);
    private readonly Dictionary<int, Sent> _sent = [];
    private readonly string _ownAuthority;
    private readonly string _word = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
    private Socket? _socket;
    private int _sequence;

    public RtspRelay(CameraAddress camera)
    {
        _camera = camera;
        _credentials = camera.User is null ? null : new RtspCredentials(camera.User, camera.Password ?? "");
        _listener.Start(1);
        _ownAuthority = FormattableString.Invariant($"rtsp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
    }

    /// <summary>What the repacker is told.</summary>
    public string Address => $"{_ownAuthority}/{_word}";

    /// <summary>Why the camera gave nothing, where that is known.</summary>
    public string? Fault { get; private set; }

    /// <returns>Why not, or null.</returns>
    public async Task<string?> ConnectAsync(CameraNetworks networks, CancellationToken ct)
    {
        (_socket, var fault) = await CameraLine.ConnectAsync(_camera, networks, ct);
        return fault;
    }

    /// <summary>Until either side ends.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var repacker = await _listener.AcceptSocketAsync(ct);
        _listener.Stop();
        repacker.NoDelay = true;
        await using var near = new NetworkStream(repacker);
        await using var far = new NetworkStream(_socket!);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var asking = PumpAsync(new RtspReader(near), (part, at) => AskAsync(part, far, at), both.Token);
        var answering = PumpAsync(new RtspReader(far), (part, at) => AnswerAsync(part, near, far, at), both.Token);
        await Task.WhenAny(asking, answering);
        await both.CancelAsync();
        await Task.WhenAll(asking, answering);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _socket?.Dispose();
        _toCamera.Dispose();
    }

    private static async Task PumpAsync(RtspReader reader, Func<RtspPart, CancellationToken, Task<bool>> take, CancellationToken ct)
    {
        try
        {
            while (await reader.ReadAsync(ct) is { } part && await take(part, ct)) { }
        }
        catch (Exception reason) when (reason is IOException or SocketException or OperationCanceledException or InvalidDataException or ObjectDisposedException)
        {
            // One side is gone, or speaks something else: so is the whole.
        }
    }

    private async Task<bool> AskAsync(RtspPart part, NetworkStream far, CancellationToken ct)
    {
        if (part is RtspData data)
        {
            await WriteAsync(far, data.Whole, ct);
            return true;
        }

        var asked = (RtspMessage)part;
        if (asked.IsAnswer || !int.TryParse(asked.Find("CSeq"), NumberStyles.None, CultureInfo.InvariantCulture, out var theirs)) { return false; }
        if (_sequence == 0 && !asked.Address.StartsWith(Address, StringComparison.Ordinal)) { return false; }
        await SendAsync(new Sent(asked, theirs, WasRefused: false), far, ct);
        return true;
    }

    private async Task SendAsync(Sent sent, NetworkStream far, CancellationToken ct)
    {
        var address = ToCamera(sent.Asked.Address);
        var message = sent.Asked with { StartLine = $"{sent.Asked.Method} {address} RTSP/1.0" };
        message = message.With("Authorization", _credentials?.For(sent.Asked.Method, address));
        int own;
        lock (_sent)
        {
            own = ++_sequence;
            _sent[own] = sent;
        }

        await WriteAsync(far, message.With("CSeq", own.ToString(CultureInfo.InvariantCulture)).ToBytes(), ct);
    }

    private async Task<bool> AnswerAsync(RtspPart part, NetworkStream near, NetworkStream far, CancellationToken ct)
    {
        if (part is RtspData data)
        {
            await near.WriteAsync(data.Whole, ct);
            return true;
        }

        // A camera asks us for nothing that we would do.
        var answer = (RtspMessage)part;
        if (!answer.IsAnswer || !int.TryParse(answer.Find("CSeq"), NumberStyles.None, CultureInfo.InvariantCulture, out var own)) { return false; }
        Sent? sent;
        lock (_sent)
        {
            if (!_sent.Remove(own, out sent)) { return false; }
        }

        if (answer.Status is >= 300 and < 400)
        {
            Fault = PictureFaults.Redirected;
            return false;
        }

        if (answer.Status == 401)
        {
            if (_credentials?.Take(answer.All("WWW-Authenticate")) == true && !sent.WasRefused)
            {
                await SendAsync(sent with { WasRefused = true }, far, ct);
                return true;
            }

            Fault = PictureFaults.RefusedCredentials;
            return false;
        }

        if (answer.Status >= 400 && sent.Asked.Method is "DESCRIBE" or "SETUP" or "PLAY") { Fault = PictureFaults.NoStream; }
        await near.WriteAsync(ToRepacker(answer).With("CSeq", sent.TheirSequence.ToString(CultureInfo.InvariantCulture)).ToBytes(), ct);
        return true;
    }

    private RtspMessage ToRepacker(RtspMessage answer)
    {
        List<KeyValuePair<string, string>> headers = [.. answer.Headers.Select(h =>
            h.Key.Equals("Content-Base", StringComparison.OrdinalIgnoreCase) || h.Key.Equals("Content-Location", StringComparison.OrdinalIgnoreCase) || h.Key.Equals("RTP-Info", StringComparison.OrdinalIgnoreCase)
                ? new(h.Key, AnyAddress().Replace(h.Value, m => FromCamera(m.Value))) : h)];
        var body = answer.Body.Length == 0 ? answer.Body : Encoding.UTF8.GetBytes(AnyAddress().Replace(Encoding.UTF8.GetString(answer.Body), m => FromCamera(m.Value)));
        return answer with { Headers = headers, Body = body };
    }

    /// <summary>Whatever host the camera calls itself by, it is this one that is spoken to.</summary>
    private string FromCamera(string address)
    {
        var slash = address.IndexOf('/', "rtsp://".Length);
        var path = slash < 0 ? "/" : address[slash..];
        if (!path.StartsWith(_camera.PathAndQuery, StringComparison.Ordinal)) { return _ownAuthority + path; }
        var rest = path[_camera.PathAndQuery.Length..];
        return Address + (rest.Length > 0 && _camera.PathAndQuery[^1] == '/' ? "/" : "") + rest;
    }

    private string ToCamera(string address)
    {
        if (address.StartsWith(Address, StringComparison.Ordinal))
        {
            var rest = address[Address.Length..];
            return _camera.Base + (_camera.PathAndQuery[^1] == '/' && rest.StartsWith('/') ? rest[1..] : rest);
        }

        return address.StartsWith(_ownAuthority, StringComparison.Ordinal) ? $"rtsp://{_camera.Authority}{address[_ownAuthority.Length..]}" : _camera.Base;
    }

    private async Task WriteAsync(NetworkStream far, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        await _toCamera.WaitAsync(ct);
        try
        {
            await far.WriteAsync(bytes, ct);
        }
        finally
        {
            _toCamera.Release();
        }
    }

    [GeneratedRegex("""rtsp://[^\s;,"]+""", RegexOptions.IgnoreCase)]
    private static partial Regex AnyAddress();

    /// <param name="WasRefused">It was sent again after a challenge.</param>
    private sealed record Sent(RtspMessage Asked, int TheirSequence, bool WasRefused);
}
