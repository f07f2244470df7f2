using System.Security.Cryptography;
using System.Text;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Secrets;

/// <summary>Seals what a store must keep and nobody may read in it, such as a camera's address: AES-256-GCM by a key that stands in the home and in no store.</summary>
/// <remarks>Sealed for one row alone: put into another it does not open. Whoever has home and store has both. Safe for concurrent use.</remarks>
public sealed class Sealing(Home home, IFilePort files)
{
    private const byte Form = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly Lazy<byte[]> _key = new(() => KeyFile.Load(Path.Combine(home.Keys, "sealing.key"), files));

    /// <param name="purpose">What it is, such as <c>video.address</c>; part of what it is sealed for.</param>
    /// <param name="ownerId">The row that it belongs to.</param>
    public byte[] Seal(string purpose, Guid ownerId, string secret)
    {
        var clear = Encoding.UTF8.GetBytes(secret);
        var whole = new byte[1 + NonceBytes + TagBytes + clear.Length];
        whole[0] = Form;
        var nonce = whole.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key.Value, TagBytes);
        cipher.Encrypt(nonce, clear, whole.AsSpan(1 + NonceBytes + TagBytes), whole.AsSpan(1 + NonceBytes, TagBytes), BoundTo(purpose, ownerId));
        CryptographicOperations.ZeroMemory(clear);
        return whole;
    }

    /// <exception cref="CryptographicException">Sealed for another row or purpose, changed, or by a key that is gone.</exception>
    public string Open(string purpose, Guid ownerId, byte[] sealedSecret)
    {
        if (sealedSecret.Length < 1 + NonceBytes + TagBytes || sealedSecret[0] != Form) { throw new CryptographicException("This was not sealed here."); }
        var clear = new byte[sealedSecret.Length - 1 - NonceBytes - TagBytes];
        using var cipher = new AesGcm(_key.Value, TagBytes);
        cipher.Decrypt(
            sealedSecret.AsSpan(1, NonceBytes), sealedSecret.AsSpan(1 + NonceBytes + TagBytes), sealedSecret.AsSpan(1 + NonceBytes, TagBytes), clear, BoundTo(purpose, ownerId));
        return Encoding.UTF8.GetString(clear);
    }

    private static byte[] BoundTo(string purpose, Guid ownerId) => [.. Encoding.UTF8.GetBytes(purpose), 0, .. ownerId.ToByteArray(bigEndian: true)];
}
