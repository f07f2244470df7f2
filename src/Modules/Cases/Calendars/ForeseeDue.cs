using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Calendars;

/// <summary>What a choice would make of a case's limits, before it is made: the case's own rules run on a copy that nobody keeps.</summary>
/// <remarks>Refuses as the act itself would, and with <c>cases.foresee.bad-choice</c>. Nothing is written.</remarks>
internal static class ForeseeDue
{
    private static readonly Refusal BadChoice = new("cases.foresee.bad-choice", RefusalKind.Invalid, "The choice is none, or lacks its amount or date.");

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/{caseId:guid}/due-if", Handle)
        .RequirePermission(CasePermissions.Read)
        .WithName(nameof(ForeseeDue));

    /// <param name="act"><c>dispatch</c>, with all that goes before it; <c>extension</c>, <c>suspension</c>.</param>
    /// <param name="type">Another type than the case's.</param>
    /// <param name="unitId">Of a dispatch: where a unit had it before its clock goes on.</param>
    /// <param name="amount">Of an extension that is not asked for yet, in <paramref name="limitUnit"/>.</param>
    /// <param name="until">Of a suspension that is not asked for yet.</param>
    private static async Task<Results<Ok<ShowDue.Response>, Refused>> Handle(
        Guid caseId, DistrictDb db, AccessPolicy policy, Actor actor, CaseTypes types, LimitClocks clocks, TimeProvider time, CancellationToken ct,
        [MaxLength(20)] string act = "dispatch", [MaxLength(60)] string? type = null, Guid? unitId = null, decimal? amount = null, [MaxLength(20)] string? limitUnit = null, DateTimeOffset? until = null)
    {
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, ct) is not { } matter) { return new Refused(CaseActs.UnknownCase); }
        if (policy.Check(actor, CasePermissions.Read, CaseActs.ReachOf(matter)) is { } refusal) { return new Refused(refusal); }

        var book = await types.BookAsync();
        if ((type is null ? book.Find(matter.TypeId) : book.Find(type)) is not { } chosen) { return new Refused(ShowType.Unknown); }
        var counter = await clocks.NewestAsync();
        var limits = CaseLimits.Of(chosen, counter);
        var foresight = new Foresight(matter, limits, time.Now());
        var no = foresight.Become(chosen) ?? act switch
        {
            "dispatch" => foresight.Dispatch(unitId),
            "extension" => foresight.Extend(amount is { } more && limitUnit is not null ? new LimitView(more, limitUnit).ToLimit() : null),
            "suspension" => foresight.Suspend(until),
            _ => BadChoice,
        };
        if (no is not null) { return new Refused(no); }

        var shelf = await clocks.ShelfAsync();
        return TypedResults.Ok(new ShowDue.Response(caseId, [.. foresight.Limits().Select(clock => ShowDue.Tell(clock, shelf.Find(clock.CalendarVersion) ?? counter, new Dictionary<DateTimeOffset, string>()))]));
    }
}
