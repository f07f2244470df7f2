using Wangge.Doors.Keys;

namespace Wangge.Doors.Cap.Peers;

/// <summary>Sends a peer nothing more; what waits for it is dropped. A repeat changes nothing.</summary>
internal static class EndCapPeer
{
    private const int MostDropped = 10_000;

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/cap-peers/{peerId:guid}", Handle)
        .RequirePermission(DoorsPermissions.KeepCapPeers)
        .WithName(nameof(EndCapPeer));

    private static async Task<Results<NoContent, Refused>> Handle(Guid peerId, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<CapPeer>().FirstOrDefaultAsync(p => p.Id == peerId, ct) is not { } peer) { return new Refused(CapRefusals.UnknownPeer); }
        if (peer.EndedAt is not null) { return TypedResults.NoContent(); }
        (peer.EndedAt, peer.SealedKey, peer.Version) = (time.Now(), null, peer.Version + 1);
        foreach (var one in await db.Set<CapDelivery>().Where(d => d.PeerId == peerId && d.State == CapDeliveryState.Waiting).Take(MostDropped).ToListAsync(ct)) { one.State = CapDeliveryState.Dropped; }
        db.Leaf(AuditNote.By(actor, "doors.cap-peer-ended", "cap-peer", peerId));
        await db.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
