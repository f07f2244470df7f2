using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Settings;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Calendars;

/// <summary>Puts a new version of the calendar in force. Deadlines that stand keep naming the version that they were counted by.</summary>
/// <remarks>If-Match names the version that was edited. Refuses with <c>cases.calendar.*</c>; see <see cref="CalendarCheck"/>.</remarks>
internal static class PutCalendar
{
    public sealed record Request : SettingsRequest
    {
        public required CalendarDefinition Calendar { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/calendar", Handle)
        .RequirePermission(CasePermissions.Configure)
        .WithName(nameof(PutCalendar));

    private static async Task<Results<Ok<ShowCalendar.Response>, Refused>> Handle(
        Request request, DistrictDb db, SettingsActs settings, Actor actor, IAccounts accounts, TimeProvider time, CancellationToken ct)
    {
        if (settings.Check() is { } refusal) { return new Refused(refusal); }
        var earlier = await settings.FindEarlierAsync("calendar", request, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }

        var newest = await db.Set<CalendarRow>().AsNoTracking().OrderByDescending(c => c.Version).FirstAsync(ct);
        if (!earlier.IsRepeat)
        {
            if ((settings.CheckVersion(newest.Version) ?? CalendarCheck.Refuse(request.Calendar)) is { } fault) { return new Refused(fault); }
            newest = new CalendarRow { Version = newest.Version + 1, Definition = request.Calendar, ActorId = actor.Id, At = time.Now() };
            db.Add(newest);
            await settings.CommitAsync(
                "calendar", request, Guid.Empty, AuditNote.By(actor, "cases.calendar.put", "district", Guid.Empty, data: AuditData.Of(("version", newest.Version))), "calendar", ct);
        }

        settings.SayVersion(newest.Version);
        return TypedResults.Ok(await ShowCalendar.ResponseOf(newest, accounts, time, ct));
    }
}
