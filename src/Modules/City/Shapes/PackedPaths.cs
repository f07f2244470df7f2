namespace Wangge.City.Shapes;

/// <summary>Paths as few bytes: counts and steps as numbers that are short when small.</summary>
internal static class PackedPaths
{
    public static byte[] Pack(WorldPoint[][] paths)
    {
        var bytes = new List<byte>(16 + (paths.Sum(p => p.Length) * 5));
        Put(bytes, (uint)paths.Length);
        var (x, y) = (0, 0);
        foreach (var path in paths)
        {
            Put(bytes, (uint)path.Length);
            foreach (var point in path)
            {
                Put(bytes, ZigZag(point.X - (long)x));
                Put(bytes, ZigZag(point.Y - (long)y));
                (x, y) = (point.X, point.Y);
            }
        }

        return [.. bytes];
    }

    public static WorldPoint[][] Unpack(ReadOnlySpan<byte> bytes)
    {
        var paths = new WorldPoint[(int)Take(ref bytes)][];
        var (x, y) = (0L, 0L);
        for (var i = 0; i < paths.Length; i++)
        {
            var path = paths[i] = new WorldPoint[(int)Take(ref bytes)];
            for (var j = 0; j < path.Length; j++)
            {
                x += Signed(Take(ref bytes));
                y += Signed(Take(ref bytes));
                path[j] = new((int)x, (int)y);
            }
        }

        return paths;
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private static long Signed(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private static void Put(List<byte> bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7) { bytes.Add((byte)(value | 0x80)); }
        bytes.Add((byte)value);
    }

    private static ulong Take(ref ReadOnlySpan<byte> bytes)
    {
        var (value, at) = (0ul, 0);
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part >= 0x80) { continue; }
            bytes = bytes[at..];
            return value;
        }
    }
}
