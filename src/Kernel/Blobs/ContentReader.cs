using System.Security.Cryptography;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Blobs;

/// <summary>Reads what a client sends, no more than allowed, and hashes it on the way.</summary>
internal sealed class ContentReader(Stream content, long maxBytes) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Length { get; private set; }

    public bool IsTooLong => Length > maxBytes;

    /// <summary>Tells a fault of the client's connection from one of the disk.</summary>
    public bool IsReading { get; private set; }

    /// <returns>Bytes read; 0 at the end, or when it is too long.</returns>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct)
    {
        if (IsTooLong) { return 0; }

        IsReading = true;
        var count = await content.ReadAsync(buffer, ct);
        IsReading = false;
        _hash.AppendData(buffer.Span[..count]);
        Length += count;
        return count;
    }

    /// <summary>The hash of all that was read; once.</summary>
    public Digest Finish() => new(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
