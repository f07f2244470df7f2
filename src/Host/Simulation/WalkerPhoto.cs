using Wangge.Demo;

namespace Wangge.Host.Simulation;

/// <summary>A photo at a point: drawn, and each another file, as no two photos are alike.</summary>
internal static class WalkerPhoto
{
    private const int MarkBytes = 2;

    private static readonly Lazy<byte[]> Drawn = new(() => new DemoPicture("leak-2-after", "leak", 2, IsAfter: true, "", "").Draw());

    public static byte[] Take()
    {
        // A comment segment right after the mark of the beginning; its length counts itself.
        var words = Guid.CreateVersion7().ToByteArray();
        byte[] comment = [0xFF, 0xFE, 0, (byte)(words.Length + MarkBytes), .. words];
        return [.. Drawn.Value.AsSpan(0, MarkBytes), .. comment, .. Drawn.Value.AsSpan(MarkBytes)];
    }
}
