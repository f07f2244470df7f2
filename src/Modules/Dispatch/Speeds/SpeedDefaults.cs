using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Speeds;

/// <summary>Gives a district the house's table of speeds to begin with.</summary>
internal sealed class SpeedDefaults(TimeProvider time) : IFoundDistrict
{
    public async Task FoundAsync(DistrictStore store, CancellationToken ct)
    {
        await using var db = store.Lease();
        if (await db.Set<SpeedVersion>().AnyAsync(ct)) { return; }
        db.Add(new SpeedVersion { Version = 1, Table = SpeedTable.Default with { Version = 1 }, ActorId = Guid.Empty, At = time.Now(), Reason = "" });
        db.Leaf(AuditNote.By(Actor.System, "dispatch.found", "district", Guid.Empty));
        await db.CommitAsync(ct);
    }
}
