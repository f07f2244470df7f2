using System.Security.Cryptography;
using System.Text;

namespace Wangge.Doors.Cap;

/// <summary>Ids made of what names a message, so that the same message makes the same alarm and the same note, whenever and by whomever it comes. Pure.</summary>
internal static class CapIds
{
    /// <summary>Of the alarm that an Alert raises (UUIDv7 of when it was sent).</summary>
    public static Guid OfAlarm(CapReference message) => Of(message, "alarm");

    /// <summary>Of the note that it makes on one alarm.</summary>
    public static Guid OfNote(CapReference message, Guid alarmId) => Of(message, alarmId.ToString("N"));

    private static Guid Of(CapReference message, string purpose)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"cap\n{purpose}\n{message.Sender}\n{message.Identifier}\n{CapTime.Write(message.Sent.ToUniversalTime())}"));
        Span<byte> bytes = stackalloc byte[16];
        var sent = message.Sent < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : message.Sent;
        Guid.CreateVersion7(sent).TryWriteBytes(bytes, bigEndian: true, out _);
        hash.AsSpan(0, 10).CopyTo(bytes[6..]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
