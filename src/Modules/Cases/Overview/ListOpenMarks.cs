using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Listing;
using Wangge.Cases.Types;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Overview;

/// <summary>Every open case as a mark for a map that shows all of them: where, what, and the clock that runs. The soonest due first, at most 5,000.</summary>
/// <remarks>Neither words nor persons. Source: SCREENS, "The wall".</remarks>
internal static class ListOpenMarks
{
    private const int Most = 5_000;

    /// <param name="IsCut">There are more than are told.</param>
    public sealed record Response(IReadOnlyList<OpenMark> Marks, bool IsCut);

    /// <param name="DueFrom">When the clock that runs began.</param>
    /// <param name="IsPaused">A clock of the case stands.</param>
    public sealed record OpenMark(
        Guid CaseId, long Number, string Type, string State, string? Area, double? Longitude, double? Latitude, DateTimeOffset ReportedAt, DateTimeOffset? DueFrom, DateTimeOffset? DueAt, bool IsPaused);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/open-marks", Handle)
        .RequirePermission(CasePermissions.Read)
        .WithName(nameof(ListOpenMarks));

    private static async Task<Ok<Response>> Handle(DistrictDb db, AccessPolicy policy, Actor actor, CaseTypes types, IAreaLookup areas, TimeProvider time, CancellationToken ct)
    {
        var extent = policy.ExtentOf(actor, CasePermissions.Read);
        if (CaseQuery.Whole(db, new CaseFilter { IsOpen = true }, actor, extent, time.GetUtcNow()) is not { } open) { return TypedResults.Ok(new Response([], false)); }

        // What was sent and is only read about, such as a result that its applicant has not confirmed, is open but waits for nobody here.
        var cases = await open.Where(c => c.State != CaseState.ResultGiven && c.State != CaseState.Draft)
            .OrderBy(c => c.DueOrder).Take(Most + 1)
            .Select(c => new { c.Id, c.Number, c.TypeId, c.State, c.AreaPath, c.Longitude, c.Latitude, c.ReportedAt, c.DueOrder, c.Clocks })
            .ToListAsync(ct);
        var book = await types.BookAsync();
        var marks = new List<OpenMark>(Math.Min(cases.Count, Most));
        foreach (var c in cases.Take(Most))
        {
            var running = c.Clocks.FirstOrDefault(clock => clock.Runs && clock.DueAt == c.DueOrder);
            marks.Add(new OpenMark(
                c.Id, c.Number, book.Find(c.TypeId)?.Name ?? "", c.State.Wire(), (await areas.FindAreaAsync(c.AreaPath))?.Name, c.Longitude, c.Latitude, c.ReportedAt,
                running?.StartedAt, running is null ? null : c.DueOrder, c.Clocks.Any(clock => clock.PausedSince is not null && clock.StoppedAt is null)));
        }

        return TypedResults.Ok(new Response(marks, cases.Count > Most));
    }
}
