using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Wangge.Dispatch.Roads;

/// <summary>A network as one file: a head with its sizes, then each array as it stands in memory, then SHA-256 of all before. Little-endian.</summary>
/// <remarks>Read array by array in one pass, O(bytes); what is cut off, changed or of another version is refused. The file is made of what was imported and can be made again.</remarks>
internal static class RoadFile
{
    private const int Version = 2;

    /// <summary>Without speeds against the shape and without the points' numbers.</summary>
    private const int Earlier = 1;

    private static readonly byte[] Mark = "WGROADS\0"u8.ToArray();

    /// <summary>Writes it whole; the caller sees to a name of its own and to the disk.</summary>
    public static void Write(Stream file, RoadNetwork roads)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var writer = new Writer(file, hash);
        writer.Bytes(Mark);
        writer.Number(Version);
        writer.Number((int)roads.Mode);
        writer.Text(roads.Attribution);
        foreach (var array in Arrays(roads)) { writer.Array<int>(array); }
        writer.Array<byte>(roads.MaxSpeed);
        writer.Array<byte>(roads.MaxSpeedBack);
        writer.Array<RoadClass>(roads.Class);
        writer.Array<RoadTraits>(roads.Traits);
        writer.Array<long>(roads.Source);
        writer.Array<long>(roads.PointSource);
        writer.Array<int>([.. roads.Turns.OrderBy(t => t.Key).SelectMany(t => t.Value.Prepend(t.Value.Length).Prepend(t.Key))]);
        writer.Array<int>([.. roads.Echoes.OrderBy(e => e.Key).SelectMany(e => new[] { e.Key, e.Value })]);
        writer.Text(string.Join('\n', roads.Names));
        file.Write(hash.GetHashAndReset());
    }

    /// <exception cref="InvalidDataException">It is no such file, or not whole.</exception>
    public static RoadNetwork Read(Stream file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var reader = new Reader(file, hash);
        var isMarked = reader.Bytes(Mark.Length).AsSpan().SequenceEqual(Mark);
        var version = reader.Number();
        if (!isMarked || version is not (Version or Earlier)) { throw new InvalidDataException("This is no road network of this version."); }
        var (mode, attribution) = ((RoadMode)reader.Number(), reader.Text());
        var ints = Enumerable.Range(0, 12).Select(_ => reader.Array<int>()).ToArray();
        var maxSpeed = reader.Array<byte>();
        var maxSpeedBack = version == Earlier ? maxSpeed : reader.Array<byte>();
        var (classes, traits, source) = (reader.Array<RoadClass>(), reader.Array<RoadTraits>(), reader.Array<long>());
        var pointSource = version == Earlier ? [] : reader.Array<long>();
        var (packedTurns, packedEchoes) = (reader.Array<int>(), reader.Array<int>());
        var names = reader.Text();
        var told = hash.GetHashAndReset();
        var kept = new byte[told.Length];
        if (file.ReadAtLeast(kept, kept.Length, throwOnEndOfStream: false) < kept.Length || !kept.AsSpan().SequenceEqual(told)) { throw new InvalidDataException("The road network is not whole."); }

        // Nothing is taken for what it says before all of it is known to be as it was written.
        var (turns, echoes) = (Turns(packedTurns), packedEchoes.Chunk(2).ToFrozenDictionary(e => e[0], e => e[1]));
        var guarded = new bool[ints[0].Length - 1];
        foreach (var edge in turns.Keys) { guarded[ints[4][edge]] = true; }
        return new RoadNetwork
        {
            Mode = mode, Attribution = attribution,
            FirstOut = ints[0], FirstIn = ints[1], In = ints[2], Tail = ints[3], Head = ints[4], Twin = ints[5], Along = ints[6], LengthCm = ints[7], FirstPoint = ints[8],
            Longitude = ints[9], Latitude = ints[10], Name = ints[11], MaxSpeed = maxSpeed, MaxSpeedBack = maxSpeedBack, Class = classes, Traits = traits, Source = source,
            PointSource = pointSource,
            Turns = turns, Echoes = echoes, IsGuarded = guarded, Names = names.Length == 0 ? [] : names.Split('\n'),
        };
    }

    private static int[][] Arrays(RoadNetwork roads) =>
    [
        roads.FirstOut, roads.FirstIn, roads.In, roads.Tail, roads.Head, roads.Twin, roads.Along, roads.LengthCm, roads.FirstPoint, roads.Longitude, roads.Latitude, roads.Name,
    ];

    private static FrozenDictionary<int, int[]> Turns(int[] packed)
    {
        var turns = new Dictionary<int, int[]>();
        for (var at = 0; at < packed.Length; at += 2 + packed[at + 1]) { turns[packed[at]] = packed[(at + 2)..(at + 2 + packed[at + 1])]; }
        return turns.ToFrozenDictionary();
    }

    private sealed class Writer(Stream file, IncrementalHash hash)
    {
        public void Bytes(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            file.Write(bytes);
        }

        public void Number(int number)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
            Bytes(bytes);
        }

        public void Text(string text) => Array<byte>(Encoding.UTF8.GetBytes(text));

        public void Array<T>(T[] array)
            where T : unmanaged
        {
            Number(array.Length);
            Bytes(MemoryMarshal.AsBytes(array.AsSpan()));
        }
    }

    private sealed class Reader(Stream file, IncrementalHash hash)
    {
        /// <summary>More than any file of roads that an import makes.</summary>
        private const int MostItems = 400_000_000;

        public byte[] Bytes(int count)
        {
            var bytes = new byte[count];
            Fill(bytes);
            return bytes;
        }

        public int Number() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(4));

        public string Text() => Encoding.UTF8.GetString(Array<byte>());

        public T[] Array<T>()
            where T : unmanaged
        {
            var count = Number();
            if (count is < 0 or > MostItems) { throw new InvalidDataException("The road network is not whole."); }
            var array = new T[count];
            Fill(MemoryMarshal.AsBytes(array.AsSpan()));
            return array;
        }

        private void Fill(Span<byte> bytes)
        {
            if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) { throw new InvalidDataException("The road network is not whole."); }
            hash.AppendData(bytes);
        }
    }
}
