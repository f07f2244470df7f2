using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Kernel.Http;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Measuring.Asking;

/// <summary>The inputs of one figure, a page at a time: which matters were counted, which were not, and why not.</summary>
/// <remarks>
/// Ordered by time of report. Ask the next page with the <c>AsOf</c> of the first, so that nothing moves between. Refuses as <see cref="ListMeasures"/> does,
/// and <c>measures.unknown</c>, <c>measures.bad-page</c>.
/// </remarks>
internal static class ListInputs
{
    public static readonly Refusal BadPage = new("measures.bad-page", RefusalKind.Invalid, "The bookmark is none of ours.");

    /// <param name="Figure">The figure that these are the inputs of.</param>
    /// <param name="Reasons">Why others do not count → how many, over all pages.</param>
    /// <param name="InputsSha256">Over the facts of every input in canonical JSON, a line each, by id.</param>
    /// <param name="Next">To be given back as <c>after</c>; null at the end.</param>
    public sealed record Response(
        PeriodView Period, string Area, Guid? Unit, FigureView Figure, IReadOnlyDictionary<string, int> Reasons, string InputsSha256, IReadOnlyList<InputView> Items, string? Next);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/measures/{code}/inputs", Handle)
        .RequirePermission(CasePermissions.Measure)
        .WithName(nameof(ListInputs));

    /// <param name="counts">True: only those counted; false: only those not; both by default.</param>
    /// <param name="reason">Only those that do not count for this reason.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(
        string code, [AsParameters] MeasureQuery query, bool? counts, string? reason, int? size, string? after, MeasureDesk desk, InputNames names, CancellationToken ct)
    {
        var (question, refusal) = desk.Read(query);
        if (question is null) { return new Refused(refusal!); }
        var mark = default(Bookmark);
        if (after is not null && !Bookmark.TryParse(after, out mark)) { return new Refused(BadPage); }

        var facts = await desk.OpenAsync(question.Period, ct);
        if (facts.Formulas.FirstOrDefault(formula => string.Equals(formula.Code, code, StringComparison.Ordinal)) is not { } formula) { return new Refused(MeasureQuestion.Unknown); }

        var picked = facts.Pick(question.Scope);
        var all = InputList.Of(facts, formula, picked);
        var shown = all.Where(line => (counts is null || line.Counts == counts) && (reason is null || line.Reason == reason)).ToList();
        var begin = after is null ? 0 : Math.Min(shown.Count, FirstAt(shown, mark.Value) + (int)Math.Clamp(mark.Seq, 0, shown.Count));
        var page = shown.Skip(begin).Take(PageSize.Clamp(size)).ToList();
        var next = begin + page.Count < shown.Count ? MarkAfter(shown, begin + page.Count).ToString() : null;
        return TypedResults.Ok(new Response(
            PeriodView.Of(question.Period), question.Scope.AreaPath, question.Scope.UnitId, FigureView.Of(facts.Figure(formula, picked)),
            new SortedDictionary<string, int>(all.Where(line => line.Reason is not null).CountBy(line => line.Reason!).ToDictionary(pair => pair.Key, pair => pair.Value), StringComparer.Ordinal),
            InputList.HashOf(all, facts.Facts), await names.OfAsync(page, ct), next));
    }

    /// <summary>Value: when the last one shown was reported. Seq: how many reported at that instant were shown.</summary>
    private static Bookmark MarkAfter(List<InputLine> shown, int end)
    {
        var ticks = shown[end - 1].Facts.ReportedAt.UtcTicks;
        return new Bookmark(ticks, end - FirstAt(shown, ticks));
    }

    private static int FirstAt(List<InputLine> shown, long ticks) => shown.FindIndex(line => line.Facts.ReportedAt.UtcTicks >= ticks) is var at and >= 0 ? at : shown.Count;
}
