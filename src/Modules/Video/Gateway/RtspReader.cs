using System.Globalization;
using System.Text;

namespace Wangge.Video.Gateway;

/// <summary>One part of an RTSP connection: a message, or a frame of interleaved data. Source: RFC 2326, 10.12.</summary>
internal abstract record RtspPart;

/// <param name="Whole">With its four bytes of header; good until the next part is read.</param>
internal sealed record RtspData(ReadOnlyMemory<byte> Whole) : RtspPart;

/// <summary>A request or an answer.</summary>
internal sealed record RtspMessage(string StartLine, List<KeyValuePair<string, string>> Headers, byte[] Body) : RtspPart
{
    public bool IsAnswer => StartLine.StartsWith("RTSP/", StringComparison.Ordinal);

    public string Method => StartLine[..Math.Max(0, StartLine.IndexOf(' ', StringComparison.Ordinal))];

    /// <summary>Of a request; empty where there is none.</summary>
    public string Address => StartLine.Split(' ') is [_, var address, _] ? address : "";

    /// <summary>Of an answer; 0 where it cannot be read.</summary>
    public int Status => StartLine.Split(' ', 3) is [_, var code, ..] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;

    public string? Find(string name) => Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();

    public IEnumerable<string> All(string name) => Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    /// <summary>The same with this header in place of any of its name; without it where the value is null.</summary>
    public RtspMessage With(string name, string? value)
    {
        List<KeyValuePair<string, string>> headers = [.. Headers.Where(h => !h.Key.Equals(name, StringComparison.OrdinalIgnoreCase))];
        if (value is not null) { headers.Add(new(name, value)); }
        return this with { Headers = headers };
    }

    public byte[] ToBytes()
    {
        var text = new StringBuilder(StartLine).Append("\r\n");
        foreach (var (name, value) in Headers.Where(h => !h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))) { text.Append(name).Append(": ").Append(value).Append("\r\n"); }
        if (Body.Length > 0) { text.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n"); }
        return [.. Encoding.UTF8.GetBytes(text.Append("\r\n").ToString()), .. Body];
    }
}

/// <summary>Reads an RTSP connection part by part, within limits. Not safe for concurrent use.</summary>
internal sealed class RtspReader(Stream stream)
{
    private const int MostHead = 16 << 10;
    private const int MostBody = 64 << 10;
    private readonly byte[] _buffer = new byte[(64 << 10) + 4 + MostHead + MostBody];
    private int _start;
    private int _end;

    /// <returns>Null at the end of the connection.</returns>
    /// <exception cref="InvalidDataException">It is no RTSP, or larger than any that is.</exception>
    public async ValueTask<RtspPart?> ReadAsync(CancellationToken ct)
    {
        // Empty lines between messages mean nothing.
        do
        {
            if (!await FillAsync(1, ct)) { return null; }
        }
        while (_buffer[_start] is (byte)'\r' or (byte)'\n' && ++_start >= 0);

        return _buffer[_start] == '$' ? await ReadDataAsync(ct) : await ReadMessageAsync(ct);
    }

    private async ValueTask<RtspPart?> ReadDataAsync(CancellationToken ct)
    {
        if (!await FillAsync(4, ct)) { return null; }
        var length = 4 + ((_buffer[_start + 2] << 8) | _buffer[_start + 3]);
        if (!await FillAsync(length, ct)) { return null; }
        var whole = _buffer.AsMemory(_start, length);
        _start += length;
        return new RtspData(whole);
    }

    private async ValueTask<RtspPart?> ReadMessageAsync(CancellationToken ct)
    {
        int head;
        while ((head = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (_end - _start > MostHead) { throw new InvalidDataException("A message without end."); }
            if (!await FillAsync(_end - _start + 1, ct)) { return null; }
        }

        var lines = Encoding.UTF8.GetString(_buffer, _start, head).Split("\r\n");
        _start += head + 4;
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) { headers.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim())); }
        }

        var message = new RtspMessage(lines[0], headers, []);
        var length = message.Find("Content-Length") is { } said && int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;
        if (length is < 0 or > MostBody) { throw new InvalidDataException("A body larger than any description."); }
        if (length == 0) { return message; }
        if (!await FillAsync(length, ct)) { return null; }
        message = message with { Body = _buffer.AsSpan(_start, length).ToArray() };
        _start += length;
        return message;
    }

    /// <summary>Sees to it that so many bytes are there; false at the end of the connection.</summary>
    private async ValueTask<bool> FillAsync(int bytes, CancellationToken ct)
    {
        if (_start + bytes > _buffer.Length)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        while (_end - _start < bytes)
        {
            if (_start == _end) { (_start, _end) = (0, 0); }
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), ct);
            if (read == 0) { return false; }
            _end += read;
        }

        return true;
    }
}
