using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Following;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Showing;

/// <summary>A case's picture as an upright copy without metadata; the original is never served.</summary>
/// <remarks>
/// Right after it came the copy may still be in the making: <c>files.not-ready</c>, to be asked again. A picture that the public does not see is personal
/// detail: looking at it leaves a leaf, one a person, case and hour (a gallery is one look). Source: ARCHITECTURE, "files"; RIGHTS, "Seen by".
/// </remarks>
internal static class ShowPicture
{
    private static readonly Refusal Unknown = new("files.unknown", RefusalKind.NotFound);
    private static readonly Refusal NotReady = new("files.not-ready", RefusalKind.Unavailable, "The copy is being made.");
    private static readonly Refusal BadSize = new("files.bad-size", RefusalKind.Invalid, "A size is small, medium or large.");

    /// <summary>How long one leaf answers for a person's looks at a case's pictures; a browser keeps them no longer.</summary>
    private static readonly TimeSpan OneLook = TimeSpan.FromHours(1);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{caseId:guid}/pictures/{sha256}/{size}", ForStaffAsync).RequirePermission(CasePermissions.Read).AnswersFile("image/jpeg").WithName(nameof(ShowPicture));
        api.MapGet("/follow/{secret}/pictures/{sha256}/{size}", ForReporterAsync).AllowAnyone("The unguessable link is the right to see it.").AnswersFile("image/jpeg").WithName("ShowPictureToReporter");
    }

    private static async Task<Results<FileStreamHttpResult, Refused>> ForStaffAsync(
        Guid caseId, string sha256, string size, DistrictDb db, BlobFiles files, AccessPolicy policy, Actor actor, TimeProvider time, HttpResponse http, CancellationToken ct)
    {
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, ct) is not { } matter) { return new Refused(CaseActs.UnknownCase); }
        if (policy.Check(actor, CasePermissions.Read, CaseActs.ReachOf(matter)) is { } refusal) { return new Refused(refusal); }
        if (await FindPublicityAsync(db, matter, sha256, ct) is not { } isPublic) { return new Refused(Unknown); }
        var served = Serve(db, files, sha256, size, http);
        if (!isPublic && served.Result is FileStreamHttpResult) { await NoteLookAsync(db, matter, policy, actor, time.GetUtcNow(), ct); }
        return served;
    }

    /// <summary>Reporters see the pictures of their own report and those of what was done about it.</summary>
    private static async Task<Results<FileStreamHttpResult, Refused>> ForReporterAsync(
        string secret, string sha256, string size, DistrictDb db, BlobFiles files, HttpResponse http, CancellationToken ct)
    {
        if (await FollowReport.FindAsync(db, secret, ct) is not { } report) { return new Refused(FollowReport.Unknown); }
        var isOwn = await db.WithoutStills().AnyAsync(u => u.Sha256 == sha256 && u.SubjectId == report.Id, ct);
        var isDone = !isOwn && await db.Set<CaseJournalEntry>()
            .Where(e => e.CaseId == report.CaseId && (e.Action == CaseAction.FeedBack || e.Action == CaseAction.PassCheck))
            .AnyAsync(e => db.WithoutStills().Any(u => u.SubjectId == e.Id && u.Sha256 == sha256), ct);
        return isOwn || isDone ? Serve(db, files, sha256, size, http) : new Refused(Unknown);
    }

    /// <summary>Whether everyone may see it: it came with a public report, or with an act on a public case, and is no camera's still. Null where the case has no such picture.</summary>
    private static async Task<bool?> FindPublicityAsync(DistrictDb db, Case matter, string sha256, CancellationToken ct)
    {
        var isStill = await db.Set<BlobUse>().AnyAsync(u => u.Sha256 == sha256 && u.SubjectKind == CaseSnapshot.FileKind, ct);
        var reports = await db.Set<BlobUse>().Where(u => u.Sha256 == sha256)
            .Join(db.Set<Reporting.Report>().Where(r => r.CaseId == matter.Id), u => u.SubjectId, r => r.Id, (_, r) => r.IsPublic).ToListAsync(ct);
        if (reports.Count > 0) { return matter.IsPublic && !isStill && reports.Contains(true); }
        var isOfAct = await db.Set<BlobUse>().Where(u => u.Sha256 == sha256).AnyAsync(u => db.Set<CaseJournalEntry>().Any(e => e.Id == u.SubjectId && e.CaseId == matter.Id), ct);
        return isOfAct ? matter.IsPublic && !isStill : null;
    }

    private static async Task NoteLookAsync(DistrictDb db, Case matter, AccessPolicy policy, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - OneLook;
        if (await db.Set<AuditLeafRow>().AnyAsync(l => l.SubjectId == matter.Id && l.Action == Readings.Pictures && l.ActorId == actor.Id && l.At > since, ct)) { return; }
        db.Leaf(AuditNote.By(
            actor, Readings.Pictures, "case", matter.Id, matter.AreaPath, purpose: "casework", data: Readings.NoteOf(policy, actor, CasePermissions.Read, CaseActs.ReachOf(matter))));
        await db.CommitAsync(ct);
    }

    private static Results<FileStreamHttpResult, Refused> Serve(DistrictDb db, BlobFiles files, string sha256, string size, HttpResponse http)
    {
        if (!Enum.TryParse<PictureSize>(size, ignoreCase: true, out var asked) || !Enum.IsDefined(asked)) { return new Refused(BadSize); }
        if (!BlobName.TryParse(sha256, out var name)) { return new Refused(Unknown); }
        if (files.Of(db.District).FindCopy(name, asked) is not { } copy)
        {
            // It waits in no queue after a restart: whoever asks puts it there.
            files.QueueCopies(db.District, name);
            return new Refused(NotReady);
        }

        http.Headers.XContentTypeOptions = "nosniff";
        http.Headers.CacheControl = "private, max-age=3600, immutable";
        return TypedResults.File(copy, "image/jpeg");
    }
}
