using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Wangge.Host.Simulation.Cameras;

/// <summary>Plays cameras: serves films over RTSP, each without an end, as often as they are asked for. For the demo and for trying; no more of RTSP than cameras' readers ask.</summary>
/// <remarks>Over TCP inside of the connection alone. <c>rtsp://host:port/gate-1?from=37</c>: the film called gate-1, 37 frames ahead of the clock, so that two cameras of one film look apart. Source: RFC 2326.</remarks>
internal sealed class FilmServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<string, CancellationToken, Task<Film?>> _find;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    /// <param name="find">The film of a name; null where there is none.</param>
    /// <exception cref="SocketException">The address is in use, or none of this machine.</exception>
    public FilmServer(IPEndPoint at, Func<string, CancellationToken, Task<Film?>> find, TimeProvider time)
    {
        (_listener, _find, _time) = (new TcpListener(at), find, time);
        _listener.Start();
        _running = Task.Run(AcceptAsync);
    }

    public IPEndPoint At => (IPEndPoint)_listener.LocalEndpoint;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var viewers = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                viewers.RemoveAll(v => v.IsCompleted);
                viewers.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (Exception reason) when (reason is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(viewers);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await using var stream = client.GetStream();
                await using var talk = new FilmTalk(stream, _find, _time);
                await talk.RunAsync(_stop.Token);
            }
            catch (Exception reason) when (reason is IOException or SocketException or OperationCanceledException or InvalidDataException or InvalidOperationException)
            {
                // The viewer has left, or speaks something else.
            }
        }
    }
}

/// <summary>One viewer's connection.</summary>
internal sealed class FilmTalk(Stream stream, Func<string, CancellationToken, Task<Film?>> find, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _left = new();
    private readonly string _session = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
    private Film? _film;
    private int _ahead;
    private Task _playing = Task.CompletedTask;

    public async Task RunAsync(CancellationToken ct)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, _left.Token);
        var reader = new RequestReader(stream);
        while (await reader.ReadAsync(both.Token) is { } request)
        {
            await AnswerAsync(request, both.Token);
            if (request.Method == "TEARDOWN") { return; }
            if (request.Method == "PLAY" && _film is not null && _playing.IsCompleted) { _playing = PlayAsync(_film, both.Token); }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        try
        {
            await _playing;
        }
        catch (Exception reason) when (reason is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // It was cut off, as it is here.
        }

        _left.Dispose();
        _writing.Dispose();
    }

    private async Task AnswerAsync(RtspRequest request, CancellationToken ct)
    {
        var (status, head, body) = request.Method switch
        {
            "OPTIONS" => ("200 OK", "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER\r\n", ""),
            "DESCRIBE" => await DescribeAsync(request.Address, ct),
            "SETUP" when !request.Transport.Contains("TCP", StringComparison.OrdinalIgnoreCase) => ("461 Unsupported Transport", "", ""),
            "SETUP" => ("200 OK", $"Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: {_session};timeout=60\r\n", ""),
            "PLAY" when _film is null => ("455 Method Not Valid in This State", "", ""),
            "PLAY" or "TEARDOWN" or "GET_PARAMETER" => ("200 OK", $"Session: {_session}\r\n", ""),
            _ => ("501 Not Implemented", "", ""),
        };
        var length = body.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n") : "";
        await WriteAsync(s => s.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"RTSP/1.0 {status}\r\nCSeq: {request.Sequence}\r\n{head}{length}\r\n{body}"), ct).AsTask(), ct);
    }

    private async Task<(string Status, string Head, string Body)> DescribeAsync(string address, CancellationToken ct)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var asked) || await find(asked.AbsolutePath.Trim('/'), ct) is not { } film) { return ("404 Not Found", "", ""); }
        _film = film;
        _ahead = asked.Query.StartsWith("?from=", StringComparison.Ordinal) && int.TryParse(asked.Query["?from=".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var ahead) ? ahead % film.Frames.Count : 0;
        var (sequence, picture) = film.Parameters;
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=demo\r\nt=0 0\r\nm=video 0 RTP/AVP {RtpPacker.PayloadType}\r\nc=IN IP4 0.0.0.0\r\na=rtpmap:{RtpPacker.PayloadType} H264/{RtpPacker.ClockHertz}\r\na=framerate:{film.FramesPerSecond}\r\n")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"a=fmtp:{RtpPacker.PayloadType} packetization-mode=1;profile-level-id={Convert.ToHexString(sequence.Span[1..4])};sprop-parameter-sets={Convert.ToBase64String(sequence.Span)},{Convert.ToBase64String(picture.Span)}\r\na=control:track1\r\n");
        return ("200 OK", $"Content-Type: application/sdp\r\nContent-Base: {address}/\r\n", body);
    }

    /// <summary>By the clock, so that all who look see the same; begins with the next key frame.</summary>
    private async Task PlayAsync(Film film, CancellationToken ct)
    {
        var packer = new RtpPacker(channel: 0, source: (uint)Random.Shared.Next());
        var frame = TimeSpan.FromSeconds(1.0 / film.FramesPerSecond);
        var now = time.GetUtcNow().Ticks / frame.Ticks;
        while (!film.Keys[(int)((now + _ahead) % film.Frames.Count)]) { now++; }
        for (; ; now++)
        {
            var wait = new DateTimeOffset(now * frame.Ticks, TimeSpan.Zero) - time.GetUtcNow();
            if (wait > TimeSpan.Zero) { await Task.Delay(wait, time, ct); }
            var (units, stamp) = (film.Frames[(int)((now + _ahead) % film.Frames.Count)], unchecked((uint)(now * (RtpPacker.ClockHertz / film.FramesPerSecond))));
            await WriteAsync(s => packer.WriteAsync(s, units, stamp, ct), ct);
        }
    }

    private async Task WriteAsync(Func<Stream, Task> write, CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            await write(stream);
        }
        finally
        {
            _writing.Release();
        }
    }
}
