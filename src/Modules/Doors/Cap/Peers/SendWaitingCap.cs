using System.Security.Cryptography;
using Wangge.Contracts.Doors;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Secrets;

namespace Wangge.Doors.Cap.Peers;

/// <summary>Sends a peer what waits for it, the oldest first, so that a Cancel never comes before its Alert. Each notice sends all that it can, so none is left behind when notices are given up.</summary>
/// <remarks>A peer may get one twice where the house died after it was sent: messages are known by their identifier.</remarks>
internal sealed class SendWaitingCap(DistrictDb db, CapLine line, Sealing sealing, TimeProvider time) : IListenTo<CapWaits>
{
    private const int MostAtOnce = 50;

    /// <summary>Well below what the outbox allows a try.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(20);

    /// <exception cref="CapNotSentException">The oldest could not be sent now.</exception>
    public async Task HearAsync(CapWaits notice, Delivery delivery, CancellationToken ct)
    {
        if (await db.Set<CapPeer>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == notice.PeerId && p.EndedAt == null, ct) is not { } peer) { return; }
        var waiting = await db.Set<CapDelivery>().Where(d => d.PeerId == peer.Id && d.State == CapDeliveryState.Waiting).OrderBy(d => d.Seq).Take(MostAtOnce).ToListAsync(ct);
        var ids = waiting.ConvertAll(d => d.MessageId);
        var messages = await db.Set<CapSent>().AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Xml, ct);
        var (key, begun, sent) = (KeyOf(peer), time.GetTimestamp(), 0);
        db.MarkAsBookkeeping();
        foreach (var one in waiting)
        {
            var answer = await line.SendAsync(new Uri(peer.Url), key, messages[one.MessageId], ct);
            if (answer.End == CapLineEnd.TryAgain && sent == 0)
            {
                await NoteAsync(one.Seq, answer.Code, ct);
                throw new CapNotSentException(answer.Code);
            }

            (one.Tries, one.TriedAt, one.Answer) = (one.Tries + 1, time.Now(), answer.Code);
            if (answer.End == CapLineEnd.TryAgain) { break; }
            one.State = answer.End == CapLineEnd.Delivered ? CapDeliveryState.Delivered : CapDeliveryState.Refused;
            sent++;
            if (time.GetElapsedTime(begun) > LongestTurn) { break; }
        }

        // What was sent stands; the rest gets tries of its own.
        if (sent < waiting.Count || waiting.Count == MostAtOnce) { db.Announce(notice); }
    }

    /// <summary>So that the administrator sees what happens; in a commit of its own, since the listener's is given up.</summary>
    private async Task NoteAsync(long seq, string answer, CancellationToken ct)
    {
        await using var other = db.Store.Lease();
        if (await other.Set<CapDelivery>().FirstOrDefaultAsync(d => d.Seq == seq, ct) is not { } one) { return; }
        (one.Tries, one.TriedAt, one.Answer) = (one.Tries + 1, time.Now(), answer);
        other.MarkAsBookkeeping();
        await other.CommitAsync(ct);
    }

    private string? KeyOf(CapPeer peer)
    {
        try
        {
            return peer.SealedKey is { } box ? sealing.Open(CapPeer.SealedFor, peer.Id, box) : null;
        }
        catch (CryptographicException)
        {
            // The home's key is another: the peer will say 401, which the administrator sees.
            return null;
        }
    }
}

/// <summary>A peer did not take what waits for it, and may later.</summary>
internal sealed class CapNotSentException(string answer) : Exception(answer);
