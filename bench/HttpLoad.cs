using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Wangge.Bench;

/// <summary>Sends ready-made requests over kept-open connections and times each answer. Plain sockets, so that the driver costs little beside the server.</summary>
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

    /// <summary>Runs until all are answered, <paramref name="clients"/> at a time.</summary>
    /// <param name="next">The request of a number, called by several threads.</param>
    /// <param name="count">How many in all.</param>
    /// <param name="status">What each must answer with.</param>
    public static async Task<LoadResult> RunAsync(int port, int clients, int count, Func<int, byte[]> next, int status)
    {
        var millis = new double[count];
        var taken = -1;
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            await using var line = await HttpLine.OpenAsync(port);
            int number;
            while ((number = Interlocked.Increment(ref taken)) < count)
            {
                var request = next(number);
                var sent = Stopwatch.GetTimestamp();
                var (answered, body) = await line.SendAsync(request);
                millis[number] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
                if (answered != status) { throw new InvalidOperationException($"Answered {answered}: {body}"); }
            }
        })));
        return new LoadResult(count / Stopwatch.GetElapsedTime(begun).TotalSeconds, millis);
    }
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
            var end = _buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (end < 0) { continue; }
            var status = ((_buffer[9] - '0') * 100) + ((_buffer[10] - '0') * 10) + (_buffer[11] - '0');
            var head = Encoding.ASCII.GetString(_buffer, 0, end);
            if (status == 204 || IsWhole(head, end + 4, filled)) { return (status, status < 300 ? "" : Encoding.UTF8.GetString(_buffer, end + 4, filled - end - 4)); }
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private bool IsWhole(string head, int bodyAt, int filled)
    {
        var at = head.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase);
        if (at < 0) { return _buffer.AsSpan(0, filled).EndsWith("0\r\n\r\n"u8); }
        var value = head.AsSpan(at + 15);
        var line = value.IndexOf('\r');
        return filled - bodyAt >= int.Parse(line < 0 ? value : value[..line], System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <param name="PerSecond">Answers a second.</param>
/// <param name="Millis">Each answer's time.</param>
internal sealed record LoadResult(double PerSecond, double[] Millis)
{
    public double Percentile(double share) => Millis.Order().ElementAt((int)Math.Min(Millis.Length - 1, Math.Ceiling(share * Millis.Length)));

    public double Longest => Millis.Max();
}
