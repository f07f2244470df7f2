namespace Wangge.Host.Simulation.Cameras;

/// <summary>H.264 cut into its frames.</summary>
/// <param name="Frames">The units of each frame in order, without start codes; delimiters left out.</param>
/// <param name="Keys">Whether a picture can begin with it.</param>
internal sealed record Film(IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> Frames, IReadOnlyList<bool> Keys, int FramesPerSecond)
{
    private const int KeySlice = 5;
    private const int Sequence = 7;
    private const int Picture = 8;
    private const int Delimiter = 9;

    /// <summary>What a description tells beforehand: sequence and picture parameters.</summary>
    public (ReadOnlyMemory<byte> Sequence, ReadOnlyMemory<byte> Picture) Parameters =>
        (Frames[0].First(unit => TypeOf(unit) == Sequence), Frames[0].First(unit => TypeOf(unit) == Picture));

    /// <param name="stream">Annex B, each frame begun by a delimiter. Source: ITU-T H.264, annex B, 7.3.1.</param>
    public static Film Read(ReadOnlyMemory<byte> stream, int framesPerSecond)
    {
        var frames = new List<List<ReadOnlyMemory<byte>>>();
        foreach (var unit in UnitsOf(stream))
        {
            if (TypeOf(unit) == Delimiter) { frames.Add([]); }
            else if (frames.Count > 0) { frames[^1].Add(unit); }
        }

        frames.RemoveAll(frame => frame.Count == 0);
        if (frames.Count == 0) { throw new InvalidDataException("The film holds no frame."); }
        return new Film(frames, [.. frames.Select(frame => frame.Any(unit => TypeOf(unit) == KeySlice))], framesPerSecond);
    }

    private static int TypeOf(ReadOnlyMemory<byte> unit) => unit.Span[0] & 0x1F;

    private static IEnumerable<ReadOnlyMemory<byte>> UnitsOf(ReadOnlyMemory<byte> stream)
    {
        var begin = -1;
        for (var at = 0; at < stream.Length;)
        {
            var next = stream.Span[at..].IndexOf((ReadOnlySpan<byte>)[0, 0, 1]);
            if (next < 0) { break; }
            if (begin >= 0 && Trimmed(begin, at + next) is { Length: > 0 } unit) { yield return unit; }
            begin = at = at + next + 3;
        }

        if (begin >= 0 && Trimmed(begin, stream.Length) is { Length: > 0 } last) { yield return last; }

        // The zero before a start code of four bytes is none of the unit's.
        ReadOnlyMemory<byte> Trimmed(int from, int until)
        {
            while (until > from && stream.Span[until - 1] == 0) { until--; }
            return stream[from..until];
        }
    }
}
