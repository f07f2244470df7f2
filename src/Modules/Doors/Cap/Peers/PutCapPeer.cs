using Wangge.Contracts.Doors;
using Wangge.Doors.Keys;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Secrets;

namespace Wangge.Doors.Cap.Peers;

/// <summary>Registers who gets this district's CAP messages from now on, or changes it whole; what waits for it is tried again at once.</summary>
/// <remarks>Refuses with <c>cap.peer.*</c>.</remarks>
internal static class PutCapPeer
{
    /// <param name="Name">Of the system or the organisation.</param>
    /// <param name="Url">Where messages are posted to: http or https, in a network that is allowed, at most 300 characters.</param>
    /// <param name="Key">What it asks for as the bearer; null: as it is, empty: none.</param>
    /// <param name="KeyId">The key of ours by which it sends to us, or null.</param>
    /// <param name="Version">That was edited; null: a new one.</param>
    public sealed record Request([Required, MinLength(1), MaxLength(80)] string Name, [Required, MaxLength(300)] string Url, [MaxLength(200)] string? Key = null, Guid? KeyId = null, int? Version = null);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/cap-peers/{peerId:guid}", Handle)
        .RequirePermission(DoorsPermissions.KeepCapPeers)
        .WithName(nameof(PutCapPeer));

    private static async Task<Results<Ok<CapPeerView>, Refused>> Handle(
        Guid peerId, Request request, DistrictDb db, PeerNetworks networks, Sealing sealing, CapPeerReading reading, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (peerId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (CapPeer.AddressOf(request.Url) is not { } address || request.Key?.Any(c => c is <= ' ' or > '~') == true) { return new Refused(CapRefusals.BadAddress); }
        if ((await networks.ResolveAsync(address.DnsSafeHost, ct)).Count == 0) { return new Refused(CapRefusals.AddressNotAllowed); }
        if (request.KeyId is { } keyId && !await db.Set<ApiKey>().AnyAsync(k => k.Id == keyId && k.Door == KeyDoor.Cap && k.RevokedAt == null, ct)) { return new Refused(CapRefusals.UnknownKey); }

        var hash = RepeatedWrites.HashOf(new { peerId, request });
        var peer = await db.Set<CapPeer>().FirstOrDefaultAsync(p => p.Id == peerId, ct);
        if (peer?.EndedAt is not null) { return new Refused(CapRefusals.PeerEnded); }
        if (peer is { Version: 1 } && request.Version is null && await db.FindEarlierAsync(actor.Key, peerId, hash, ct) is { OutcomeId: not null }) { return TypedResults.Ok(await reading.ViewAsync(peer, ct)); }
        if (peer is not null && peer.Version != request.Version) { return new Refused(CapRefusals.StalePeer); }

        var isNew = peer is null;
        if (peer is null)
        {
            peer = new CapPeer { Id = peerId, Name = "", Url = "", CreatedAt = time.Now() };
            db.Add(peer);
            db.Remember(actor.Key, peerId, hash, peerId, time);
        }

        (peer.Name, peer.Url, peer.KeyId, peer.Version) = (request.Name.Trim(), address.AbsoluteUri, request.KeyId, peer.Version + 1);
        if (request.Key is { } key) { peer.SealedKey = key.Length == 0 ? null : sealing.Seal(CapPeer.SealedFor, peerId, key); }
        db.Leaf(AuditNote.By(actor, isNew ? "doors.cap-peer-registered" : "doors.cap-peer-changed", "cap-peer", peerId, data: AuditData.Of(("version", peer.Version), ("key", request.Key is not null))));
        if (!isNew && await db.Set<CapDelivery>().AnyAsync(d => d.PeerId == peerId && d.State == CapDeliveryState.Waiting, ct)) { db.Announce(new CapWaits(peerId)); }
        await db.CommitAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(peer, ct));
    }
}
