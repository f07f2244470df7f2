using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Repeats;
using Wangge.Video.Cameras;
using Wangge.Video.Gateway;

namespace Wangge.Video.Viewing;

/// <summary>Asks to look through a camera, and says why: the reason is on record before there is anything to see. Gives a ticket of a minute for this viewer and this camera, good once.</summary>
/// <remarks>
/// For an alarm: an open one that has this camera, as <see cref="ViewRules"/> says. Otherwise one of the reasons. Without the leaf there is no ticket.
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
        .RequirePermission(VideoPermissions.Ask)
        .Admit(AdmissionClass.Alarm)
        .WithName(nameof(AskView));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid cameraId, Request request, DistrictDb db, ViewRules rules, IAccounts accounts, PictureGateway gateway, ViewSeats seats, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (await db.Set<Camera>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == cameraId, ct) is not { } camera) { return new Refused(VideoRefusals.UnknownCamera); }
        var reach = new Reach(camera.AreaPath);
        if (await rules.CheckAsync(cameraId, request.AlarmId, actor, reach, ct) is { } refusal) { return new Refused(refusal); }
        if (camera.EndedAt is not null) { return new Refused(VideoRefusals.CameraEnded); }
        if (seats.AreTaken(db.District.Code, actor.Id)) { return new Refused(VideoRefusals.TooManyViews); }
        if (await db.Set<CameraViewing>().AnyAsync(v => v.Id == request.ActId, ct)) { return new Refused(RepeatedWrites.IdReused); }
        var reason = ViewReason.Alarm;
        if (request.AlarmId is null)
        {
            if (WireName.Find<ViewReason>(request.Reason) is not { } said || said == ViewReason.Alarm) { return new Refused(VideoRefusals.ReasonNeeded); }
            reason = said;
        }

        var (now, ticket) = (time.Now(), NewTicket());
        var role = rules.RoleOf(actor, reach);
        db.Add(new CameraViewing
        {
            Id = request.ActId, CameraId = cameraId, ViewerId = actor.Id, Role = role, Reason = reason, AlarmId = request.AlarmId, AreaPath = camera.AreaPath, Longitude = camera.Longitude, Latitude = camera.Latitude,
            ReachMetres = camera.ReachMetres, MediaServerId = camera.MediaServerId, AskedAt = now, TicketHash = HashOf(ticket), Version = 1,
        });
        db.Leaf(AuditNote.By(
            actor, "video.view-asked", "camera", cameraId, camera.AreaPath, purpose: reason.Wire(), data: AuditData.Of(("viewing", request.ActId), ("role", role), ("alarm", request.AlarmId))));
        await db.CommitAsync(ct);
        // Fetched while the ticket is on its way.
        if (camera.MediaServerId is null) { gateway.Expect(db.District.Code, cameraId, request.AlarmId); }
        var names = await accounts.ListNamesAsync([actor.Id], ct);
        return TypedResults.Ok(new Response(request.ActId, ticket, now + TicketHolds, names.GetValueOrDefault(actor.Id) ?? "", camera.Name));
    }

    /// <summary>192 random bits in 32 URL-safe characters.</summary>
    private static string NewTicket() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    public static byte[] HashOf(string ticket) => SHA256.HashData(Encoding.ASCII.GetBytes(ticket));
}
