using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Following;
using Wangge.Kernel.Access;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Showing;

/// <summary>A case's picture as an upright copy without metadata; the original is never served.</summary>
/// <remarks>Right after it came the copy may still be in the making: <c>files.not-ready</c>, to be asked again. Source: ARCHITECTURE, "files".</remarks>
internal static class ShowPicture
{
    private static readonly Refusal Unknown = new("files.unknown", RefusalKind.NotFound);
    private static readonly Refusal NotReady = new("files.not-ready", RefusalKind.Unavailable, "The copy is being made.");
    private static readonly Refusal BadSize = new("files.bad-size", RefusalKind.Invalid, "A size is small, medium or large.");

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{caseId:guid}/pictures/{sha256}/{size}", ForStaffAsync).RequirePermission(CasePermissions.Read).WithName(nameof(ShowPicture));
        api.MapGet("/follow/{secret}/pictures/{sha256}/{size}", ForReporterAsync).AllowAnyone("The unguessable link is the right to see it.").WithName("ShowPictureToReporter");
    }

    private static async Task<Results<FileStreamHttpResult, Refused>> ForStaffAsync(
        Guid caseId, string sha256, string size, DistrictDb db, BlobFiles files, AccessPolicy policy, Actor actor, HttpResponse http, CancellationToken ct)
    {
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, ct) is not { } matter) { return new Refused(CaseActs.UnknownCase); }
        if (policy.Check(actor, CasePermissions.Read, CaseActs.ReachOf(matter)) is { } refusal) { return new Refused(refusal); }
        return await IsOfCaseAsync(db, caseId, sha256, ct) ? Serve(db, files, sha256, size, http) : new Refused(Unknown);
    }

    /// <summary>Reporters see the pictures of their own report and those of what was done about it.</summary>
    private static async Task<Results<FileStreamHttpResult, Refused>> ForReporterAsync(
        string secret, string sha256, string size, DistrictDb db, BlobFiles files, HttpResponse http, CancellationToken ct)
    {
        if (await FollowReport.FindAsync(db, secret, ct) is not { } report) { return new Refused(FollowReport.Unknown); }
        var isOwn = await db.Set<BlobUse>().AnyAsync(u => u.Sha256 == sha256 && u.SubjectId == report.Id, ct);
        var isDone = !isOwn && await db.Set<CaseJournalEntry>()
            .Where(e => e.CaseId == report.CaseId && (e.Action == CaseAction.FeedBack || e.Action == CaseAction.PassCheck))
            .AnyAsync(e => db.Set<BlobUse>().Any(u => u.SubjectId == e.Id && u.Sha256 == sha256), ct);
        return isOwn || isDone ? Serve(db, files, sha256, size, http) : new Refused(Unknown);
    }

    private static Task<bool> IsOfCaseAsync(DistrictDb db, Guid caseId, string sha256, CancellationToken ct) =>
        db.Set<BlobUse>().AnyAsync(
            u => u.Sha256 == sha256
                && (db.Set<CaseJournalEntry>().Any(e => e.Id == u.SubjectId && e.CaseId == caseId) || db.Set<Reporting.Report>().Any(r => r.Id == u.SubjectId && r.CaseId == caseId)),
            ct);

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
        http.Headers.CacheControl = "private, max-age=86400, immutable";
        return TypedResults.File(copy, "image/jpeg");
    }
}
