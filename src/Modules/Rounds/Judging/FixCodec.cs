using System.Buffers.Binary;

namespace Wangge.Rounds.Judging;

/// <summary>Fixes as bytes: 18 a fix (milliseconds since 1970, degrees × 10⁷ twice, decimetres of accuracy), little-endian. What is read equals what was written to a centimetre.</summary>
internal static class FixCodec
{
    private const int FixBytes = 18;
    private const double DegreeParts = 1e7;

    public static byte[] Write(IReadOnlyList<Fix> fixes)
    {
        var bytes = new byte[fixes.Count * FixBytes];
        for (var i = 0; i < fixes.Count; i++)
        {
            var at = bytes.AsSpan(i * FixBytes, FixBytes);
            BinaryPrimitives.WriteInt64LittleEndian(at, fixes[i].At.ToUnixTimeMilliseconds());
            BinaryPrimitives.WriteInt32LittleEndian(at[8..], (int)Math.Round(fixes[i].Longitude * DegreeParts));
            BinaryPrimitives.WriteInt32LittleEndian(at[12..], (int)Math.Round(fixes[i].Latitude * DegreeParts));
            BinaryPrimitives.WriteUInt16LittleEndian(at[16..], (ushort)Math.Clamp(Math.Round(fixes[i].AccuracyMetres * 10), 0, ushort.MaxValue));
        }

        return bytes;
    }

    public static IEnumerable<Fix> Read(byte[] bytes)
    {
        for (var i = 0; i + FixBytes <= bytes.Length; i += FixBytes)
        {
            var at = bytes.AsSpan(i, FixBytes);
            yield return new Fix(
                DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(at)),
                BinaryPrimitives.ReadInt32LittleEndian(at[8..]) / DegreeParts, BinaryPrimitives.ReadInt32LittleEndian(at[12..]) / DegreeParts,
                BinaryPrimitives.ReadUInt16LittleEndian(at[16..]) / 10.0);
        }
    }
}
