using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Erasing;
using Wangge.Cases.Reporting;
using Wangge.Kernel.Access;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Http;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Following;

/// <summary>The reporter has their data deleted, by the link: the contact at any time, words and photos once the case has ended.</summary>
/// <remarks>Done again it changes nothing. What is refused says why and what the law gives against it. Source: RIGHTS, "A resident's own view"; PIPL art. 47.</remarks>
internal static class DeleteMyData
{
    private const string AskedByReporter = "asked-by-reporter";

    /// <param name="Deleted">Of <c>contact</c>, <c>words</c> and <c>photos</c>: what is not held any more.</param>
    /// <param name="Refused">What is kept for now, and why; null when nothing is.</param>
    public sealed record Response(IReadOnlyList<string> Deleted, LegalRemedy? Refused);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/follow/{secret}/delete-my-data", Handle)
        .AllowAnyone("The unguessable link is the right to it.")
        .WithName(nameof(DeleteMyData));

    private static async Task<Results<Ok<Response>, Refused>> Handle(string secret, DistrictDb db, Kernel.Rights.Erasing erasing, Actor actor, CancellationToken ct)
    {
        if (await FollowReport.FindAsync(db, secret, ct) is not { } report) { return new Refused(FollowReport.Unknown); }

        return TypedResults.Ok(await DeleteAsync(report, db, erasing, actor, ct));
    }

    /// <summary>Deletes what may be deleted of this report now.</summary>
    internal static async Task<Response> DeleteAsync(Report report, DistrictDb db, Kernel.Rights.Erasing erasing, Actor actor, CancellationToken ct)
    {
        var hasEnded = await db.Set<Case>().AnyAsync(c => c.Id == report.CaseId && c.EndedAt != null, ct);
        if (hasEnded)
        {
            if (await HoldsAnythingAsync(db, report, ct)) { await erasing.EraseAsync(db.Store, actor, ErasureOfReport.Kind, report.Id, AskedByReporter, ct); }
            return new Response(["contact", "words", "photos"], null);
        }

        if (await db.Set<Contact>().AnyAsync(c => c.ReportId == report.Id, ct))
        {
            await erasing.EraseAsync(db.Store, actor, ErasureOfContact.Kind, report.Id, AskedByReporter, ct);
        }

        return new Response(["contact"], LegalRemedy.StillOpen);
    }

    private static async Task<bool> HoldsAnythingAsync(DistrictDb db, Report report, CancellationToken ct) =>
        report.Attributes.Count > 0
        || await db.Set<Words>().AnyAsync(w => w.SubjectId == report.Id || w.ReportId == report.Id, ct)
        || await db.Set<Contact>().AnyAsync(c => c.ReportId == report.Id, ct)
        || await db.Set<BlobUse>().AnyAsync(u => u.SubjectId == report.Id, ct);
}
