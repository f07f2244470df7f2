using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Measuring.Asking;

/// <summary>The units that handled matters of an area, side by side. A matter stays with every unit that it was ever sent to where the solved rate is concerned.</summary>
/// <remarks>Units are assessed, never residents and never one person (RIGHTS). Refuses as <see cref="ListMeasures"/> does, and <c>measures.unknown</c>.</remarks>
internal static class CompareUnits
{
    private static readonly string[] Usual = ["solved", "on-time-closing", "rework", "p90-time"];

    /// <param name="Codes">The measures of the columns.</param>
    public sealed record Response(PeriodView Period, string Area, IReadOnlyList<string> Codes, IReadOnlyList<Row> Rows);

    /// <param name="Name">Null where the unit has ended.</param>
    /// <param name="Accepted">Matters accepted in the period that the unit has now.</param>
    /// <param name="Measures">One a code.</param>
    public sealed record Row(Guid UnitId, string? Name, long Accepted, IReadOnlyList<PointView> Measures);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/measures/units", Handle)
        .RequirePermission(CasePermissions.Measure)
        .WithName(nameof(CompareUnits));

    /// <param name="code">Codes of measures, at most 8; solved, on-time-closing, rework and p90-time by default.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(
        [AsParameters] MeasureQuery query, MeasureDesk desk, IUnits units, CancellationToken ct, [FromQuery] string[]? code = null)
    {
        var (question, refusal) = desk.Read(query);
        if (question is null) { return new Refused(refusal!); }

        var facts = await desk.OpenAsync(question.Period, ct);
        if (MeasureCodes.Find(facts.Formulas, code, Usual, most: 8) is not { } formulas) { return new Refused(MeasureQuestion.Unknown); }

        var table = new MeasureTable(facts, formulas);
        var names = (await units.ListAsync(ct)).ToDictionary(unit => unit.UnitId, unit => unit.Name);
        var ofUnit = facts.Pick(question.Scope).Ever
            .SelectMany(matter => matter.UnitIds.Select(unitId => (unitId, matter)))
            .Where(pair => pair.unitId != Guid.Empty && (question.Scope.UnitId is null || pair.unitId == question.Scope.UnitId))
            .GroupBy(pair => pair.unitId, pair => pair.matter);
        var rows = ofUnit.Select(unit =>
        {
            var part = new PickedMatters(question.Scope with { UnitId = unit.Key }, [.. unit], [.. unit.Where(matter => matter.UnitId == unit.Key)]);
            return new Row(unit.Key, names.GetValueOrDefault(unit.Key), table.Accepted(part), table.Points(part));
        }).ToList();
        return TypedResults.Ok(new Response(
            PeriodView.Of(question.Period), question.Scope.AreaPath, [.. formulas.Select(formula => formula.Code)],
            [.. table.BestFirst(rows, row => row.Measures, row => row.UnitId.ToString())]));
    }
}
