using System.Globalization;
using Wangge.Contracts.Doors;

namespace Wangge.Doors.Cap.Outgoing;

/// <summary>Puts a message of ours into the commit, with its way to each peer. Asked in a scope of the district.</summary>
internal sealed class CapPost(DistrictDb db, TimeProvider time)
{
    /// <param name="message">Its identifier ends in its number within the alarm.</param>
    /// <param name="alarmVersion">The act that it tells; 0 for an Ack.</param>
    public void Put(CapMessage message, string xml, Guid alarmId, string areaPath, int alarmVersion, IReadOnlyList<Guid> peerIds)
    {
        var id = Guid.CreateVersion7(time.Now());
        db.Add(new CapSent
        {
            Id = id, AlarmId = alarmId, Number = NumberOf(message.Identifier), AlarmVersion = alarmVersion, AreaPath = areaPath, Type = message.Type, Status = message.Status, Sender = message.Sender,
            Identifier = message.Identifier, SentAt = message.Sent.ToUniversalTime(), Xml = xml,
        });
        foreach (var peerId in peerIds)
        {
            db.Add(new CapDelivery { PeerId = peerId, MessageId = id, State = CapDeliveryState.Waiting });
            db.Announce(new CapWaits(peerId));
        }
    }

    private static int NumberOf(string identifier) => int.Parse(identifier.AsSpan(identifier.LastIndexOf('.') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
