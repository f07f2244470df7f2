using Wangge.Contracts.Areas;
using Wangge.Contracts.Video;
using Wangge.Kernel.Secrets;

namespace Wangge.Video.Cameras;

/// <inheritdoc/>
internal sealed class CameraFounding(DistrictDb db, IAreaLookup areas, Sealing sealing, TimeProvider time) : ICameraFounding
{
    public async Task<int> FoundAsync(IReadOnlyList<PlannedCamera> planned, CancellationToken ct)
    {
        var known = await db.Set<Camera>().Select(c => c.Id).ToHashSetAsync(ct);
        var missing = planned.Where(p => !known.Contains(p.Id)).ToList();
        foreach (var p in missing)
        {
            var fields = new CameraFields(
                p.Code, p.Name, p.Site, p.Purpose, p.Longitude, p.Latitude, p.DirectionDegrees, p.FieldOfViewDegrees, p.ReachMetres, p.UnitId, IsSignShown: true);
            if (CameraRules.Check(fields) is { } refusal) { throw new InvalidOperationException($"{p.Name}: {refusal.Code}"); }
            var grid = await areas.FindGridAsync(p.Longitude, p.Latitude) ?? throw new InvalidOperationException($"{p.Name} stands in no grid.");
            db.Add(CameraRules.Make(p.Id, fields, grid, sealing.Seal(PutCamera.SealedFor, p.Id, p.Address), time.Now()));
        }

        if (missing.Count == 0) { return 0; }
        db.Leaf(AuditNote.By(Actor.System, "video.found-cameras", "district", Guid.Empty, data: AuditData.Of(("rows", missing.Count))));
        await db.CommitAsync(ct);
        return missing.Count;
    }
}
