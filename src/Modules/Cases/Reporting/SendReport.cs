using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Abuse;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Reporting;

/// <summary>Takes what someone tells, places it in its grid and opens a case.</summary>
/// <remarks>Source: DOMAIN 3, row "draft"; ARCHITECTURE, "The way of a report". A retry answers as the first did. Refuses with <c>cases.send.*</c>, <c>reports.*</c>.</remarks>
internal static class SendReport
{
    private static readonly Refusal WorkNeeded = new("reports.work-needed", RefusalKind.Invalid, "Without an account a report carries a small proof of work.");

    /// <param name="Type">Key of the type; where it is left out, other hazard.</param>
    /// <param name="Words">What is wrong or needed, in the sender's words.</param>
    /// <param name="PlaceText">Where, in words.</param>
    /// <param name="Longitude">WGS-84 degrees; with latitude or not at all.</param>
    /// <param name="Files">Photos and files sent before, by SHA-256; at most 9.</param>
    /// <param name="FilesAfter">Photos of the place put right, for what a grid worker settled on the spot.</param>
    /// <param name="IsPublic">Whether it may be shown in public; the type's default where left out.</param>
    /// <param name="HappenedAt">When it was seen, as the phone says: a claim.</param>
    /// <param name="Contact">How a resident may be answered; nothing is needed to follow by the link.</param>
    /// <param name="Attributes">Answers to what the type asks.</param>
    /// <param name="Source">How it came, for acceptors who write down a call: <c>hotline</c> or <c>walk-in</c>.</param>
    /// <param name="Follows">The closed case that this takes up again.</param>
    /// <param name="Work">Proof of work, for residents without an account.</param>
    public sealed record Request(
        [MaxLength(80)] string? Type,
        [Required, MinLength(1), MaxLength(4000)] string Words,
        [MaxLength(200)] string? PlaceText = null,
        [Range(-180, 180)] double? Longitude = null,
        [Range(-90, 90)] double? Latitude = null,
        [MaxLength(9)] IReadOnlyList<string>? Files = null,
        [MaxLength(9)] IReadOnlyList<string>? FilesAfter = null,
        bool? IsPublic = null,
        DateTimeOffset? HappenedAt = null,
        ContactRequest? Contact = null,
        IReadOnlyDictionary<string, string>? Attributes = null,
        [MaxLength(20)] string? Source = null,
        Guid? Follows = null,
        [MaxLength(64)] string? Work = null);

    public sealed record ContactRequest([MaxLength(60)] string? Name, [MaxLength(20), Phone] string? Phone, [MaxLength(120), EmailAddress] string? Email);

    /// <param name="Number">What people say aloud.</param>
    /// <param name="Follow">Secret of the link by which the reporter follows and answers.</param>
    /// <param name="Grid">Name of the grid that it lies in; null where it has no place in the district.</param>
    public sealed record Response(Guid ReportId, Guid CaseId, long Number, string Follow, string State, string? Grid);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/reports/{reportId:guid}", Handle)
        .AllowAnyone("Residents report without an account; limited per address, at the cost of a small proof of work.")
        .Admit(AdmissionClass.Intake)
        .WithName(nameof(SendReport));

    private static async Task<Results<Created<Response>, Refused>> Handle(
        Guid reportId, Request request, HttpContext http, Actor actor, Intake intake, ReportLimits limits, TimeProvider time, CancellationToken ct)
    {
        if (reportId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (!actor.IsSignedIn)
        {
            if (!ProofOfWork.IsDone(request.Work, reportId, time.Now())) { return new Refused(WorkNeeded); }
            if (limits.TryTake(actor.Key) is { } wait) { return Refused.TooOften(wait); }
        }

        var sender = new Intake.Sender(actor, SenderRoles.RoleOf(actor), SenderRoles.SourceOf(actor, request.Source));
        var (sent, refusal) = await intake.TakeAsync(reportId, request, sender, DecideOnceMore.IsSecondTime(http), ct);
        return sent is null ? new Refused(refusal!) : TypedResults.Created($"api/follow/{sent.Follow}", sent);
    }
}
