using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Rechecking;

/// <summary>The draws of the last five years, newest first, with their seeds and how much of them is done.</summary>
internal static class ListDraws
{
    private const int Most = 60;

    public sealed record Response(IReadOnlyList<DrawView> Draws);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/measures/recheck-draws", Handle)
        .RequirePermission(CasePermissions.Measure)
        .WithName(nameof(ListDraws));

    private static async Task<Ok<Response>> Handle(DistrictDb db, CancellationToken ct)
    {
        var draws = await db.Set<RecheckDrawing>().AsNoTracking().OrderByDescending(d => d.Month).Take(Most).ToListAsync(ct);
        var done = await db.Set<RecheckTask>().AsNoTracking().Where(t => t.DoneAt != null).GroupBy(t => t.DrawingId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return TypedResults.Ok(new Response([.. draws.Select(drawing => DrawView.Of(drawing, done.GetValueOrDefault(drawing.Id)))]));
    }
}
