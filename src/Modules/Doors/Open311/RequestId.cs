using System.Buffers.Text;

namespace Wangge.Doors.Open311;

/// <summary>Ids of requests and updates as clients see them: opaque, 22 characters that need no escaping in an address.</summary>
internal static class RequestId
{
    private const int Length = 22;

    public static string Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The id behind it, or null for anything that we never gave out: the caller answers 404.</summary>
    public static Guid? Find(string? text)
    {
        if (text is not { Length: Length } || !Base64Url.IsValid(text)) { return null; }
        Span<byte> bytes = stackalloc byte[16];
        if (!Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != 16) { return null; }

        var id = new Guid(bytes, bigEndian: true);
        // The last character has bits to spare; only one spelling is ours.
        return string.Equals(Of(id), text, StringComparison.Ordinal) ? id : null;
    }
}
