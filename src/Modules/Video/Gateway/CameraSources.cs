using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Secrets;
using Wangge.Video.Addresses;
using Wangge.Video.Cameras;

namespace Wangge.Video.Gateway;

/// <summary>Reads a camera's address at each beginning, and notes what came of it. Safe for concurrent use.</summary>
internal sealed class CameraSources(Stores stores, Sealing sealing, TimeProvider time, ILogger<CameraSources> log)
{
    /// <returns>The address, or why there is none.</returns>
    public async Task<(CameraAddress? Address, string? Fault)> OpenAsync(string districtCode, Guid cameraId, CancellationToken ct)
    {
        if (stores.Find(districtCode) is not { } store) { return (null, PictureFaults.CameraEnded); }
        await using var db = store.Lease();
        var camera = await db.Set<Camera>().AsNoTracking().Where(c => c.Id == cameraId && c.EndedAt == null && c.MediaServerId == null).Select(c => new { c.SealedSource }).FirstOrDefaultAsync(ct);
        if (camera is null) { return (null, PictureFaults.CameraEnded); }
        try
        {
            return CameraAddress.TryParse(sealing.Open(PutCamera.SealedFor, cameraId, camera.SealedSource)) is { } address ? (address, null) : (null, PictureFaults.Sealed);
        }
        catch (CryptographicException)
        {
            return (null, PictureFaults.Sealed);
        }
    }

    /// <summary>Which of these are cameras that may be looked through and that this house fetches.</summary>
    public async Task<IReadOnlyList<Guid>> ListKnownAsync(string districtCode, IReadOnlyCollection<Guid> cameraIds, CancellationToken ct)
    {
        if (cameraIds.Count == 0 || stores.Find(districtCode) is not { } store) { return []; }
        await using var db = store.Lease();
        return await db.Set<Camera>().Where(c => c.EndedAt == null && c.MediaServerId == null && cameraIds.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct);
    }

    /// <summary>Notes how a camera answered that was asked without fetching its picture. What ails the picture itself stays until there is one. Nobody's act, so without a leaf.</summary>
    /// <param name="codec">Null where it did not say.</param>
    public async Task NoteAnswerAsync(string districtCode, Guid cameraId, CameraCodec? codec, string? fault, CancellationToken ct)
    {
        if (stores.Find(districtCode) is not { } store) { return; }
        await using var db = store.Lease();
        if (!await db.Set<Camera>().AnyAsync(c => c.Id == cameraId && c.EndedAt == null, ct)) { return; }
        var standing = await db.Set<CameraStanding>().FirstOrDefaultAsync(s => s.CameraId == cameraId, ct);
        if (standing is null) { db.Add(standing = new CameraStanding { CameraId = cameraId }); }
        if (!PictureFaults.IsMiss(fault) && standing.Fault is not null && !PictureFaults.EndsByAnswer(standing.Fault)) { standing.Ask(time.Now()); }
        else { standing.Note(fault, time.Now()); }

        if (codec is not null) { standing.Codec = codec; }
        db.MarkAsBookkeeping();
        await db.CommitAsync(ct);
    }

    /// <summary>Notes it where it says something new. Nobody's act, so without a leaf; what fails here fails nobody.</summary>
    /// <param name="beginning">Null where it gave none.</param>
    public async Task NoteAsync(string districtCode, Guid cameraId, Beginning? beginning, string? fault, CancellationToken ct)
    {
        try
        {
            if (stores.Find(districtCode) is not { } store) { return; }
            await using var db = store.Lease();
            if (!await db.Set<Camera>().AnyAsync(c => c.Id == cameraId, ct)) { return; }
            var standing = await db.Set<CameraStanding>().FirstOrDefaultAsync(s => s.CameraId == cameraId, ct);
            var isSame = standing is not null && standing.Fault == fault && (beginning is null || (standing.Codec, standing.Width, standing.Height) == (beginning.Codec, beginning.Width, beginning.Height));
            var now = time.Now();
            if (isSame && !standing!.CountsAgain(fault, now) && now - standing.TriedAt < TimeSpan.FromMinutes(10)) { return; }
            if (standing is null) { db.Add(standing = new CameraStanding { CameraId = cameraId }); }
            if (beginning is not null) { (standing.Codec, standing.Width, standing.Height) = (beginning.Codec, beginning.Width, beginning.Height); }
            standing.Note(fault, now);
            db.MarkAsBookkeeping();
            await db.CommitAsync(ct);
        }
        catch (Exception reason) when (!ct.IsCancellationRequested)
        {
            log.LogInformation("What came of a camera is noted later: {Type}", reason.GetType().Name);
        }
    }
}
