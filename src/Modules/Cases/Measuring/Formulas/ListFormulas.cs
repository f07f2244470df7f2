using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Formulas;

/// <summary>Every formula with all its versions, newest first: how figures are worked out is no secret.</summary>
internal static class ListFormulas
{
    /// <param name="Terms">Words that formulas may count by.</param>
    public sealed record Response(IReadOnlyList<FormulaView> Formulas, IReadOnlyList<string> Terms);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/measures/formulas", Handle)
        .RequirePermission(CasePermissions.Measure)
        .WithName(nameof(ListFormulas));

    private static async Task<Ok<Response>> Handle(DistrictDb db, CancellationToken ct)
    {
        var rows = await db.Set<FormulaRow>().AsNoTracking().ToListAsync(ct);
        var order = MeasureCatalogue.All.Select(formula => formula.Code).ToList();
        return TypedResults.Ok(new Response(
            [.. rows.OrderBy(row => order.IndexOf(row.Code)).ThenByDescending(row => row.Version).Select(FormulaView.Of)], MatterTerms.Codes));
    }
}

/// <summary>One version of a formula.</summary>
/// <param name="Kind"><c>share</c>, <c>solved</c>, <c>lower-bound</c>, <c>duration</c> or <c>gap</c>.</param>
/// <param name="Numerator">Term counted above; null where the kind says it.</param>
/// <param name="Denominator">Term counted below.</param>
/// <param name="Percentile">Of durations, 0 to 1.</param>
/// <param name="MinimumCount">Below this it is not ranked.</param>
/// <param name="ReasonCode">Why it was changed; null for the first version.</param>
public sealed record FormulaView(
    string Code, int Version, string Name, string NameZh, string Kind, string Unit, string? Numerator, string? Denominator, decimal? Percentile, bool Headline, bool LowerIsBetter,
    int MinimumCount, bool AllowsExclusions, DateTimeOffset PublishedAt, Guid PublishedBy, string? ReasonCode)
{
    internal static FormulaView Of(FormulaRow row)
    {
        var formula = row.Definition;
        return new FormulaView(
            row.Code, row.Version, formula.Name, formula.NameZh, formula.Kind.Wire(), formula.Unit.Wire(), formula.Numerator, formula.Denominator, formula.Percentile, formula.IsHeadline,
            formula.LowerIsBetter, formula.MinimumCount, formula.AllowsExclusions, row.PublishedAt, row.PublishedBy, row.ReasonCode);
    }
}
