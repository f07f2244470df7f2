using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Paging;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Listing;

/// <summary>The operator's list: cases that the actor may see, filtered, searched, in order, a page at a time.</summary>
/// <remarks>Paged by sort value and the store's own number, so that pages stay right while cases come in. Refuses with <c>cases.list.*</c>.</remarks>
internal static class ListCases
{
    private static readonly Refusal BadPage = new("cases.list.bad-page", RefusalKind.Invalid, "The bookmark is none of ours.");

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases", Handle)
        .RequirePermission(CasePermissions.Read)
        .WithName(nameof(ListCases));

    /// <param name="query">See <see cref="CaseFilter"/>; any other name is refused, so that a misspelt filter never shows everything.</param>
    private static async Task<Results<Ok<Page<CaseRow>>, Refused>> Handle(
        HttpRequest query, DistrictDb db, AccessPolicy policy, Actor actor, CaseTypes types, CaseNames names, TimeProvider time, CancellationToken ct)
    {
        var (filter, refusal) = CaseFilter.Read(query.Query, await types.BookAsync(), actor);
        if (filter is null) { return new Refused(refusal!); }

        Bookmark? after = null;
        if (filter.After is { } text)
        {
            if (!Bookmark.TryParse(text, out var bookmark)) { return new Refused(BadPage); }
            after = bookmark;
        }

        var page = await CaseQuery.ListAsync(db, filter, actor, policy.ExtentOf(actor, CasePermissions.Read), after, time.GetUtcNow(), ct);
        return TypedResults.Ok(new Page<CaseRow>(await names.RowsAsync(page.Items, ct), page.Next));
    }
}
