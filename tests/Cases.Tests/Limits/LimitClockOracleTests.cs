using System.Text.Json;
using CsCheck;
using Wangge.Cases.Limits;

namespace Wangge.Cases.Tests.Limits;

/// <summary>The clock against the walker: 20,000 made-up runs, and 1,000,000 when <c>WANGGE_LONG</c> is 1.</summary>
public sealed class LimitClockOracleTests
{
    private const int RunsOfACalendar = 50;

    private static readonly JsonSerializerOptions Readable = new() { IncludeFields = true };

    private static readonly int[] Percents = [0, 80, 100, 150, 200];

    private static readonly long Calendars = (Environment.GetEnvironmentVariable("WANGGE_LONG") == "1" ? 1_000_000 : 20_000) / RunsOfACalendar;

    private static readonly Gen<(CalendarSpec Calendar, RunSpec[] Runs)> GenCases =
        from calendar in CalendarSpec.Any
        from runs in RunSpec.AnyIn(calendar.Zone).Array[RunsOfACalendar]
        select (calendar, runs);

    [Fact]
    public void Deadlines_marks_elapsed_and_remaining_time_equal_those_of_a_walk_through_every_minute() => GenCases.Sample(
        made =>
        {
            var clock = new LimitClock(made.Calendar.Build());
            var walker = new MinuteWalker(made.Calendar);
            foreach (var run in made.Runs)
            {
                var difference = Record.Exception(() => Compare(clock, walker, run));
                if (difference is not null) { Assert.Fail($"{difference.Message}\n{Plain(made.Calendar)}\n{Plain(run)}"); }
            }
        },
        iter: Calendars,
        print: _ => "the calendar and the run are in the message");

    private static string Plain<T>(T spec) => JsonSerializer.Serialize(spec, Readable);

    private static void Compare(LimitClock clock, MinuteWalker walker, RunSpec spec)
    {
        var run = spec.Build();
        var walked = walker.Walk(spec, Percents);
        var asked = RunSpec.Instant(spec.Start + spec.Asked);

        var due = walked.Reached[2] is { } ticks ? RunSpec.Instant(ticks) : (DateTimeOffset?)null;
        Assert.Equal(due, clock.DeadlineOf(run)?.DueAt);
        Assert.Equal(
            walked.Reached.Select(instant => instant is { } at ? RunSpec.Instant(at) : (DateTimeOffset?)null),
            Percents.Select(percent => clock.ReachedAt(run, percent)));
        Assert.Equal(TimeSpan.FromTicks(walked.Elapsed), clock.Elapsed(run, asked));
        Assert.Equal(TimeSpan.FromTicks(walked.Granted - walked.Elapsed), clock.Remaining(run, asked));
        Assert.Equal(TimeSpan.FromTicks(walker.WorkingTicks(spec.Start, spec.Start + spec.Asked)), clock.WorkingTimeBetween(run.Start, asked));

        if (spec is { Acts: [], StaysPaused: null }) { Assert.Equal(due, clock.DueAt(run.Start, run.Limit)); }

        foreach (var pause in run.Pauses)
        {
            Assert.Equal(clock.Remaining(run, pause.From), clock.Remaining(run, pause.Until ?? pause.From.AddDays(40)));
        }

        ExplanationTests.AddsUp(clock, run, due);
    }
}
