using System.Collections.Concurrent;

namespace Wangge.Cases.Limits.Counting;

/// <summary>The stretches of equal UTC offset of a zone, by UTC year, found once and kept.</summary>
/// <remarks>Offsets are sampled every six hours and their changes found to the tick by halving; two changes within six hours do not occur in any zone's rules.</remarks>
internal sealed class ZoneYears(TimeZoneInfo zone)
{
    /// <summary>First and last UTC year that can be counted in; a margin of a year keeps local dates valid.</summary>
    public const int FirstYear = 2, LastYear = 9998;

    private const long SampleTicks = 6 * TimeSpan.TicksPerHour;

    private readonly ConcurrentDictionary<int, OffsetStretch[]> _years = new();

    public static int YearOf(long utcTicks) => new DateTime(utcTicks, DateTimeKind.Utc).Year;

    public static long StartOf(int year) => new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>Adjoining stretches, in order, that fill the year exactly.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside <see cref="FirstYear"/> to <see cref="LastYear"/>.</exception>
    public OffsetStretch[] Of(int year) => _years.GetOrAdd(year, Find);

    private OffsetStretch[] Find(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        var (start, end) = (StartOf(year), StartOf(year + 1));

        // A clock set back in the last hours of the old year still repeats them in the new one.
        var peak = long.MinValue;
        var stretches = new List<OffsetStretch>();
        for (var from = start - (2 * TimeSpan.TicksPerDay); from < end;)
        {
            var offset = OffsetAt(from);
            var to = NextChange(from, offset, end);
            if (to > start) { stretches.Add(new(Math.Max(from, start), to, offset, peak)); }

            peak = Math.Max(peak, to + offset);
            from = to;
        }

        return [.. stretches];
    }

    private long NextChange(long from, long offset, long end)
    {
        for (var at = from; at < end; at += SampleTicks)
        {
            var next = Math.Min(at + SampleTicks, end);
            if (OffsetAt(next) != offset) { return Halve(at, next, offset); }
        }

        return end;
    }

    private long Halve(long same, long changed, long offset)
    {
        while (changed - same > 1)
        {
            var middle = same + ((changed - same) / 2);
            if (OffsetAt(middle) == offset) { same = middle; } else { changed = middle; }
        }

        return changed;
    }

    private long OffsetAt(long utcTicks) => zone.GetUtcOffset(new DateTime(utcTicks, DateTimeKind.Utc)).Ticks;
}

/// <summary>Between two changes of a zone's offset; <c>[From, To)</c> in UTC ticks.</summary>
/// <param name="Offset">Local minus UTC, in ticks.</param>
/// <param name="Peak">The latest wall-clock time that earlier stretches came to, in local ticks; <see cref="long.MinValue"/> when none is near.</param>
internal readonly record struct OffsetStretch(long From, long To, long Offset, long Peak);
