using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Types;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Measuring.Asking;

/// <summary>All measures of an area or a unit over some days, with their intervals, and against other days where asked.</summary>
/// <remarks>Source: DOMAIN 6. Below 10 matters a figure is not ranked. Refuses with <c>measures.bad-period</c>, <c>measures.bad-as-of</c>, <c>measures.bad-area</c> and the policy's codes.</remarks>
internal static class ListMeasures
{
    /// <param name="AreaName">Name of the area, or null where it is none of the district's.</param>
    /// <param name="Walk">From accepted to proven.</param>
    /// <param name="AgainstWalk">The same of the other days, or null.</param>
    /// <param name="Digest">Who folds the same journals at the same <c>AsOf</c> gets the same: SHA-256 of all inputs, hex.</param>
    public sealed record Response(
        PeriodView Period, PeriodView? Against, string Area, string? AreaName, Guid? Unit, SolvedWalk Walk, SolvedWalk? AgainstWalk, IReadOnlyList<FigureView> Figures, string Digest);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/measures", Handle)
        .RequirePermission(CasePermissions.Measure)
        .WithName(nameof(ListMeasures));

    /// <param name="againstFrom">First day of the other period; with <paramref name="againstUntil"/> or not at all.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(
        [AsParameters] MeasureQuery query, string? againstFrom, string? againstUntil, MeasureDesk desk, CaseTypes types, IAreaLookup areas, CancellationToken ct)
    {
        var (question, refusal) = desk.Read(query);
        if (question is null) { return new Refused(refusal!); }
        if (againstFrom is null != againstUntil is null) { return new Refused(MeasureQuestion.BadPeriod); }

        MeasureQuestion? against = null;
        if (againstFrom is not null)
        {
            (against, refusal) = desk.Against(question, againstFrom, againstUntil!);
            if (against is null) { return new Refused(refusal!); }
        }

        var book = await types.BookAsync();
        var now = await desk.OpenAsync(question.Period, ct);
        var picked = now.Pick(question.Scope);
        var then = against is null ? null : await desk.OpenAsync(against.Period, ct);
        var before = then?.Pick(question.Scope);
        var earlier = then?.Figures(before!).ToDictionary(figure => figure.Formula.Code, StringComparer.Ordinal);
        return TypedResults.Ok(new Response(
            PeriodView.Of(question.Period), against is null ? null : PeriodView.Of(against.Period), question.Scope.AreaPath,
            (await areas.FindAreaAsync(question.Scope.AreaPath))?.Name, question.Scope.UnitId,
            WalkOf(now, picked), then is null ? null : WalkOf(then, before!),
            [.. now.Figures(picked).Select(figure => FigureView.Of(figure, earlier?.GetValueOrDefault(figure.Formula.Code)))], now.DigestOf(picked)));

        SolvedWalk WalkOf(OpenFacts facts, PickedMatters matters) => SolvedWalk.Of(facts, matters, facts.Formulas.First(formula => formula.Kind == MeasureKind.Solved), book);
    }
}
