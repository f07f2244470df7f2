using Wangge.Kernel.Blobs;

namespace Wangge.Rounds.Walking;

/// <summary>A photo that was sent as proof, as an upright copy without metadata, to those who see the round's results.</summary>
internal static class ShowProofPicture
{
    private static readonly Refusal Unknown = new("files.unknown", RefusalKind.NotFound);
    private static readonly Refusal NotReady = new("files.not-ready", RefusalKind.Unavailable, "The copy is being made.");
    private static readonly Refusal BadSize = new("files.bad-size", RefusalKind.Invalid, "A size is small, medium or large.");

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rounds/walks/{roundId:guid}/pictures/{sha256}/{size}", Handle)
        .RequirePermission(RoundsPermissions.SeeRounds)
        .AnswersFile("image/jpeg")
        .WithName(nameof(ShowProofPicture));

    private static async Task<Results<FileStreamHttpResult, Refused>> Handle(
        Guid roundId, string sha256, string size, DistrictDb db, BlobFiles files, AccessPolicy policy, Actor actor, HttpResponse http, CancellationToken ct)
    {
        if (await db.Set<Round>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == roundId, ct) is not { } round) { return new Refused(RoundsRefusals.UnknownRound); }
        if (policy.Check(actor, RoundsPermissions.SeeRounds, Results.ListRounds.ReachOf(round)) is { } refusal) { return new Refused(refusal); }
        if (!Enum.TryParse<PictureSize>(size, ignoreCase: true, out var asked) || !Enum.IsDefined(asked)) { return new Refused(BadSize); }
        if (!BlobName.TryParse(sha256, out var name) || !await db.Set<RoundProof>().AnyAsync(p => p.RoundId == roundId && p.Sha256 == sha256, ct)) { return new Refused(Unknown); }
        if (files.Of(db.District).FindCopy(name, asked) is not { } copy)
        {
            files.QueueCopies(db.District, name);
            return new Refused(NotReady);
        }

        http.Headers.XContentTypeOptions = "nosniff";
        http.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.Stream(copy, "image/jpeg");
    }
}
