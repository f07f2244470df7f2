using Wangge.Cases.Duplicates;
using Wangge.Cases.Measuring;

namespace Wangge.Cases.Tests.Measuring;

/// <summary>Makes facts for tests: January 2026 at UTC+8, seen on the last day of the year, ids by number.</summary>
internal static class Matters
{
    public const string District = "/211403/";

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    public static readonly MeasurePeriod January = new(Start, Start.AddMonths(1), Start.AddMonths(12));
    public static readonly MeasureScope Whole = new(District);
    public static readonly Guid UnitA = Id(900_001);
    public static readonly Guid UnitB = Id(900_002);
    public static readonly Guid Centre = Id(900_003);

    public static Guid Id(int number) => new(number, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Accepted, filed and sent to unit A on the 2nd, due on the 9th, open; far from every other number.</summary>
    public static MatterFacts Open(int number) => new()
    {
        CaseId = Id(number),
        Type = "matter/0102",
        AreaPath = $"{District}211403001/211403001001/G{number % 4:000}/",
        Place = new GroundPoint(120 + number % 1_000 * 0.01, 40 + number / 1_000 * 0.01),
        ReportedAt = Start.AddDays(1),
        AcceptedAt = Start.AddDays(1).AddMinutes(5),
        FiledAt = Start.AddDays(1).AddMinutes(10),
        DueToDispatchAt = Start.AddDays(1).AddMinutes(25),
        Dispatches = [new DispatchFact(Start.AddDays(1).AddMinutes(20), UnitA)],
        DueToHandleAt = Start.AddDays(7),
        DueToCloseAt = Start.AddDays(8),
        FirstDueToCloseAt = Start.AddDays(8),
    };

    public static MatterFacts Closed(int number) => Open(number).Close();

    public static MatterFacts Close(this MatterFacts matter) => matter with { HandledAt = Start.AddDays(5), ClosedAt = Start.AddDays(6) };

    public static MatterFacts Confirm(this MatterFacts matter, bool isIndependent = true) =>
        matter with { Answer = new ReporterAnswer(Start.AddDays(6.5), true, isIndependent) };

    public static MatterFacts Recheck(this MatterFacts matter, bool hasPassed, bool isDrawn = true, Guid? byUnitId = null) =>
        matter with { Recheck = new RecheckFact(Start.AddDays(10), hasPassed, isDrawn, byUnitId ?? Centre) };

    public static MeasureFacts In(this IEnumerable<MatterFacts> matters, MeasurePeriod period) => new([.. matters], period);

    public static MeasureResult Measure(this IEnumerable<MatterFacts> matters, MeasureFormula formula, MeasureScope? scope = null) =>
        MeasureCalculator.Calculate(formula, matters.In(January), scope ?? Whole);
}
