using System.Globalization;
using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Measuring.Asking;

/// <summary>What every question about figures carries, from the query.</summary>
public sealed record MeasureQuery
{
    /// <summary>First day, such as <c>2026-01-01</c>; the year's first by default.</summary>
    public string? From { get; init; }

    /// <summary>First day after it; tomorrow by default. At most 3 years after <see cref="From"/>.</summary>
    public string? Until { get; init; }

    /// <summary>Path of an area; what the asker's role covers by default.</summary>
    public string? Area { get; init; }

    /// <summary>A unit within the area.</summary>
    public Guid? Unit { get; init; }

    /// <summary>What came at or after this instant is not seen; now by default.</summary>
    public string? AsOf { get; init; }
}

/// <summary>A question that the asker may ask.</summary>
internal sealed record MeasureQuestion(MeasurePeriod Period, MeasureScope Scope)
{
    private const int MostYears = 3;
    public static readonly Refusal BadPeriod = new("measures.bad-period", RefusalKind.Invalid, "From and until are days, from before until, three years apart at the most.");
    public static readonly Refusal BadAsOf = new("measures.bad-as-of", RefusalKind.Invalid, "An instant with its offset, not in the future.");
    public static readonly Refusal BadArea = new("measures.bad-area", RefusalKind.Invalid, "An area is named by its path.");
    public static readonly Refusal Unknown = new("measures.unknown", RefusalKind.NotFound, "No such measure.");

    /// <summary>Reads it and asks the policy.</summary>
    public static (MeasureQuestion? Question, Refusal? Refusal) Read(MeasureQuery query, District district, AccessPolicy policy, Actor actor, Permission permission, TimeProvider time)
    {
        var now = time.Now();
        var asOf = now;
        if (query.AsOf is { } text && (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out asOf) || asOf > now)) { return (null, BadAsOf); }
        var (period, refusal) = ReadPeriod(query.From, query.Until, asOf, district.TimeZone);
        if (refusal is not null) { return (null, refusal); }

        var extent = policy.ExtentOf(actor, permission);
        var scope = new MeasureScope(query.Area ?? AreaFor(extent, district), query.Unit ?? (extent is { AreaPaths: [], UnitIds: [var own, ..] } ? own : null));
        if (!CasePlace.IsPath(scope.AreaPath)) { return (null, BadArea); }
        return policy.Check(actor, permission, new Reach(scope.AreaPath, scope.UnitId is { } unit ? [unit] : null)) is { } no
            ? (null, no)
            : (new MeasureQuestion(period!, scope), null);
    }

    /// <summary>The same question about other days.</summary>
    public (MeasureQuestion? Question, Refusal? Refusal) Against(string from, string until, District district) =>
        ReadPeriod(from, until, Period.AsOf, district.TimeZone) is ({ } period, null) ? (this with { Period = period }, null) : (null, BadPeriod);

    private static (MeasurePeriod? Period, Refusal? Refusal) ReadPeriod(string? from, string? until, DateTimeOffset asOf, string zone)
    {
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(asOf, local).DateTime);
        var (first, end) = (new DateOnly(today.Year, 1, 1), today.AddDays(1));
        if (from is not null && !TryDay(from, out first) || until is not null && !TryDay(until, out end)) { return (null, BadPeriod); }
        if (end <= first || end > first.AddYears(MostYears)) { return (null, BadPeriod); }
        return (PeriodOf(first, end, asOf, local), null);
    }

    /// <summary>Days as instants of the district; what is not yet due at <paramref name="asOf"/> is not asked about.</summary>
    public static MeasurePeriod PeriodOf(DateOnly first, DateOnly end, DateTimeOffset asOf, TimeZoneInfo zone)
    {
        var (start, stop) = (MidnightOf(first, zone), MidnightOf(end, zone));
        return new MeasurePeriod(start, stop < asOf ? stop : asOf > start ? asOf : start, asOf);
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is > 1970 and < 9000;

    private static DateTimeOffset MidnightOf(DateOnly day, TimeZoneInfo zone)
    {
        var at = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(at, zone.GetUtcOffset(at));
    }

    private static string AreaFor(Extent extent, District district) =>
        extent.AreaPaths.Where(path => path != "/").MinBy(path => path.Length) ?? $"/{district.Code}/";
}
