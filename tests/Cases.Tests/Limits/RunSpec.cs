using CsCheck;
using Wangge.Cases.Limits;

namespace Wangge.Cases.Tests.Limits;

/// <summary>A made-up story of a limit, in plain numbers: told to the clock as acts and to the walker as facts.</summary>
/// <param name="Start">UTC ticks from <see cref="LocalMinutes.FirstTicks"/>.</param>
/// <param name="Acts">What happens, in order of time.</param>
/// <param name="StaysPaused">Ticks after the last act from which the clock stands for ever; null when it runs.</param>
/// <param name="Asked">Ticks after the start for which elapsed time is asked.</param>
internal sealed record RunSpec(long Start, decimal Amount, int Unit, ActSpec[] Acts, long? StaysPaused, long Asked)
{
    // Mostly a day at the most, so that walks stay short.
    private static readonly Gen<long> GenTicks = Gen.Frequency(
        (3, Gen.Int[0, 24].Select(hours => hours * TimeSpan.TicksPerHour)),
        (3, Gen.Int[0, 1_000].Select(minutes => minutes * TimeSpan.TicksPerMinute)),
        (2, Gen.Long[0, TimeSpan.TicksPerDay]),
        (1, Gen.Int[0, 120].Select(hours => hours * TimeSpan.TicksPerHour)));

    private static readonly Gen<(decimal Amount, int Unit)> GenLimit = Gen.OneOf(
        Gen.Select(Gen.OneOf(Gen.Int[0, 48].Select(quarters => quarters * 0.25m), Gen.Int[0, 900].Select(hundredths => hundredths * 0.01m)), Gen.Int[0, 1]),
        Gen.Select(Gen.OneOf(Gen.Int[0, 2].Select(days => (decimal)days), Gen.Int[0, 200].Select(hundredths => hundredths * 0.01m)), Gen.Int[2, 3]));

    private static readonly Gen<ActSpec> GenAct = Gen.Select(
        Gen.Enum<ActKind>(), GenTicks, GenTicks, GenLimit, (kind, after, length, limit) => new ActSpec(kind, after, length, limit.Amount, limit.Unit));

    /// <summary>Starts anywhere in a year, often on the hour and often within four days of a jump of the wall clock.</summary>
    public static Gen<RunSpec> AnyIn(string zone)
    {
        var jumps = LocalMinutes.Of(zone).Jumps.Where(minute => minute < 366 * 1440).ToArray();
        var minute = Gen.OneOf(Gen.Int[4 * 1440, 400 * 1440], Gen.Int[96, 9_600].Select(hours => hours * 60));
        if (jumps.Length > 0)
        {
            minute = Gen.OneOf(minute, Gen.Select(Gen.Int[0, jumps.Length - 1].Select(i => jumps[i]), Gen.Int[-96, 12], (jump, hours) => jump + (hours * 60)));
        }

        return from start in minute
               from beyond in Gen.Frequency((2, Gen.Const(0L)), (1, Gen.Long[0, TimeSpan.TicksPerMinute - 1]))
               from limit in GenLimit
               from acts in GenAct.Array[0, 4]
               from stays in Gen.Frequency((8, Gen.Const(default(long?))), (1, GenTicks.Select(ticks => (long?)ticks)))
               from asked in GenTicks
               select new RunSpec((start * TimeSpan.TicksPerMinute) + beyond, limit.Amount, limit.Unit, acts, stays, asked);
    }

    /// <summary>The story as the case's journal would tell it.</summary>
    public LimitRun Build()
    {
        var run = LimitRun.Begin(Instant(Start), new(Amount, (LimitUnit)Unit));
        var at = Start;
        foreach (var act in Acts)
        {
            at += act.After;
            run = act.Kind switch
            {
                ActKind.PauseAndResume => run.Pause(Instant(at), "pause").Resume(Instant(at + act.Length)),
                ActKind.PauseUntil => run.Pause(Instant(at), "pause", Instant(at + act.Length)),
                ActKind.ChangeLimit => run.ChangeLimit(new(act.Amount, (LimitUnit)act.Unit)),
                _ => run.Extend(new(act.Amount, (LimitUnit)act.Unit)),
            };
            at += act.IsPause ? act.Length : 0;
        }

        return StaysPaused is { } after ? run.Pause(Instant(at + after), "suspended") : run;
    }

    public static DateTimeOffset Instant(long ticks) => new(LocalMinutes.FirstTicks + ticks, TimeSpan.Zero);
}

/// <param name="After">Ticks since the last act ended.</param>
/// <param name="Length">Ticks of a pause; of no meaning for other acts, as the limit is for pauses.</param>
internal sealed record ActSpec(ActKind Kind, long After, long Length, decimal Amount, int Unit)
{
    public bool IsPause => Kind is ActKind.PauseAndResume or ActKind.PauseUntil;
}

internal enum ActKind
{
    PauseAndResume,
    PauseUntil,
    ChangeLimit,
    Extend,
}
