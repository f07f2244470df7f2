using Wangge.Demo.Chance;

namespace Wangge.Demo.Matters;

/// <summary>An act before it has its time.</summary>
/// <param name="Wait">Since the act before.</param>
/// <param name="IsClockTime">Whether nights and weekends count in the wait.</param>
/// <param name="StateAfter">Wire name of the state that it leads to.</param>
internal sealed record Act(string Action, string Role, int? Actor, TimeSpan Wait, bool IsClockTime, string StateAfter)
{
    internal int? Unit { get; init; }

    internal string? Note { get; init; }

    internal IReadOnlyList<string> Pictures { get; init; } = [];

    internal IReadOnlyList<int> Helpers { get; init; } = [];

    internal int? Rating { get; init; }

    /// <summary>For a suspension: working time until it ends by itself.</summary>
    internal TimeSpan? SuspendedFor { get; init; }
}

/// <summary>The acts of one matter in their order, and their way into the calendar.</summary>
internal sealed class Script(SeededRandom chance)
{
    internal List<Act> Acts { get; private set; } = [];

    internal string State => Acts[^1].StateAfter;

    internal void Then(Act act) => Acts.Add(act);

    /// <summary>A wait in working time around so many minutes, between a half and twice as long.</summary>
    internal TimeSpan About(double minutes) => TimeSpan.FromSeconds(Math.Round(minutes * 60 * Math.Pow(2, chance.Between(-1, 1))));

    /// <summary>Leaves off what comes after the first time that the state is reached.</summary>
    internal void StopAt(string state) => Acts = [.. Acts.Take(Acts.FindIndex(a => a.StateAfter == state) + 1)];

    /// <summary>The times of all acts when the first happens at <paramref name="start"/>.</summary>
    internal List<DateTimeOffset> Times(DateTimeOffset start)
    {
        var times = new List<DateTimeOffset>(Acts.Count);
        var at = start;
        foreach (var act in Acts)
        {
            if (times.Count > 0) { at = act.IsClockTime ? at + act.Wait : WorkClock.Add(at, act.Wait); }

            times.Add(at);
        }

        return times;
    }

    /// <summary>Presses times that do not fit between the year's start and now into what there is, in order.</summary>
    internal static List<DateTimeOffset> Fit(List<DateTimeOffset> times, MatterYear year)
    {
        if (times[0] >= year.Start && times[^1] <= year.Now) { return times; }

        var (first, last) = (times[0] < year.Start ? year.Start : times[0], times[^1] > year.Now ? year.Now : times[^1]);
        if (first > last) { (first, last) = (year.Start, year.Now); }

        var (from, span) = (times[0], (times[^1] - times[0]).TotalSeconds);
        return [.. times.Select(t => first + ((last - first) * (span > 0 ? (t - from).TotalSeconds / span : 0)))];
    }
}
