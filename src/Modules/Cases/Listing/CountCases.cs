using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Listing;

/// <summary>How many cases each tab of the desk holds, cut by the same filters as the list; exact up to 1,000, so that it costs the same in a small district and in a large one.</summary>
/// <remarks>Refuses with <c>cases.list.*</c>. <c>group</c>, <c>sort</c>, <c>size</c> and <c>after</c> have no meaning here.</remarks>
internal static class CountCases
{
    /// <summary>Nobody reads further; the desk shows "1,000+".</summary>
    private const int Most = 1_000;

    /// <param name="Count">0 to 1,000.</param>
    /// <param name="IsMore">There are more than that.</param>
    public sealed record GroupCount(int Count, bool IsMore);

    public sealed record Response(GroupCount Waiting, GroupCount Mine, GroupCount Late, GroupCount Soon, GroupCount Suspended);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/counts", Handle)
        .RequirePermission(CasePermissions.Read)
        .WithName(nameof(CountCases));

    /// <param name="query">As for the list.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(
        HttpRequest query, DistrictDb db, AccessPolicy policy, Actor actor, CaseTypes types, TimeProvider time, CancellationToken ct)
    {
        var (filter, refusal) = CaseFilter.Read(query.Query, await types.BookAsync(), actor);
        if (filter is null) { return new Refused(refusal!); }

        var (extent, now) = (policy.ExtentOf(actor, CasePermissions.Read), time.GetUtcNow());
        return TypedResults.Ok(new Response(
            await Of(CaseGroup.Waiting), await Of(CaseGroup.Mine), await Of(CaseGroup.Late), await Of(CaseGroup.Soon), await Of(CaseGroup.Suspended)));

        async Task<GroupCount> Of(CaseGroup group)
        {
            var count = await CaseQuery.CountAsync(db, filter with { Group = group }, actor, extent, now, Most + 1, ct);
            return new GroupCount(Math.Min(count, Most), count > Most);
        }
    }
}
