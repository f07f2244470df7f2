using Wangge.Contracts.Dispatch;

namespace Wangge.Dispatch.Zones;

/// <inheritdoc/>
internal sealed class ZoneFounding(DistrictDb db, ZoneBook book, TimeProvider time) : IZoneFounding
{
    public async Task FoundAsync(IReadOnlyList<PlannedZone> zones, CancellationToken ct)
    {
        if (zones.Count == 0 || await db.Set<ZoneVersion>().AnyAsync(ct)) { return; }
        foreach (var zone in zones)
        {
            db.Insert(new ZoneVersion
            {
                ZoneId = zone.ZoneId, Version = 1, Name = zone.Name, Kind = zone.Kind, Minutes = zone.Minutes ?? ZoneKinds.MinutesOf(zone.Kind), Edge = Shapes.Write(zone.Edge), ActorId = Guid.Empty, At = time.Now(),
            });
        }

        db.Leaf(new AuditNote(Guid.Empty, AuditActorKind.System, "dispatch.zones-founded", "district", Guid.Empty, $"/{db.District.Code}/", Data: AuditData.Of(("zones", zones.Count))));
        await db.CommitAsync(ct);
        await book.ChangedAsync();
    }
}
