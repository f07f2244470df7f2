using Wangge.Kernel.Blobs;

namespace Wangge.Rounds.Inspections;

/// <summary>A photo of an inspection or of what was done about its defects, as an upright copy without metadata; the original is never served.</summary>
/// <remarks>Right after it came the copy may still be in the making: <c>files.not-ready</c>, to be asked again. Whoever sees the inspection sees it, and has a leaf for that.</remarks>
internal static class ShowInspectionPicture
{
    private static readonly Refusal Unknown = new("files.unknown", RefusalKind.NotFound);
    private static readonly Refusal NotReady = new("files.not-ready", RefusalKind.Unavailable, "The copy is being made.");
    private static readonly Refusal BadSize = new("files.bad-size", RefusalKind.Invalid, "A size is small, medium or large.");

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rounds/inspections/{inspectionId:guid}/pictures/{sha256}/{size}", Handle)
        .RequirePermission(InspectionPermissions.SeeOwn)
        .AnswersFile("image/jpeg")
        .WithName(nameof(ShowInspectionPicture));

    private static async Task<Results<FileStreamHttpResult, Refused>> Handle(
        Guid inspectionId, string sha256, string size, DistrictDb db, BlobFiles files, Sight sight, HttpResponse http, CancellationToken ct)
    {
        if (!Enum.TryParse<PictureSize>(size, ignoreCase: true, out var asked) || !Enum.IsDefined(asked)) { return new Refused(BadSize); }
        if (await db.Set<Inspection>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == inspectionId, ct) is not { } inspection) { return new Refused(InspectionRefusals.Unknown); }
        if (await sight.CheckAsync(inspection, ct) is { } refusal) { return new Refused(refusal); }
        var isOf = await db.Set<BlobUse>().AnyAsync(
            u => u.Sha256 == sha256 && (u.SubjectId == inspectionId || db.Set<JournalEntry>().Any(e => e.Id == u.SubjectId && e.InspectionId == inspectionId)), ct);
        if (!isOf || !BlobName.TryParse(sha256, out var name)) { return new Refused(Unknown); }

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
