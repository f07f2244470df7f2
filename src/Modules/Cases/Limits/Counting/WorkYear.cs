namespace Wangge.Cases.Limits.Counting;

/// <summary>The working stretches of one UTC year with prefix sums; each query is a binary search over about 500 stretches.</summary>
internal sealed class WorkYear
{
    private readonly long[] _from;
    private readonly long[] _to;
    private readonly long[] _before;

    private WorkYear(List<(long From, long To)> stretches)
    {
        _from = [.. stretches.Select(stretch => stretch.From)];
        _to = [.. stretches.Select(stretch => stretch.To)];
        _before = new long[stretches.Count];
        foreach (var (i, (from, to)) in stretches.Index())
        {
            _before[i] = Total;
            Total += to - from;
        }
    }

    /// <summary>Working ticks of the whole year.</summary>
    public long Total { get; }

    /// <summary>A real moment is worked when its wall clock stands in a shift: a skipped hour counts nothing, a repeated hour twice.</summary>
    public static WorkYear Of(BusinessCalendar calendar, OffsetStretch[] offsets)
    {
        var stretches = new List<(long From, long To)>(560);
        foreach (var offset in offsets)
        {
            var (localFrom, localTo) = (offset.From + offset.Offset, offset.To + offset.Offset);
            var lastDate = DateOf(localTo - 1);
            for (var date = DateOf(localFrom); date <= lastDate; date = date.AddDays(1))
            {
                var midnight = date.ToDateTime(TimeOnly.MinValue).Ticks;
                foreach (var shift in calendar.ShiftsOn(date))
                {
                    var from = Math.Max(midnight + (shift.StartMinute * TimeSpan.TicksPerMinute), localFrom);
                    var to = Math.Min(midnight + (shift.EndMinute * TimeSpan.TicksPerMinute), localTo);
                    if (from < to) { stretches.Add((from - offset.Offset, to - offset.Offset)); }
                }
            }
        }

        return new(stretches);
    }

    /// <summary>Working ticks from the year's start to an instant of the year.</summary>
    public long CountTo(long instant)
    {
        var i = LastAtMost(_from, instant);
        return i < 0 ? 0 : _before[i] + Math.Min(instant, _to[i]) - _from[i];
    }

    /// <summary>The first instant by which <paramref name="count"/> ticks of the year were worked.</summary>
    /// <param name="count">1 to <see cref="Total"/>.</param>
    public long InstantOf(long count)
    {
        var i = LastAtMost(_before, count - 1);
        return _from[i] + count - _before[i];
    }

    /// <summary>The working stretches that overlap <c>[from, to)</c>, clipped to it, in order.</summary>
    public IEnumerable<(long From, long To)> Within(long from, long to)
    {
        for (var i = Math.Max(0, LastAtMost(_from, from)); i < _from.Length && _from[i] < to; i++)
        {
            if (_to[i] > from) { yield return (Math.Max(from, _from[i]), Math.Min(to, _to[i])); }
        }
    }

    private static DateOnly DateOf(long localTicks) => DateOnly.FromDateTime(new DateTime(localTicks));

    private static int LastAtMost(long[] ordered, long value)
    {
        var (low, high) = (0, ordered.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (ordered[middle] <= value) { low = middle + 1; } else { high = middle; }
        }

        return low - 1;
    }
}
