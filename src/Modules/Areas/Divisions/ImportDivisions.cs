using Microsoft.AspNetCore.Mvc;
using Wangge.Areas.Exchange;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Divisions;

/// <summary>Lays an edition of the division code list over the tree, and says what changed, moved, ended.</summary>
/// <remarks>The body is the CSV file; one with years instead of a tree is taken for a history, see <see cref="DivisionHistory"/>. Refuses with <c>areas.divisions.*</c>, <c>tables.file.*</c>; what is refused of single rows is in the report.</remarks>
internal static class ImportDivisions
{
    private static readonly Refusal EditionUnfit = new("areas.divisions.edition-unfit", RefusalKind.Invalid, "A day such as 2023-01-01, not before 1950.");

    /// <param name="Refused">The code of why nothing was applied, or null; the report tells the rows.</param>
    public sealed record Response(bool Preview, bool Applied, string? Refused, DateOnly Edition, Summary Summary, IReadOnlyList<Change> Changes, ReportView Report);

    public sealed record Summary(int Added, int Renamed, int Moved, int Ended, int Unchanged);

    /// <param name="Kind"><c>added</c>, <c>renamed</c>, <c>moved</c> or <c>ended</c>.</param>
    /// <param name="Suggested">Of what ended: who may have taken its place, best first.</param>
    public sealed record Change(string Kind, string? CodeBefore, string? NameBefore, string? CodeAfter, string? NameAfter, IReadOnlyList<Suggestion> Suggested);

    /// <param name="Ground"><c>same-name</c>, <c>same-stem</c> or <c>took-children</c>.</param>
    /// <param name="Share">Above 0 to 1.</param>
    public sealed record Suggestion(string Code, string Name, string Ground, double Share);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/divisions/import", Handle)
        .RequirePermission(AreaPermissions.Import)
        .WithMetadata(new RequestSizeLimitAttribute(TableLimits.Default.MostBytes))
        .WithName(nameof(ImportDivisions));

    /// <param name="edition">First day of the edition, such as <c>2023-01-01</c>.</param>
    /// <param name="preview">True to change nothing and only say what would happen.</param>
    /// <param name="acceptSuggestions">True to take the suggested successors of what ended.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(
        DateOnly edition, bool? preview, bool? acceptSuggestions, HttpRequest request, DivisionTree tree, CancellationToken ct)
    {
        if (edition.Year < 1950) { return new Refused(EditionUnfit); }
        var content = await RequestFile.ReadAsync(request, ct);
        var laid = await tree.ImportAsync(content, edition, preview == true, acceptSuggestions == true, ct);
        // Where the file was read, its report is worth more than a bare refusal.
        if (laid.Refusal is { } refusal && laid.Report.Lines.Count == 0) { return new Refused(refusal); }
        var kinds = laid.Changes.CountBy(c => c.Kind).ToDictionary();
        return TypedResults.Ok(new Response(
            laid.IsPreview, laid.IsApplied, laid.Refusal?.Code, laid.Edition,
            new Summary(laid.Changes.Count > 0 ? Count(DivisionChangeKind.Added) : laid.Report.Taken, Count(DivisionChangeKind.Renamed), Count(DivisionChangeKind.Moved), Count(DivisionChangeKind.Ended), laid.Unchanged),
            [.. laid.Changes.Select(ChangeOf)], ReportView.Of(laid.Report)));

        int Count(DivisionChangeKind kind) => kinds.GetValueOrDefault(kind);
    }

    private static Change ChangeOf(DivisionChange change) => new(
        change.Kind.ToString().ToLowerInvariant(), change.Before?.Code.ToString(), change.Before?.Name, change.After?.Code.ToString(), change.After?.Name,
        [.. change.Successors.Select(s => new Suggestion(s.Division.Code.ToString(), s.Division.Name, WireName(s.Ground), Math.Round(s.Share, 4)))]);

    private static string WireName(SuccessorGround ground) => ground switch
    {
        SuccessorGround.SameName => "same-name",
        SuccessorGround.SameStem => "same-stem",
        _ => "took-children",
    };
}
