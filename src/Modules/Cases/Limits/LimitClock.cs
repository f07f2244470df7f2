using Wangge.Cases.Limits.Counting;
using Wangge.Cases.Limits.Explaining;

namespace Wangge.Cases.Limits;

/// <summary>Computes deadlines and what is left of them by one calendar. Exact to the tick; safe to share between threads. Source: DOMAIN 4.</summary>
/// <remarks>
/// <para>Time is counted in half-open stretches and a deadline is the <em>first</em> instant by which the whole limit has been counted: 8 working
/// hours begun at 08:00 are due at 18:00, not at 08:00 of the next day. What begins outside working time counts from the next shift
/// on. A zero limit is due at its start. Seconds and their parts are kept; nothing is rounded.</para>
/// <para>Results are in UTC. What each unit counts, and what daylight saving does to it: <see cref="ClockTime"/>, <see cref="WorkingTime"/>,
/// <see cref="WallClockTime"/>. Make one for each calendar version and keep it: the years it has laid out are reused.</para>
/// </remarks>
internal sealed class LimitClock
{
    private readonly ClockTime _clockTime = new();
    private readonly WorkingTime _workingTime;
    private readonly WallClockTime _wallClockTime;

    public LimitClock(BusinessCalendar calendar)
    {
        var zoneYears = new ZoneYears(calendar.Zone);
        Calendar = calendar;
        _workingTime = new(calendar, zoneYears);
        _wallClockTime = new(zoneYears);
    }

    public BusinessCalendar Calendar { get; }

    /// <summary>When a limit that is neither paused nor extended runs out.</summary>
    public DateTimeOffset DueAt(DateTimeOffset start, Limit limit) => Instant(MeasureOf(limit.Unit).Reach(start.UtcTicks, TicksOf(limit)));

    /// <summary>The deadline to store for a run; null while its clock stands for an unknown time before it.</summary>
    public Deadline? DeadlineOf(LimitRun run)
    {
        if (TapeOf(run).InstantOf(Granted(run)) is not { } due) { return null; }

        var usesHolidays = run.Extensions.Prepend(run.Limit).Any(limit => MeasureOf(limit.Unit) == _workingTime);
        return new(Instant(due), Calendar.Name, usesHolidays ? Calendar.WarnsAbout(run.Start, Instant(due)) : null);
    }

    /// <summary>When a run that stands would be due if it went on at an instant.</summary>
    /// <exception cref="InvalidOperationException">It does not stand at that instant.</exception>
    public DateTimeOffset DueAfterPause(LimitRun run, DateTimeOffset resumedAt) => DeadlineOf(run.Resume(resumedAt))!.DueAt;

    /// <summary>Time inside shifts in <c>[from, to)</c>; negative when <paramref name="to"/> is the earlier one.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to) => from <= to
        ? TimeSpan.FromTicks(_workingTime.Between(from.UtcTicks, to.UtcTicks))
        : -WorkingTimeBetween(to, from);

    /// <summary>What a run has counted by an instant, without pauses; goes on past the deadline in the limit's measure.</summary>
    public TimeSpan Elapsed(LimitRun run, DateTimeOffset at) => TimeSpan.FromTicks(TapeOf(run).PositionOf(at.UtcTicks));

    /// <summary>What a run has left at an instant; negative by how much it is overdue. A pause leaves it as it is.</summary>
    public TimeSpan Remaining(LimitRun run, DateTimeOffset at) => TimeSpan.FromTicks(Granted(run)) - Elapsed(run, at);

    /// <summary>When a percentage of the granted time (limit and extensions) is used up; null while the clock stands for an unknown time before it.</summary>
    /// <param name="percent">0 to 10,000; above 100 it lies beyond the deadline.</param>
    public DateTimeOffset? ReachedAt(LimitRun run, int percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 10_000);
        var position = (long)((Int128)Granted(run) * percent / 100);
        return TapeOf(run).InstantOf(position) is { } ticks ? Instant(ticks) : null;
    }

    /// <summary>When each level of supervision is reached.</summary>
    public IReadOnlyList<SupervisionMark> MarksOf(LimitRun run, IReadOnlyList<SupervisionLevel> levels) =>
        [.. levels.Select(level => new SupervisionMark(level, ReachedAt(run, level.Percent)))];

    /// <summary>Why a run is due when it is: what counted and what did not, in order, at most <see cref="StepCollapse.MaxSteps"/> steps.</summary>
    public IReadOnlyList<DueStep> Explain(LimitRun run)
    {
        var explanation = new DueExplanation(Calendar, _workingTime, _wallClockTime);
        return explanation.Of(run, TapeOf(run), [.. GrantsOf(run)]);
    }

    private RunTape TapeOf(LimitRun run) => new(run.Start.UtcTicks, RunPiece.Of(run), [.. GrantsOf(run)]);

    private long Granted(LimitRun run) => GrantsOf(run).Sum(grant => grant.Length);

    private IEnumerable<(Measure Measure, long Length)> GrantsOf(LimitRun run) =>
        run.Extensions.Prepend(run.Limit).Select(limit => (MeasureOf(limit.Unit), TicksOf(limit)));

    private Measure MeasureOf(LimitUnit unit) => unit switch
    {
        LimitUnit.EmergencyHour => _clockTime,
        LimitUnit.WorkingHour or LimitUnit.WorkingDay => _workingTime,
        LimitUnit.CalendarDay => _wallClockTime,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit of a limit."),
    };

    private long TicksOf(Limit limit) => (long)(limit.Amount * limit.Unit switch
    {
        LimitUnit.WorkingDay => Calendar.NormalDayMinutes * TimeSpan.TicksPerMinute,
        LimitUnit.CalendarDay => TimeSpan.TicksPerDay,
        _ => TimeSpan.TicksPerHour,
    });

    private static DateTimeOffset Instant(long utcTicks) => new(utcTicks, TimeSpan.Zero);
}
