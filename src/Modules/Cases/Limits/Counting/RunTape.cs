namespace Wangge.Cases.Limits.Counting;

/// <summary>A run laid out as one tape of counted time: first the limit, then each extension, then overtime in the limit's measure.</summary>
/// <remarks>
/// A position is how many ticks have been counted. Neighbours in the same measure are one stretch; a pause counts nothing. Each query costs a
/// binary search for every pause before its answer.
/// </remarks>
internal sealed class RunTape
{
    private readonly long _start;
    private readonly RunPiece[] _running;
    private readonly List<(Measure Measure, long Length)> _stretches = [];

    /// <param name="grants">The limit and its extensions, in order.</param>
    public RunTape(long start, IEnumerable<RunPiece> pieces, IReadOnlyList<(Measure Measure, long Length)> grants)
    {
        _start = start;
        _running = [.. pieces.Where(piece => piece.Pause is null)];
        foreach (var (measure, length) in grants)
        {
            Granted += length;
            Append(measure, length);
        }

        Append(grants[0].Measure, long.MaxValue - Granted);
    }

    /// <summary>Ticks of the limit and all extensions.</summary>
    public long Granted { get; }

    /// <summary>The first instant at which a position is reached; null when the clock stands before it and nobody knows how long.</summary>
    public long? InstantOf(long position)
    {
        long? at = _start;
        foreach (var (measure, length) in _stretches)
        {
            at = Advance(at.Value, measure, Math.Min(length, position));
            if (at is null || position <= length) { return at; }

            position -= length;
        }

        return at;
    }

    /// <summary>How much has been counted by an instant; 0 before the start.</summary>
    public long PositionOf(long instant)
    {
        var (at, position) = (_start, 0L);
        foreach (var (measure, length) in _stretches)
        {
            var counted = Count(at, instant, measure);
            if (counted < length) { return position + counted; }

            (at, position) = (Advance(at, measure, length)!.Value, position + length);
        }

        return position;
    }

    private void Append(Measure measure, long length)
    {
        if (_stretches.Count > 0 && _stretches[^1].Measure == measure)
        {
            length += _stretches[^1].Length;
            _stretches.RemoveAt(_stretches.Count - 1);
        }

        _stretches.Add((measure, length));
    }

    private long? Advance(long at, Measure measure, long count)
    {
        if (count == 0) { return at; }

        foreach (var piece in _running.Where(piece => piece.To > at))
        {
            var from = Math.Max(at, piece.From);
            if (piece.To == long.MaxValue) { return measure.Reach(from, count); }

            var counted = measure.Between(from, piece.To);
            if (counted >= count) { return measure.Reach(from, count); }

            count -= counted;
        }

        return null;
    }

    private long Count(long at, long instant, Measure measure)
    {
        var counted = 0L;
        foreach (var piece in _running.Where(piece => piece.To > at && piece.From < instant))
        {
            counted += measure.Between(Math.Max(at, piece.From), Math.Min(instant, piece.To));
        }

        return counted;
    }
}
