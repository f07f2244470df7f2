using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Wangge.Bench;

/// <summary>Sends ready-made requests over kept-open connections and times each answer.</summary>
internal static class HttpLoad
{
    /// <summary>A whole request as bytes.</summary>
    public static byte[] Request(string method, string path, string? token, string? json)
    {
        var body = json is null ? [] : Encoding.UTF8.GetBytes(json);
        var head = new StringBuilder().Append(method).Append(' ').Append(path).Append(" HTTP/1.1\r\nHost: localhost\r\n");
        if (token is not null) { head.Append("Authorization: Bearer ").Append(token).Append("\r\n"); }
        if (json is not null) { head.Append("Content-Type: application/json\r\nContent-Length: ").Append(body.Length).Append("\r\n"); }
        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
    }

    /// <summary>Runs until all are answered, <paramref name="clients"/> at a time. The requests are made before the clock starts: senders have processors of their own.</summary>
    /// <param name="next">The request of a number.</param>
    /// <param name="count">How many in all.</param>
    /// <param name="status">What each must answer with.</param>
    public static async Task<LoadResult> RunAsync(int port, int clients, int count, Func<int, byte[]> next, int status)
    {
        var requests = new byte[count][];
        for (var i = 0; i < count; i++) { requests[i] = next(i); }
        using var crowd = new HttpCrowd(port, clients);
        var begun = Stopwatch.GetTimestamp();
        var millis = await Task.Factory.StartNew(() => crowd.Send(requests, status), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return new LoadResult(count / Stopwatch.GetElapsedTime(begun).TotalSeconds, millis);
    }
}

/// <summary>Reads as much of an HTTP/1.1 answer as a measurement must know.</summary>
internal static class HttpAnswer
{
    /// <summary>The status of a whole answer, which must carry its length or be chunked and small; null while some of it is missing.</summary>
    public static int? Read(ReadOnlySpan<byte> got)
    {
        var end = got.IndexOf("\r\n\r\n"u8);
        if (end < 0) { return null; }
        var status = ((got[9] - '0') * 100) + ((got[10] - '0') * 10) + (got[11] - '0');
        var head = got[..end];
        var body = got[(end + 4)..];
        var at = head.IndexOf("Content-Length:"u8);
        var isWhole = status == 204
            || (at < 0 ? body.EndsWith("0\r\n\r\n"u8) : Utf8Parser.TryParse(head[(at + 15)..].TrimStart((byte)' '), out int length, out _) && body.Length >= length);
        return isWhole ? status : null;
    }

    /// <summary>What stands after the head of a whole answer.</summary>
    public static ReadOnlySpan<byte> BodyOf(ReadOnlySpan<byte> got) => got[(got.IndexOf("\r\n\r\n"u8) + 4)..];
}

/// <summary>One kept-open connection.</summary>
internal sealed class HttpLine : IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[1 << 16];

    public static async Task<HttpLine> OpenAsync(int port)
    {
        var line = new HttpLine();
        await line._socket.ConnectAsync(IPAddress.Loopback, port);
        return line;
    }

    /// <summary>Sends and waits for the whole answer, which must carry its length or be chunked and small.</summary>
    public async Task<(int Status, string Body)> SendAsync(byte[] request)
    {
        await _socket.SendAsync(request);
        var filled = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            if (read == 0) { throw new IOException("The server closed the connection."); }
            filled += read;
            if (HttpAnswer.Read(_buffer.AsSpan(0, filled)) is { } status) { return (status, status < 300 ? "" : Encoding.UTF8.GetString(HttpAnswer.BodyOf(_buffer.AsSpan(0, filled)))); }
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <param name="PerSecond">Answers a second.</param>
/// <param name="Millis">Each answer's time.</param>
internal sealed record LoadResult(double PerSecond, double[] Millis)
{
    public double Percentile(double share) => Millis.Order().ElementAt((int)Math.Min(Millis.Length - 1, Math.Ceiling(share * Millis.Length)));

    public double Longest => Millis.Max();
}
