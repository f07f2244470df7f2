using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Limits;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Blobs;

/// <summary>Takes a file under the hash of its content: what arrived once is never sent twice.</summary>
/// <remarks>Sources: ARCHITECTURE, idea 3 and "files". Refuses with <c>blobs.*</c>; a file that no report names within a day is swept away.</remarks>
internal static class PutBlob
{
    /// <summary>Bytes of the largest file taken.</summary>
    public const long MostBytes = 25 << 20;

    private static readonly Refusal NotAName = new("blobs.not-a-name", RefusalKind.Invalid, "A file is named by its SHA-256 in lower-case hex.");

    /// <param name="MediaType">By content, whatever was claimed.</param>
    /// <param name="Width">Pixels as the picture is stored; null for other files.</param>
    /// <param name="TakenAt">What the camera says: a claim, without its offset when it says none.</param>
    /// <param name="Latitude">Where the photo says it was taken, WGS-84, or null.</param>
    public sealed record Response(string Sha256, string MediaType, long Bytes, int? Width, int? Height, DateTime? TakenAt, double? Latitude, double? Longitude);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/blobs/{sha256}", Handle)
        .AllowAnyone("Residents report with photos and have no account; limited per address.")
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
        // Whatever a client calls it, the content says what it is.
        .Accepts<byte[]>("application/octet-stream", "*/*")
        .Admit(AdmissionClass.Intake)
        .WithName(nameof(PutBlob));

    private static async Task<Results<Ok<Response>, Created<Response>, Refused>> Handle(
        string sha256, HttpRequest request, DistrictDb db, BlobFiles files, UploadLimits limits, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (!BlobName.TryParse(sha256, out var name)) { return new Refused(NotAName); }
        if (!actor.IsSignedIn && limits.TryTake(actor.Key) is { } wait) { return Refused.TooOften(wait); }

        FileFacts? facts = null;
        var put = await files.Of(db.District).PutAsync(name, request.Body, MostBytes, Inspect, ct);
        if (put.Refusal is not null) { return new Refused(put.Refusal); }

        var row = RowOf(sha256, put.Length, facts!, time.Now());
        if (!await db.Set<BlobRow>().AnyAsync(b => b.Sha256 == sha256, ct))
        {
            db.Add(row);
            // Not yet anyone's: the report that names it brings the leaf.
            db.MarkAsBookkeeping();
            await CommitUnlessThereAsync(db, ct);
        }

        if (facts!.Picture is not null) { files.QueueCopies(db.District, name); }
        var response = new Response(
            sha256, row.MediaType, row.Bytes, row.Width, row.Height, facts.Picture?.TakenAt, facts.Picture?.Position?.Latitude, facts.Picture?.Position?.Longitude);
        return put.IsNew ? TypedResults.Created((string?)null, response) : TypedResults.Ok(response);

        Refusal? Inspect(Stream content)
        {
            (facts, var refusal) = PictureInspection.Inspect(content);
            return refusal;
        }
    }

    private static async Task CommitUnlessThereAsync(DistrictDb db, CancellationToken ct)
    {
        try
        {
            await db.CommitAsync(ct);
        }
        catch (DuplicateKeyException)
        {
            // The same file came twice at once; either row says the same.
            db.Reset();
        }
    }

    private static BlobRow RowOf(string sha256, long bytes, FileFacts facts, DateTimeOffset now) => new()
    {
        Sha256 = sha256,
        MediaType = facts.Kind.MediaType(),
        Bytes = bytes,
        Width = facts.Picture?.WidthPixels,
        Height = facts.Picture?.HeightPixels,
        Longitude = facts.Picture?.Position?.Longitude,
        Latitude = facts.Picture?.Position?.Latitude,
        ReceivedAt = now,
    };
}

/// <summary>How many files one address without an account may send.</summary>
internal sealed class UploadLimits(TimeProvider time)
{
    private readonly CallerLimits _limits = new(time, perHour: 120, burst: 40);

    public TimeSpan? TryTake(string caller) => _limits.TryTake(caller);
}
