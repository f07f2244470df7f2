using System.Security.Cryptography;
using System.Text;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;

namespace Wangge.Kernel.Audit;

/// <summary>Public keys by their ids: those in force and those retired.</summary>
/// <remarks>An id is computed from the key and never read from a file's name, so a ring taken from inside the house still cannot answer for an outside checkpoint's id. Not thread-safe.</remarks>
public sealed class CheckpointKeyRing : IDisposable
{
    internal const string PublicSuffix = ".pub.pem";
    private readonly Dictionary<string, ECDsa> _keys = [];

    /// <summary>All <c>*.pub.pem</c> of a folder.</summary>
    /// <exception cref="CryptographicException">One of them is no P-256 key.</exception>
    public static CheckpointKeyRing Load(string folder, IFilePort files)
    {
        var ring = new CheckpointKeyRing();
        foreach (var path in files.ListFiles(folder).Where(path => path.EndsWith(PublicSuffix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(files.OpenRead(path), Encoding.ASCII);
            ring.Add(reader.ReadToEnd());
        }

        return ring;
    }

    /// <param name="publicPem">A public key on P-256.</param>
    public void Add(string publicPem)
    {
        var key = PemKeys.ImportP256(publicPem);
        if (!_keys.TryAdd(AuditKeyId.Of(key), key)) { key.Dispose(); }
    }

    /// <summary>The key, or null where the ring has none with this id.</summary>
    public ECDsa? Find(string keyId) => _keys.GetValueOrDefault(keyId);

    public void Dispose()
    {
        foreach (var key in _keys.Values) { key.Dispose(); }
    }
}
