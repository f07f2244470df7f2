using System.Text;

namespace Wangge.Host.Simulation.Cameras;

/// <param name="Transport">Empty where none is named.</param>
internal sealed record RtspRequest(string Method, string Address, string Sequence, string Transport);

/// <summary>Reads what a viewer asks; what it sends of its own stream is passed over. Not thread-safe.</summary>
internal sealed class RequestReader(Stream stream)
{
    private const int MostBytes = 8_192;
    private readonly byte[] _one = new byte[1];

    /// <returns>Null at the end.</returns>
    /// <exception cref="InvalidDataException">It is no request.</exception>
    public async Task<RtspRequest?> ReadAsync(CancellationToken ct)
    {
        var said = new StringBuilder();
        while (true)
        {
            if (await ByteAsync(ct) is not { } next) { return null; }
            if (said.Length == 0 && next == '$')
            {
                await SkipAsync(ct);
                continue;
            }

            said.Append((char)next);
            if (said.Length > MostBytes) { throw new InvalidDataException("A request is too long."); }
            if (said.Length >= 4 && said[^1] == '\n' && said[^3] == '\n') { return Parse(said.ToString()); }
        }
    }

    private static RtspRequest Parse(string said)
    {
        var lines = said.Split("\r\n");
        var first = lines[0].Split(' ');
        return first.Length == 3 ? new RtspRequest(first[0], first[1], Find("CSeq"), Find("Transport")) : throw new InvalidDataException("No request.");

        string Find(string name) => lines.Skip(1).FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) is { } line ? line[(name.Length + 1)..].Trim() : "";
    }

    private async Task SkipAsync(CancellationToken ct)
    {
        var head = new byte[3];
        await stream.ReadExactlyAsync(head, ct);
        await stream.ReadExactlyAsync(new byte[(head[1] << 8) | head[2]], ct);
    }

    private async Task<byte?> ByteAsync(CancellationToken ct) => await stream.ReadAsync(_one, ct) == 0 ? null : _one[0];
}
