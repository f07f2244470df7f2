namespace Wangge.Cases.Limits.Counting;

/// <summary>How far the wall clock has turned: the measure of calendar days, 24 of its hours each.</summary>
/// <remarks>
/// A skipped hour counts as passed at the moment it is skipped, so a deadline inside it is that moment. The second pass of a repeated
/// hour counts nothing, so a deadline inside it is its first pass. Without daylight saving this is real time.
/// </remarks>
internal sealed class WallClockTime(ZoneYears years) : Measure
{
    public override long Between(long from, long to) => Latest(to) - Latest(from);

    public override long Reach(long from, long count) => count == 0 ? from : FirstShowing(Latest(from) + count, from);

    /// <summary>The first instant by which the wall clock had come to a local time; for a skipped one, the moment it was skipped.</summary>
    /// <param name="notBefore">The instant is not searched for earlier than this; it must not lie after it.</param>
    public long FirstShowing(long localTicks, long notBefore)
    {
        // No offset is a day long, so it is not earlier than a day before its face value in UTC.
        for (var year = ZoneYears.YearOf(Math.Max(notBefore, localTicks - TimeSpan.TicksPerDay)); ; year++)
        {
            foreach (var stretch in years.Of(year))
            {
                var instant = localTicks - stretch.Offset;
                if (instant <= stretch.To) { return Math.Max(stretch.From, instant); }
            }
        }
    }

    /// <summary>The latest time that the wall clock has come to by an instant, in local ticks.</summary>
    private long Latest(long instant)
    {
        var stretches = years.Of(ZoneYears.YearOf(instant));
        var i = stretches.Length - 1;
        while (stretches[i].From > instant) { i--; }

        return Math.Max(instant + stretches[i].Offset, stretches[i].Peak);
    }
}
