using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Showing;
using Wangge.Cases.Types;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Doors;

/// <summary>A picture that came with a public report, as an upright copy without metadata.</summary>
/// <remarks>Any other file is not there (404), whether it exists or not. Source: RIGHTS, "Publication".</remarks>
internal static class ShowPublicPicture
{
    private static readonly Refusal Unknown = new("files.unknown", RefusalKind.NotFound);
    private static readonly Refusal NotReady = new("files.not-ready", RefusalKind.Unavailable, "The copy is being made.");

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/public/pictures/{sha256}", Handle)
        .AllowAnyone("Pictures of public reports are shown to everyone.")
        .AnswersFile("image/jpeg")
        .WithName(nameof(ShowPublicPicture));

    private static async Task<Results<FileStreamHttpResult, Refused>> Handle(
        string sha256, DistrictDb db, CaseTypes types, BlobFiles files, HttpResponse http, CancellationToken ct)
    {
        if (!BlobName.TryParse(sha256, out var name)) { return new Refused(Unknown); }
        var isPublic = await PublicCases.Public(db, PublicCases.PrivateTypes(await types.BookAsync()))
            .Where(p => p.Case.State != CaseState.Refused && p.Case.State != CaseState.Void)
            .Join(
                db.WithoutStills().Where(u => u.Sha256 == sha256 && u.SubjectKind == "report"),
                p => p.Report.Id, u => u.SubjectId, (p, u) => u.Sha256)
            .AnyAsync(ct);
        if (!isPublic) { return new Refused(Unknown); }
        if (files.Of(db.District).FindCopy(name, PictureSize.Medium) is not { } copy)
        {
            files.QueueCopies(db.District, name);
            return new Refused(NotReady);
        }


        http.Headers.XContentTypeOptions = "nosniff";
        // Not for long: a report may be taken out of the public's sight.
        http.Headers.CacheControl = "public, max-age=600";
        http.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.File(copy, "image/jpeg");
    }
}
