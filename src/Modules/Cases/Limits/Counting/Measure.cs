namespace Wangge.Cases.Limits.Counting;

/// <summary>A way to count time between instants: it never runs backwards, and some stretches count nothing.</summary>
/// <remarks>Instants are UTC ticks; counts are ticks of the measure. Implementations are safe to share between threads.</remarks>
internal abstract class Measure
{
    /// <summary>What is counted in <c>[from, to)</c>; adds up over adjoining stretches.</summary>
    public abstract long Between(long from, long to);

    /// <summary>The first instant, not before <paramref name="from"/>, by which <paramref name="count"/> has been counted.</summary>
    /// <remarks>
    /// First, so 8 working hours begun at 08:00 are reached at 18:00 of that day and not at 08:00 of the next; zero is
    /// reached at once, in working time or not.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">It would be reached after the year 9998.</exception>
    public abstract long Reach(long from, long count);
}

/// <summary>Real time, day and night: the measure of emergency hours.</summary>
internal sealed class ClockTime : Measure
{
    public override long Between(long from, long to) => to - from;

    public override long Reach(long from, long count) => from + count;
}
