using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Audit;

/// <summary>A district's word for its log at one size: signed, and sent out of the house so that the house cannot take it back.</summary>
/// <remarks>One line of text, parts divided by single spaces:
/// <c>wangge-checkpoint/1 211403 1000 {root} 2026-03-01T08:00:00.000000Z {key id} {signature}</c>.
/// All but the signature is signed: ECDSA P-256 over SHA-256, r ‖ s (64 bytes). Numbers in hexadecimal are lower case. A checkpoint has one spelling; any other is refused.</remarks>
/// <param name="District">Code of the district, such as <c>211403</c>: ASCII letters, digits, dots and hyphens.</param>
/// <param name="Size">Leaves in the tree.</param>
/// <param name="At">UTC, cut to whole microseconds.</param>
/// <param name="KeyId">See <see cref="AuditKeyId"/>.</param>
/// <param name="Signature">128 hexadecimal digits.</param>
public sealed record Checkpoint(string District, long Size, Digest Root, DateTimeOffset At, string KeyId, string Signature)
{
    private const string Format = "wangge-checkpoint/1";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const int SignatureDigits = 128;
    private const int LongestDistrict = 32;

    /// <summary>Signs a tree.</summary>
    public static Checkpoint Sign(string district, long size, Digest root, DateTimeOffset at, CheckpointKey key)
    {
        if (!IsDistrict(district)) { throw new ArgumentException("Not a district's code.", nameof(district)); }

        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var time = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        var unsigned = new Checkpoint(district, size, root, time, key.KeyId, "");
        return unsigned with { Signature = Convert.ToHexStringLower(key.Sign(unsigned.SignedBytes())) };
    }

    /// <summary>Whether this key made this signature over exactly this content.</summary>
    public bool IsSignedBy(ECDsa publicKey) =>
        Signature.Length == SignatureDigits && publicKey.VerifyData(SignedBytes(), Convert.FromHexString(Signature), HashAlgorithmName.SHA256);

    /// <summary>Reads one line; white space around it is passed over, since mail adds it.</summary>
    public static bool TryParse(string? line, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        if (line?.Trim().Split(' ') is not [Format, var district, var size, var root, var at, var keyId, var signature]) { return false; }

        if (!IsDistrict(district)
            || !long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var leaves)
            || !Digest.TryParse(root, out var rootDigest)
            || !DateTimeOffset.TryParseExact(at, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            || !IsHex(keyId, AuditKeyId.Length)
            || !IsHex(signature, SignatureDigits))
        {
            return false;
        }

        checkpoint = new(district, leaves, rootDigest, time, keyId, signature);

        // "007" would be another text for the same checkpoint.
        return checkpoint.ToString() == line.Trim();
    }

    /// <summary>The line.</summary>
    public override string ToString() => $"{SignedText()} {Signature}";

    private byte[] SignedBytes() => Encoding.ASCII.GetBytes(SignedText());

    private string SignedText() => string.Create(
        CultureInfo.InvariantCulture, $"{Format} {District} {Size} {Root} {At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)} {KeyId}");

    private static bool IsHex(string text, int length) => text.Length == length && text.All(char.IsAsciiHexDigitLower);

    private static bool IsDistrict(string text) =>
        text.Length is > 0 and <= LongestDistrict && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
}
