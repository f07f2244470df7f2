using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Wangge.Contracts.Alarms;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Repeats;
using Wangge.Video.Cameras;
using Wangge.Video.Gateway;

namespace Wangge.Video.Viewing;

/// <summary>Asks to look through a camera, and says why: the reason is on record before there is anything to see. Gives a ticket of a minute for this viewer and this camera, good once.</summary>
/// <remarks>
/// For an alarm: an open one that has this camera, held by the asker, or by nobody yet and the asker may answer it. Otherwise one of the reasons. Without the leaf there is no ticket.
/// Refuses with <c>video.*</c>.
/// </remarks>
internal static class AskView
{
    public static readonly TimeSpan TicketHolds = TimeSpan.FromMinutes(1);

    /// <param name="Reason"><c>support-patrol</c>, <c>crowd-safety</c>, <c>traffic-incident</c>, <c>fire-or-flood</c>, <c>must-check-round</c>, <c>drill</c> or <c>camera-upkeep</c>; not needed with an alarm.</param>
    public sealed record Request(Guid ActId, [MaxLength(40)] string? Reason = null, Guid? AlarmId = null);

    /// <param name="Ticket">For the WebSocket <c>/picture</c>, as its second sub-protocol after <c>wangge.picture</c>.</param>
    /// <param name="Until">The connection is to be made before then.</param>
    /// <param name="Viewer">Display name, to be shown over the picture with the time.</param>
    public sealed record Response(Guid ViewingId, string Ticket, DateTimeOffset Until, string Viewer, string Camera);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cameras/{cameraId:guid}/views", Handle)
        .RequirePermission(VideoPermissions.View)
        .Admit(AdmissionClass.Alarm)
        .WithName(nameof(AskView));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid cameraId, Request request, DistrictDb db, ICamerasOfAlarms alarms, IAccounts accounts, PictureGateway gateway, ViewSeats seats, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (await db.Set<Camera>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == cameraId, ct) is not { } camera) { return new Refused(VideoRefusals.UnknownCamera); }
        var reach = new Reach(camera.AreaPath);
        if (policy.Check(actor, VideoPermissions.View, reach) is { } refusal) { return new Refused(refusal); }
        if (camera.EndedAt is not null) { return new Refused(VideoRefusals.CameraEnded); }
        if (seats.AreTaken(db.District.Code, actor.Id)) { return new Refused(VideoRefusals.TooManyViews); }
        if (await db.Set<CameraViewing>().AnyAsync(v => v.Id == request.ActId, ct)) { return new Refused(RepeatedWrites.IdReused); }
        var reason = ViewReason.Alarm;
        if (request.AlarmId is { } alarmId)
        {
            if (await alarms.FindAsync(alarmId, ct) is not { } alarm) { return new Refused(VideoRefusals.UnknownAlarm); }
            if (ViewRules.ForAlarm(alarm, cameraId, actor, policy, reach) is { } no) { return new Refused(no); }
        }
        else
        {
            if (WireName.Find<ViewReason>(request.Reason) is not { } said || said == ViewReason.Alarm) { return new Refused(VideoRefusals.ReasonNeeded); }
            reason = said;
        }

        var (now, ticket) = (time.Now(), NewTicket());
        var role = policy.RolesFor(actor, VideoPermissions.View, reach)[0].Role;
        db.Add(new CameraViewing
        {
            Id = request.ActId, CameraId = cameraId, ViewerId = actor.Id, Role = role, Reason = reason, AlarmId = request.AlarmId, AreaPath = camera.AreaPath, Longitude = camera.Longitude, Latitude = camera.Latitude,
            ReachMetres = camera.ReachMetres, AskedAt = now, TicketHash = HashOf(ticket), Version = 1,
        });
        db.Leaf(AuditNote.By(
            actor, "video.view-asked", "camera", cameraId, camera.AreaPath, purpose: reason.Wire(), data: AuditData.Of(("viewing", request.ActId), ("role", role), ("alarm", request.AlarmId))));
        await db.CommitAsync(ct);
        // Fetched while the ticket is on its way.
        gateway.Expect(db.District.Code, cameraId, request.AlarmId);
        var names = await accounts.ListNamesAsync([actor.Id], ct);
        return TypedResults.Ok(new Response(request.ActId, ticket, now + TicketHolds, names.GetValueOrDefault(actor.Id) ?? "", camera.Name));
    }

    /// <summary>192 random bits in 32 URL-safe characters.</summary>
    private static string NewTicket() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    public static byte[] HashOf(string ticket) => SHA256.HashData(Encoding.ASCII.GetBytes(ticket));
}

/// <summary>Who may look for an alarm.</summary>
internal static class ViewRules
{
    /// <summary>Why not, or null.</summary>
    public static Refusal? ForAlarm(AlarmWithCameras alarm, Guid cameraId, Actor actor, AccessPolicy policy, Reach reach)
    {
        if (!PictureGateway.CamerasOf(alarm.CameraIds).Contains(cameraId)) { return VideoRefusals.NotOfAlarm; }
        if (!alarm.IsOpen) { return VideoRefusals.AlarmEnded; }
        if (alarm.HolderId == actor.Id) { return null; }
        return alarm.HolderId is null && policy.Check(actor, VideoPermissions.ViewAlarms, reach) is null ? null : VideoRefusals.AlarmNotHeld;
    }
}
