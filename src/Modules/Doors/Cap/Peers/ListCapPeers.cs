using Wangge.Doors.Keys;

namespace Wangge.Doors.Cap.Peers;

/// <summary>A peer as its administrator sees it; never its key.</summary>
/// <param name="HasKey">Whether we send one.</param>
/// <param name="KeyId">The key of ours by which it sends to us, or null.</param>
/// <param name="Waiting">Messages that wait for it.</param>
/// <param name="TriedAt">When the oldest of them was tried last; null where none waits or none was tried.</param>
/// <param name="Answer">What came of the last try of the oldest that waits, else of the newest delivery: a status or a code; null before any.</param>
/// <param name="DeliveredAt">When it took the newest; null where it refused that, or got none.</param>
public sealed record CapPeerView(Guid PeerId, string Name, string Url, bool HasKey, Guid? KeyId, int Waiting, DateTimeOffset? TriedAt, string? Answer, DateTimeOffset? DeliveredAt, DateTimeOffset? EndedAt, int Version);

/// <summary>The peers of this district, those that hold first; a district has some few.</summary>
internal static class ListCapPeers
{
    private const int Most = 100;

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cap-peers", Handle)
        .RequirePermission(DoorsPermissions.KeepCapPeers)
        .WithName(nameof(ListCapPeers));

    private static async Task<Ok<List<CapPeerView>>> Handle(DistrictDb db, CapPeerReading reading, CancellationToken ct)
    {
        var views = new List<CapPeerView>();
        foreach (var peer in await db.Set<CapPeer>().AsNoTracking().OrderBy(p => p.EndedAt != null).ThenBy(p => p.Name).Take(Most).ToListAsync(ct)) { views.Add(await reading.ViewAsync(peer, ct)); }
        return TypedResults.Ok(views);
    }
}

/// <summary>Makes views of peers. Asked in a scope of the district.</summary>
internal sealed class CapPeerReading(DistrictDb db)
{
    public async Task<CapPeerView> ViewAsync(CapPeer peer, CancellationToken ct)
    {
        var of = db.Set<CapDelivery>().AsNoTracking().Where(d => d.PeerId == peer.Id);
        var waiting = await of.CountAsync(d => d.State == CapDeliveryState.Waiting, ct);
        var oldest = await of.Where(d => d.State == CapDeliveryState.Waiting).OrderBy(d => d.Seq).FirstOrDefaultAsync(ct);
        var newest = await of.Where(d => d.State == CapDeliveryState.Delivered || d.State == CapDeliveryState.Refused).OrderByDescending(d => d.Seq).FirstOrDefaultAsync(ct);
        return new CapPeerView(
            peer.Id, peer.Name, peer.Url, peer.SealedKey is not null, peer.KeyId, waiting, oldest?.TriedAt, oldest is null ? newest?.Answer : oldest.Answer,
            newest is { State: CapDeliveryState.Delivered } ? newest.TriedAt : null, peer.EndedAt, peer.Version);
    }
}
