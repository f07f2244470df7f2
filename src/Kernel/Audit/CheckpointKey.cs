using System.Security.Cryptography;
using System.Text;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;

namespace Wangge.Kernel.Audit;

/// <summary>The key that signs a district's checkpoints (ECDSA P-256).</summary>
/// <remarks>In its folder: <c>checkpoint.key.pem</c>, for its owner alone, and <c>{key id}.pub.pem</c>, to be given to whoever keeps checkpoints outside. Signing is thread-safe.</remarks>
public sealed class CheckpointKey : IDisposable
{
    private const string PrivateName = "checkpoint.key.pem";
    private const UnixFileMode ForOthers = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite);

    private readonly ECDsa _key;
    private readonly Lock _signing = new();

    private CheckpointKey(ECDsa key)
    {
        _key = key;
        KeyId = AuditKeyId.Of(key);
    }

    public string KeyId { get; }

    /// <summary>The folder's key, made where there is none; safe on disk when this returns.</summary>
    /// <exception cref="CryptographicException">The file is open to others than its owner, or is no P-256 key.</exception>
    public static CheckpointKey LoadOrCreate(string folder, IFilePort files)
    {
        var path = Path.Combine(folder, PrivateName);
        return files.FileExists(path) ? Load(path, files) : Create(folder, files);
    }

    /// <summary>The public half, as PEM.</summary>
    public string ExportPublicPem() => _key.ExportSubjectPublicKeyInfoPem();

    /// <returns>r ‖ s, 64 bytes.</returns>
    internal byte[] Sign(byte[] content)
    {
        lock (_signing)
        {
            return _key.SignData(content, HashAlgorithmName.SHA256);
        }
    }

    public void Dispose() => _key.Dispose();

    private static CheckpointKey Create(string folder, IFilePort files)
    {
        var key = new CheckpointKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        files.CreateFolder(folder);

        // The public half first: a private key without it would sign what nobody can check.
        WriteDurably(Path.Combine(folder, key.KeyId + CheckpointKeyRing.PublicSuffix), key.ExportPublicPem(), files);
        WriteDurably(Path.Combine(folder, PrivateName), key._key.ExportPkcs8PrivateKeyPem(), files);
        if (Path.GetDirectoryName(folder) is { } parent) { files.SyncFolder(parent); }

        return key;
    }

    private static CheckpointKey Load(string path, IFilePort files)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ForOthers) != 0)
        {
            throw new CryptographicException($"{path} must be readable by its owner alone (chmod 600).");
        }

        using var reader = new StreamReader(files.OpenRead(path), Encoding.ASCII);
        return new(PemKeys.ImportP256(reader.ReadToEnd()));
    }

    private static void WriteDurably(string path, string text, IFilePort files)
    {
        var half = $"{path}.{Guid.CreateVersion7():N}.tmp";
        try
        {
            using (var file = files.CreateFile(half))
            {
                file.Write(Encoding.ASCII.GetBytes(text));
                files.SyncFile(file);
            }

            files.Rename(half, path);
        }
        catch (IOException)
        {
            files.Delete(half);
            throw;
        }

        files.SyncFolder(Path.GetDirectoryName(path)!);
    }
}
