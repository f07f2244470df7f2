using CsCheck;
using Wangge.Cases.Limits;

namespace Wangge.Cases.Tests.Limits;

/// <summary>A made-up calendar in plain numbers: what the clock's calendar and the walker are each built from.</summary>
/// <param name="Week">Seven weekdays from Sunday, each with its shifts as local minutes, in order.</param>
/// <param name="Holidays">Days from <see cref="LocalMinutes.FirstDate"/> that are off.</param>
/// <param name="MakeUps">Days from <see cref="LocalMinutes.FirstDate"/> that are worked → weekday whose shifts are worked.</param>
internal sealed record CalendarSpec(string Zone, (int Start, int End)[][] Week, HashSet<int> Holidays, Dictionary<int, int> MakeUps, int NormalDayMinutes)
{
    private static readonly string[] Zones =
    [
        "Asia/Shanghai", "Europe/Berlin", "America/New_York", "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Santiago", "Pacific/Chatham",
    ];

    private static readonly int[] NormalDays = [480, 480, 480, 450, 420, 1];

    // Two to six cuts of the day, some at its very ends, give one to three shifts.
    private static readonly Gen<(int, int)[]> GenShifts =
        Gen.OneOf(Gen.Int[0, 96].Select(quarter => quarter * 15), Gen.Int[0, 1440]).HashSet[2, 6].Select(cuts =>
        {
            var ordered = cuts.Order().ToArray();
            return Enumerable.Range(0, ordered.Length / 2).Select(i => (ordered[2 * i], ordered[(2 * i) + 1])).ToArray();
        });

    private static readonly (int, int)[] UsualShifts = [(480, 720), (840, 1080)];

    private static readonly Gen<(int, int)[]> GenDay = Gen.Frequency((3, Gen.Const(UsualShifts)), (3, GenShifts), (2, Gen.Const(Array.Empty<(int, int)>())));

    public static Gen<CalendarSpec> Any { get; } =
        from zone in Gen.Int[0, Zones.Length - 1].Select(i => Zones[i])
        from usual in Gen.Bool
        from days in GenDay.Array[7]
        from holidays in Gen.Int[0, LocalMinutes.Days - 1].HashSet[0, 60]
        from makeUps in Gen.Select(Gen.Int[0, LocalMinutes.Days - 1], Gen.Int[0, 6]).Array[0, 40]
        from normal in Gen.Int[0, NormalDays.Length - 1].Select(i => NormalDays[i])
        select Make(zone, usual ? [[], UsualShifts, UsualShifts, UsualShifts, UsualShifts, UsualShifts, []] : days, holidays, makeUps, normal);

    internal BusinessCalendar Build() => new(
        new("made-up", "Made up", 1),
        TimeZoneInfo.FindSystemTimeZoneById(Zone),
        Enumerable.Range(0, 7).ToDictionary(day => (DayOfWeek)day, IReadOnlyList<Shift> (day) => [.. Week[day].Select(shift => new Shift(shift.Start, shift.End))]),
        [.. Holidays.Select(day => new Holiday(LocalMinutes.FirstDate.AddDays(day), "holiday"))],
        [.. MakeUps.Select(day => new MakeUpWorkday(LocalMinutes.FirstDate.AddDays(day.Key), "make-up", (DayOfWeek)day.Value))],
        new(2000, 2100),
        NormalDayMinutes);

    private static CalendarSpec Make(string zone, (int, int)[][] week, HashSet<int> holidays, (int Day, int ShiftsOf)[] makeUps, int normal)
    {
        // Enough work in a week that a walk stays short.
        foreach (var day in new[] { 1, 3, 5 }) { week[day] = Enough(week[day]) ? week[day] : UsualShifts; }

        var made = new Dictionary<int, int>();
        foreach (var (day, shiftsOf) in makeUps)
        {
            if (!holidays.Contains(day) && week[shiftsOf].Length > 0) { made[day] = shiftsOf; }
        }

        return new(zone, week, holidays, made, normal);
    }

    private static bool Enough((int Start, int End)[] shifts) => shifts.Sum(shift => shift.End - shift.Start) >= 240;
}
