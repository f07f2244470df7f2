namespace Wangge.Cases.Tests.Limits;

/// <summary>The oracle: goes through time minute by minute and looks at the wall clock, with no arithmetic of calendars.</summary>
/// <remarks>
/// A minute counts for working time when what the wall clock shows is in a shift of that date; for emergency time always; for calendar days by
/// how far the wall clock came beyond all it had shown before. A minute is cut where a pause begins or ends.
/// </remarks>
internal sealed class MinuteWalker
{
    private const long Minute = TimeSpan.TicksPerMinute;
    private const long Endless = long.MaxValue / 4;
    private const int Emergency = 0, Working = 1, WallClock = 2;

    private readonly int[] _shown;
    private readonly bool[][] _worked;
    private readonly int _normalDayMinutes;

    public MinuteWalker(CalendarSpec spec)
    {
        _shown = LocalMinutes.Of(spec.Zone).Shown;
        _normalDayMinutes = spec.NormalDayMinutes;
        var maps = spec.Week.Select(shifts => Enumerable.Range(0, 1440).Select(minute => shifts.Any(shift => minute >= shift.Start && minute < shift.End)).ToArray()).ToArray();
        var free = new bool[1440];

        // A day on either side, which zones east and west of UTC see.
        _worked = [.. Enumerable.Range(-1, LocalMinutes.Days + 2).Select(day =>
            spec.Holidays.Contains(day) ? free
            : spec.MakeUps.TryGetValue(day, out var weekday) ? maps[weekday]
            : maps[(int)LocalMinutes.FirstDate.AddDays(day).DayOfWeek])];
    }

    public long WorkingTicks(long from, long to)
    {
        var worked = 0L;
        while (from < to)
        {
            var next = Math.Min(to, ((from / Minute) + 1) * Minute);
            worked += IsWorked((int)(from / Minute)) ? next - from : 0;
            from = next;
        }

        return worked;
    }

    /// <summary>Walks a run until each percentage was reached and the instant asked for was passed.</summary>
    /// <param name="percents">Of the granted time, ascending.</param>
    public WalkedRun Walk(RunSpec run, params int[] percents)
    {
        var story = Story.Of(run);
        var stages = story.Grants.Select(grant => (Measure: MeasureOf(grant.Unit), Length: TicksOf(grant.Amount, grant.Unit))).ToList();
        var granted = stages.Sum(stage => stage.Length);
        var targets = percents.Select(percent => granted * percent / 100).ToArray();
        var reached = new long?[percents.Length];
        var asked = run.Start + run.Asked;
        long? elapsed = null;
        stages.Add((stages[0].Measure, Endless));

        var (at, position, stage, inStage, target, cut, runs) = (run.Start, 0L, 0, 0L, 0, run.Start, true);
        var latest = LatestBefore((int)(at / Minute));
        while (true)
        {
            while (inStage >= stages[stage].Length)
            {
                // What a skipped hour gave too much goes on only into time of the same kind.
                var excess = inStage - stages[stage].Length;
                var goesOn = stages[stage + 1].Measure == stages[stage].Measure;
                position -= goesOn ? 0 : excess;
                inStage = goesOn ? excess : 0;
                stage++;
            }

            for (; target < targets.Length && position >= targets[target]; target++) { reached[target] = at; }

            if (at == asked) { elapsed = position; }

            var standsForEver = at >= story.StandsFrom;
            if (standsForEver) { elapsed ??= position; }

            if (elapsed is not null && (standsForEver || target == targets.Length)) { return new(granted, elapsed.Value, reached); }

            if (at == cut) { (cut, runs) = (story.NextCut(at), !story.IsPaused(at)); }

            var minute = (int)(at / Minute);
            var stop = Math.Min((minute + 1) * Minute, cut);
            stop = at < asked ? Math.Min(stop, asked) : stop;
            var (measure, length) = stages[stage];
            var rate = runs && Counts(measure, minute, latest);
            if (rate)
            {
                // Not past the end of the stage, nor past the next target.
                stop = Math.Min(stop, at + length - inStage);
                stop = target < targets.Length ? Math.Min(stop, at + targets[target] - position) : stop;
                inStage += stop - at;
                position += stop - at;
            }

            if (stop == (minute + 1) * Minute)
            {
                var skipped = _shown[minute + 1] - Math.Max(latest, _shown[minute] + 1);
                latest = Math.Max(latest, Math.Max(_shown[minute] + 1, _shown[minute + 1]));
                if (runs && measure == WallClock && skipped > 0)
                {
                    inStage += skipped * Minute;
                    position += skipped * Minute;
                }
            }

            at = stop;
        }
    }

    private bool Counts(int measure, int minute, int latest) => measure switch
    {
        Emergency => true,
        Working => IsWorked(minute),
        _ => _shown[minute] >= latest,
    };

    private bool IsWorked(int minute)
    {
        var shown = _shown[minute] + 1440;
        return _worked[shown / 1440][shown % 1440];
    }

    /// <summary>The latest the wall clock had come to before a minute; no clock is set back by more than three hours.</summary>
    private int LatestBefore(int minute) => Enumerable.Range(minute - 180, 181).Max(before => before == minute ? _shown[before] : _shown[before] + 1);

    private long TicksOf(decimal amount, int unit) => (long)(amount * 60m * Minute * unit switch { 2 => _normalDayMinutes / 60m, 3 => 24, _ => 1 });

    private static int MeasureOf(int unit) => unit switch { 0 => Emergency, 3 => WallClock, _ => Working };
}

/// <param name="Reached">When each percentage was reached, in ticks; null when never.</param>
internal sealed record WalkedRun(long Granted, long Elapsed, long?[] Reached);
