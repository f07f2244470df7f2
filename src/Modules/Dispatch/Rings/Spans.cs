namespace Wangge.Dispatch.Rings;

/// <summary>Pieces <c>[from, until]</c> of one stretch, as fractions of its length: gathered in any order, then read in order without what they share.</summary>
/// <remarks>O(n log n), n being the units on the stretch and two. Kept from stretch to stretch, so that nothing is allocated; not thread-safe.</remarks>
internal sealed class Spans
{
    private readonly List<(double From, double Until)> _spans = [];

    public IReadOnlyList<(double From, double Until)> All => _spans;

    public void Clear() => _spans.Clear();

    /// <summary>Adds what of it lies between 0 and 1; a single point covers nothing.</summary>
    public void Add(double from, double until)
    {
        (from, until) = (Math.Max(from, 0), Math.Min(until, 1));
        if (until > from) { _spans.Add((from, until)); }
    }

    /// <summary>Puts them in order and joins those that touch.</summary>
    public void Join()
    {
        if (_spans.Count < 2) { return; }
        _spans.Sort();
        var last = 0;
        for (var i = 1; i < _spans.Count; i++)
        {
            if (_spans[i].From <= _spans[last].Until) { _spans[last] = (_spans[last].From, Math.Max(_spans[last].Until, _spans[i].Until)); }
            else { _spans[++last] = _spans[i]; }
        }

        _spans.RemoveRange(last + 1, _spans.Count - last - 1);
    }

    /// <summary>How much of a piece they cover; only after <see cref="Join"/>.</summary>
    public double Within(double from, double until)
    {
        var sum = 0.0;
        foreach (var span in _spans) { sum += Math.Max(0, Math.Min(span.Until, until) - Math.Max(span.From, from)); }
        return sum;
    }

    /// <summary>What of a piece they leave open, in order; only after <see cref="Join"/>.</summary>
    public IEnumerable<(double From, double Until)> Gaps(double from, double until)
    {
        foreach (var span in _spans)
        {
            if (span.From >= until) { break; }
            if (span.From > from) { yield return (from, span.From); }
            from = Math.Max(from, span.Until);
        }

        if (from < until) { yield return (from, until); }
    }
}
