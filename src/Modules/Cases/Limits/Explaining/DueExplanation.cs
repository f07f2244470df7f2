using Wangge.Cases.Limits.Counting;

namespace Wangge.Cases.Limits.Explaining;

/// <summary>Writes down how a run comes to its deadline.</summary>
internal sealed class DueExplanation(BusinessCalendar calendar, WorkingTime workingTime, WallClockTime wallClockTime)
{
    private readonly List<DueStep> _steps = [];
    private long _counted;
    private long _grantedSoFar;

    /// <param name="grants">The limit and its extensions, as on the tape.</param>
    /// <returns>Adjoining steps from the start to the deadline, or to the pause that nobody knows the end of.</returns>
    public IReadOnlyList<DueStep> Of(LimitRun run, RunTape tape, IReadOnlyList<(Measure Measure, long Length)> grants)
    {
        var pieces = RunPiece.Of(run);
        var at = run.Start.UtcTicks;
        foreach (var (i, (measure, length)) in grants.Index())
        {
            _grantedSoFar += length;
            if (i > 0) { Add(at, at, DueStepKind.Extension, run.Extensions[i - 1].ToString(), 0); }

            var end = tape.InstantOf(_grantedSoFar);
            foreach (var piece in pieces)
            {
                var (from, to) = (Math.Max(at, piece.From), Math.Min(end ?? long.MaxValue, piece.To));
                if (from < to) { AddPiece(measure, piece.Pause, from, to); }
            }

            if (end is null)
            {
                CountTheSkipped(tape.PositionOf(_steps[^1].From.UtcTicks));
                break;
            }

            CountTheSkipped(_grantedSoFar);
            at = end.Value;
        }

        return StepCollapse.Of(_steps);
    }

    private void AddPiece(Measure measure, LimitPause? pause, long from, long to)
    {
        if (pause is not null)
        {
            Add(from, to, DueStepKind.Pause, pause.Reason, 0);
        }
        else if (measure == workingTime)
        {
            AddWork(from, to);
        }
        else
        {
            var kind = measure == wallClockTime ? DueStepKind.CalendarTime : DueStepKind.EmergencyTime;
            Add(from, to, kind, null, Math.Min(measure.Between(from, to), _grantedSoFar - _counted));
        }
    }

    private void AddWork(long from, long to)
    {
        var at = from;
        foreach (var (workFrom, workTo) in workingTime.Within(from, to))
        {
            AddGap(at, workFrom);
            var makeUp = calendar.FindMakeUpWorkday(DateOf(workFrom));
            Add(workFrom, workTo, makeUp is null ? DueStepKind.Shift : DueStepKind.MakeUpShift, makeUp?.Name, workTo - workFrom);
            at = workTo;
        }

        AddGap(at, to);
    }

    private void AddGap(long from, long to)
    {
        if (from == to) { return; }

        var groups = DaysOff.Within(calendar, DateOf(from), DateOf(to - 1));
        if (groups.Count == 0)
        {
            Add(from, to, IsBreak(from, to) ? DueStepKind.Break : DueStepKind.Night, null, 0);
        }

        for (var i = 0; i < groups.Count; i++)
        {
            // The nights before, between and after belong to the days off.
            var until = i + 1 < groups.Count ? MidnightBefore(groups[i + 1].First, from, to) : to;
            if (until > from) { Add(from, until, groups[i].Kind, groups[i].Name, 0); }

            from = until;
        }
    }

    /// <summary>A skipped hour of the wall clock may end one grant and begin, or be, the next: it is written to the step that met it.</summary>
    /// <param name="position">What has been counted on the tape by the end of the last step that counts.</param>
    private void CountTheSkipped(long position)
    {
        var missing = position - _counted;
        if (missing <= 0 || _steps.Count == 0) { return; }

        _counted += missing;
        var at = Math.Max(0, _steps.FindLastIndex(step => step.Kind != DueStepKind.Pause));
        _steps[at] = _steps[at] with { Counted = _steps[at].Counted + TimeSpan.FromTicks(missing) };
        for (; at < _steps.Count; at++) { _steps[at] = _steps[at] with { Left = TimeSpan.FromTicks(_grantedSoFar - _counted) }; }
    }

    private bool IsBreak(long from, long to)
    {
        var shifts = calendar.ShiftsOn(DateOf(from));
        return DateOf(from) == DateOf(to)
            && shifts.Any(shift => shift.EndMinute <= MinuteOf(from)) && shifts.Any(shift => shift.StartMinute >= MinuteOf(to));
    }

    private long MidnightBefore(DateOnly date, long from, long to) =>
        Math.Clamp(wallClockTime.FirstShowing(date.ToDateTime(TimeOnly.MinValue).Ticks, from), from, to);

    private void Add(long from, long to, DueStepKind kind, string? name, long counted)
    {
        _counted += counted;
        _steps.Add(new(
            Local(from), to == long.MaxValue ? null : Local(to), kind, name, TimeSpan.FromTicks(counted), TimeSpan.FromTicks(_grantedSoFar - _counted)));
    }

    private DateOnly DateOf(long utcTicks) => DateOnly.FromDateTime(Local(utcTicks).DateTime);

    private double MinuteOf(long utcTicks) => Local(utcTicks).TimeOfDay.TotalMinutes;

    private DateTimeOffset Local(long utcTicks) => TimeZoneInfo.ConvertTime(new DateTimeOffset(utcTicks, TimeSpan.Zero), calendar.Zone);
}
