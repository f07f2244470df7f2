using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Audit;

/// <summary>The one form in bytes of a leaf: what is hashed. Equal leaves give equal bytes, different leaves different ones.</summary>
/// <remarks>
/// Version 1: the byte 0x01, then eleven fields in this order, each a length in bytes (4 bytes, big-endian) and as many bytes; a null field is the length 0xFFFFFFFF alone.
/// <list type="number">
/// <item>leaf id: 16 bytes, in the order of the UUID's text</item>
/// <item>at: microseconds since 1970-01-01T00:00:00Z, 8 bytes, big-endian, signed</item>
/// <item>actor id: 16 bytes</item>
/// <item>actor kind: 1 byte, the number in <see cref="AuditActorKind"/></item>
/// <item>action: UTF-8</item>
/// <item>subject kind: UTF-8</item>
/// <item>subject id: 16 bytes</item>
/// <item>area path: UTF-8 or null</item>
/// <item>purpose: UTF-8 or null</item>
/// <item>data: UTF-8, as stored</item>
/// <item>commitment: 32 bytes or null</item>
/// </list>
/// A later version adds its own first byte; what was hashed in version 1 stays so.
/// </remarks>
public static class AuditLeafCodec
{
    private const byte FormatVersion = 1;
    private const uint NullLength = uint.MaxValue;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="EncoderFallbackException">A text holds half a surrogate pair.</exception>
    public static byte[] Encode(AuditLeaf leaf)
    {
        var writer = new ArrayBufferWriter<byte>(256);
        writer.Write([FormatVersion]);
        WriteId(writer, leaf.LeafId);
        WriteTime(writer, leaf.At);
        WriteId(writer, leaf.ActorId);
        WriteBytes(writer, [(byte)leaf.ActorKind]);
        WriteText(writer, leaf.Action);
        WriteText(writer, leaf.SubjectKind);
        WriteId(writer, leaf.SubjectId);
        WriteText(writer, leaf.AreaPath);
        WriteText(writer, leaf.Purpose);
        WriteText(writer, leaf.Data);
        WriteDigest(writer, leaf.Commitment);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes are not exactly one leaf of version 1.</exception>
    public static AuditLeaf Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != FormatVersion) { throw new FormatException("Not an audit leaf of version 1."); }

        var reader = new FieldReader(bytes[1..]);
        var leaf = new AuditLeaf
        {
            LeafId = reader.ReadId(),
            At = reader.ReadTime(),
            ActorId = reader.ReadId(),
            ActorKind = (AuditActorKind)reader.ReadFixed(1)[0],
            Action = reader.ReadText(),
            SubjectKind = reader.ReadText(),
            SubjectId = reader.ReadId(),
            AreaPath = reader.FindText(),
            Purpose = reader.FindText(),
            Data = reader.ReadText(),
            Commitment = reader.FindDigest(),
        };
        return reader.AtEnd ? leaf : throw new FormatException("An audit leaf with bytes after its end.");
    }

    private static void WriteBytes(ArrayBufferWriter<byte> writer, ReadOnlySpan<byte> bytes)
    {
        WriteLength(writer, (uint)bytes.Length);
        writer.Write(bytes);
    }

    private static void WriteLength(ArrayBufferWriter<byte> writer, uint length)
    {
        BinaryPrimitives.WriteUInt32BigEndian(writer.GetSpan(sizeof(uint)), length);
        writer.Advance(sizeof(uint));
    }

    private static void WriteId(ArrayBufferWriter<byte> writer, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        WriteBytes(writer, bytes);
    }

    private static void WriteTime(ArrayBufferWriter<byte> writer, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        WriteBytes(writer, bytes);
    }

    private static void WriteText(ArrayBufferWriter<byte> writer, string? text)
    {
        if (text is null)
        {
            WriteLength(writer, NullLength);
            return;
        }

        WriteLength(writer, (uint)Utf8.GetByteCount(text));
        Utf8.GetBytes(text, writer);
    }

    private static void WriteDigest(ArrayBufferWriter<byte> writer, Digest? digest)
    {
        if (digest is not { } present)
        {
            WriteLength(writer, NullLength);
            return;
        }

        Span<byte> bytes = stackalloc byte[Digest.Size];
        present.CopyTo(bytes);
        WriteBytes(writer, bytes);
    }

    private ref struct FieldReader(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public readonly bool AtEnd => _rest.IsEmpty;

        public Guid ReadId() => new(ReadFixed(16), bigEndian: true);

        public DateTimeOffset ReadTime()
        {
            var microseconds = BinaryPrimitives.ReadInt64BigEndian(ReadFixed(sizeof(long)));
            try
            {
                return DateTimeOffset.UnixEpoch.AddTicks(checked(microseconds * TimeSpan.TicksPerMicrosecond));
            }
            catch (Exception fault) when (fault is OverflowException or ArgumentOutOfRangeException)
            {
                throw new FormatException("An audit leaf whose time is out of range.", fault);
            }
        }

        public string ReadText() => FindText() ?? throw new FormatException("An audit leaf without a field that it must have.");

        public string? FindText()
        {
            if (!TryReadField(out var bytes)) { return null; }

            try
            {
                return Utf8.GetString(bytes);
            }
            catch (DecoderFallbackException fault)
            {
                throw new FormatException("An audit leaf whose text is not UTF-8.", fault);
            }
        }

        public Digest? FindDigest()
        {
            if (!TryReadField(out var bytes)) { return null; }

            return bytes.Length == Digest.Size ? new Digest(bytes) : throw new FormatException("An audit leaf whose commitment is not 32 bytes.");
        }

        public ReadOnlySpan<byte> ReadFixed(int length) => TryReadField(out var bytes) && bytes.Length == length
            ? bytes
            : throw new FormatException("An audit leaf with a field of wrong length.");

        private bool TryReadField(out ReadOnlySpan<byte> bytes)
        {
            bytes = default;
            if (_rest.Length < sizeof(uint)) { throw new FormatException("An audit leaf that ends early."); }

            var length = BinaryPrimitives.ReadUInt32BigEndian(_rest);
            _rest = _rest[sizeof(uint)..];
            if (length == NullLength) { return false; }

            if (length > _rest.Length) { throw new FormatException("An audit leaf that ends early."); }

            bytes = _rest[..(int)length];
            _rest = _rest[(int)length..];
            return true;
        }
    }
}
