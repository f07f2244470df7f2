using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Measuring.Asking;

/// <summary>The areas right below one, side by side: what was accepted, and some measures with their intervals. Best first by the first measure; what is not ranked stands last.</summary>
/// <remarks>Ranks within the intervals are noise: read them together. Refuses as <see cref="ListMeasures"/> does, and <c>measures.unknown</c>.</remarks>
internal static class CompareAreas
{
    private static readonly string[] Usual = ["solved", "on-time-closing", "rework", "p90-time"];

    /// <param name="Codes">The measures of the columns.</param>
    /// <param name="Whole">The area itself, for the line through all rows.</param>
    public sealed record Response(PeriodView Period, IReadOnlyList<string> Codes, Row Whole, IReadOnlyList<Row> Rows);

    /// <param name="AreaPath">Of the row; the asked area's own for matters that were placed no deeper.</param>
    /// <param name="Name">Null where the area is not known by that path any more.</param>
    /// <param name="Accepted">Matters accepted in the period.</param>
    /// <param name="Measures">One a code.</param>
    public sealed record Row(string AreaPath, string? Name, long Accepted, IReadOnlyList<PointView> Measures);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/measures/areas", Handle)
        .RequirePermission(CasePermissions.Measure)
        .WithName(nameof(CompareAreas));

    /// <param name="code">Codes of measures, at most 8; solved, on-time-closing, rework and p90-time by default.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(
        [AsParameters] MeasureQuery query, MeasureDesk desk, IAreaLookup areas, CancellationToken ct, [FromQuery] string[]? code = null)
    {
        var (question, refusal) = desk.Read(query);
        if (question is null) { return new Refused(refusal!); }

        var facts = await desk.OpenAsync(question.Period, ct);
        if (MeasureCodes.Find(facts.Formulas, code, Usual, most: 8) is not { } formulas) { return new Refused(MeasureQuestion.Unknown); }

        var table = new MeasureTable(facts, formulas);
        var picked = facts.Pick(question.Scope);
        var prefix = question.Scope.AreaPath;
        var rows = new List<Row>();
        foreach (var child in picked.Ever.GroupBy(matter => ChildOf(matter.AreaPath, prefix), StringComparer.Ordinal))
        {
            var part = new PickedMatters(question.Scope with { AreaPath = child.Key }, [.. child], question.Scope.UnitId is null ? [.. child] : [.. child.Where(question.Scope.Covers)]);
            rows.Add(new Row(child.Key, (await areas.FindAreaAsync(child.Key))?.Name, table.Accepted(part), table.Points(part)));
        }

        return TypedResults.Ok(new Response(
            PeriodView.Of(question.Period), [.. formulas.Select(formula => formula.Code)],
            new Row(prefix, (await areas.FindAreaAsync(prefix))?.Name, table.Accepted(picked), table.Points(picked)),
            [.. table.BestFirst(rows, row => row.Measures, row => row.AreaPath)]));
    }

    /// <summary>The area right below, such as <c>/211403/211403001/</c>; the area itself where it was placed no deeper.</summary>
    private static string ChildOf(string path, string prefix) => path.Length <= prefix.Length ? prefix : path[..(path.IndexOf('/', prefix.Length) + 1)];
}
