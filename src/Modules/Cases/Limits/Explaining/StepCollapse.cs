namespace Wangge.Cases.Limits.Explaining;

/// <summary>Keeps an explanation readable: however long a run is, its list is short.</summary>
internal static class StepCollapse
{
    /// <summary>The longest list.</summary>
    public const int MaxSteps = 64;

    /// <summary>
    /// The steps themselves while they are few; else with ordinary shifts, nights and weekends in a row put together, so that holidays, pauses and extensions
    /// still stand out; else its beginning and its end with the middle put together.
    /// </summary>
    public static IReadOnlyList<DueStep> Of(IReadOnlyList<DueStep> steps)
    {
        if (steps.Count <= MaxSteps) { return steps; }

        var grouped = GroupOrdinary(steps);
        if (grouped.Count <= MaxSteps) { return grouped; }

        const int head = MaxSteps / 2, tail = MaxSteps - head - 1;
        return [.. grouped.Take(head), Together([.. grouped.Skip(head).SkipLast(tail)]), .. grouped.TakeLast(tail)];
    }

    private static List<DueStep> GroupOrdinary(IReadOnlyList<DueStep> steps)
    {
        var grouped = new List<DueStep>();
        for (var i = 0; i < steps.Count;)
        {
            var length = steps.Skip(i).TakeWhile(IsOrdinary).Count();
            if (length > 1) { grouped.Add(Together([.. steps.Skip(i).Take(length)])); } else { grouped.Add(steps[i]); }

            i += Math.Max(1, length);
        }

        return grouped;
    }

    private static bool IsOrdinary(DueStep step) => step.Kind is DueStepKind.Shift or DueStepKind.Break or DueStepKind.Night or DueStepKind.Weekend;

    private static DueStep Together(IReadOnlyList<DueStep> steps) => new(
        steps[0].From, steps[^1].To, DueStepKind.Together, null, TimeSpan.FromTicks(steps.Sum(step => step.Counted.Ticks)), steps[^1].Left);
}
