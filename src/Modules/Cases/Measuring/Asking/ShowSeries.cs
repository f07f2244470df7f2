using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Measuring.Asking;

/// <summary>Measures month by month, each with its interval: at most 36 months, whole ones of the district's calendar.</summary>
/// <remarks>Refuses as <see cref="ListMeasures"/> does, and <c>measures.unknown</c>.</remarks>
internal static class ShowSeries
{
    /// <param name="Months">Such as <c>2026-03</c>, in order.</param>
    public sealed record Response(string Area, Guid? Unit, DateTimeOffset AsOf, IReadOnlyList<string> Months, IReadOnlyList<Line> Lines);

    /// <param name="Points">One a month.</param>
    public sealed record Line(string Code, int Version, string Name, string NameZh, string Unit, bool LowerIsBetter, IReadOnlyList<PointView> Points);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/measures/series", Handle)
        .RequirePermission(CasePermissions.Measure)
        .WithName(nameof(ShowSeries));

    /// <param name="code">Codes of measures; <c>solved</c> by default, at most 5.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle([AsParameters] MeasureQuery query, MeasureDesk desk, CancellationToken ct, [FromQuery] string[]? code = null)
    {
        var (question, refusal) = desk.Read(query);
        if (question is null) { return new Refused(refusal!); }

        var months = MonthsOf(question.Period, desk.Zone);
        var all = await desk.OpenAsync(question.Period with { Start = months[0].Period.Start }, ct);
        if (MeasureCodes.Find(all.Formulas, code, ["solved"], most: 5) is not { } formulas) { return new Refused(MeasureQuestion.Unknown); }

        var picked = all.Pick(question.Scope);
        var open = months.Select(month => all.Within(month.Period, picked)).ToList();
        return TypedResults.Ok(new Response(
            question.Scope.AreaPath, question.Scope.UnitId, question.Period.AsOf, [.. months.Select(month => month.Name)],
            [.. formulas.Select(formula => new Line(
                formula.Code, formula.Version, formula.Name, formula.NameZh, formula.Unit.Wire(), formula.LowerIsBetter,
                [.. open.Select(month => PointView.Of(month.Facts.Figure(formula, month.Picked)))]))]));
    }

    /// <summary>Every month that the period touches, whole.</summary>
    private static List<(string Name, MeasurePeriod Period)> MonthsOf(MeasurePeriod period, TimeZoneInfo zone)
    {
        var months = new List<(string, MeasurePeriod)>();
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(period.Start, zone).DateTime);
        for (var month = new DateOnly(first.Year, first.Month, 1); months.Count < 37; month = month.AddMonths(1))
        {
            var one = MeasureQuestion.PeriodOf(month, month.AddMonths(1), period.AsOf, zone);
            if (one.Start >= period.End && months.Count > 0) { break; }
            months.Add((month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), one));
        }

        return months;
    }
}
