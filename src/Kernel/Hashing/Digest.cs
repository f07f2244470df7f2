using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Wangge.Kernel.Hashing;

/// <summary>A SHA-256 hash as a value: 32 bytes, compared by content, never on the heap.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Digest
{
    /// <value>Length in bytes.</value>
    public const int Size = 32;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <param name="bytes">Exactly 32 bytes.</param>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size);
        this = MemoryMarshal.Read<Digest>(bytes);
    }

    /// <summary>The SHA-256 hash of these bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(content, hash);
        return new(hash);
    }

    /// <summary>Reads 64 lower-case hexadecimal digits; upper case is refused, so that a digest has one spelling.</summary>
    public static bool TryParse([NotNullWhen(true)] string? hex, out Digest digest)
    {
        digest = default;
        if (hex is null || hex.Length != Size * 2 || !hex.All(char.IsAsciiHexDigitLower)) { return false; }

        digest = new(Convert.FromHexString(hex));
        return true;
    }

    /// <summary>Writes the 32 bytes at the start of <paramref name="target"/>.</summary>
    public void CopyTo(Span<byte> target) => MemoryMarshal.Write(target, in this);

    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
