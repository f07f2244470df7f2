using System.Collections.Concurrent;

namespace Wangge.Cases.Limits.Counting;

/// <summary>Time inside the calendar's shifts: the measure of working hours and working days.</summary>
/// <remarks>Years are laid out when first asked for and kept, about 12 KB each.</remarks>
internal sealed class WorkingTime(BusinessCalendar calendar, ZoneYears zoneYears) : Measure
{
    private readonly ConcurrentDictionary<int, WorkYear> _years = new();

    public override long Between(long from, long to)
    {
        var (firstYear, lastYear) = (ZoneYears.YearOf(from), ZoneYears.YearOf(to));
        var count = YearOf(lastYear).CountTo(to) - YearOf(firstYear).CountTo(from);
        for (var year = firstYear; year < lastYear; year++) { count += YearOf(year).Total; }

        return count;
    }

    public override long Reach(long from, long count)
    {
        if (count == 0) { return from; }

        var year = ZoneYears.YearOf(from);
        var left = count + YearOf(year).CountTo(from);
        while (left > YearOf(year).Total)
        {
            left -= YearOf(year).Total;
            year++;
        }

        return YearOf(year).InstantOf(left);
    }

    /// <summary>The working stretches that overlap <c>[from, to)</c>, clipped to it, in order.</summary>
    public IEnumerable<(long From, long To)> Within(long from, long to)
    {
        for (var year = ZoneYears.YearOf(from); year <= ZoneYears.YearOf(to); year++)
        {
            foreach (var stretch in YearOf(year).Within(from, to)) { yield return stretch; }
        }
    }

    private WorkYear YearOf(int year) => _years.GetOrAdd(year, missing => WorkYear.Of(calendar, zoneYears.Of(missing)));
}
