using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wangge.Contracts.Doors;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Storage;

namespace Wangge.Doors.Messages;

/// <summary>Where messages stand that no door outside takes: <c>messages.jsonl</c> in the home, a line each, on the disk before the sender goes on.</summary>
/// <remarks>
/// The outbox tells a message again when the program died between this file and its own commit. Only what was written last can be told again,
/// so the end of the file is read at the first use, and the latest lines are remembered. The file is its owner's alone and names nobody: of an address it shows
/// the ends, enough to see that a message would have gone out, so erasing a reporter leaves nothing behind in it. Not safe for concurrent use.
/// </remarks>
internal sealed class MessageFile(Home home, IFilePort files)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int RememberedLines = 1_000;
    private const int EndBytes = 256 << 10;

    private readonly Queue<Line> _order = [];
    private readonly HashSet<Line> _latest = [];
    private bool _isRead;

    /// <summary>Writes it, unless this very message to this receiver is among the latest.</summary>
    public async Task AppendAsync(OutgoingMessage message, CancellationToken ct)
    {
        var path = home.File("messages.jsonl");
        var isNew = !File.Exists(path);
        await using var file = new FileStream(path, OwnersAlone());
        var isTorn = !_isRead && await ReadEndAsync(file, ct);
        _isRead = true;
        var line = new Line(message.MessageId, message.LinkPath);
        if (!Remember(line)) { return; }

        try
        {
            file.Seek(0, SeekOrigin.End);
            // What the last life left half-written ends here; its message is told again.
            await file.WriteAsync(Encoding.UTF8.GetBytes((isTorn ? "\n" : "") + JsonSerializer.Serialize(message with { Email = Masked(message.Email), Phone = Masked(message.Phone) }, Readable) + "\n"), ct);
            file.Flush(flushToDisk: true);
            if (isNew) { files.SyncFolder(Path.GetDirectoryName(path)!); }
        }
        catch
        {
            _latest.Remove(line);
            _isRead = false;
            throw;
        }
    }

    /// <returns>Whether the last line has no end.</returns>
    private async Task<bool> ReadEndAsync(FileStream file, CancellationToken ct)
    {
        if (file.Length == 0) { return false; }
        file.Seek(-Math.Min(file.Length, EndBytes), SeekOrigin.End);
        var end = new byte[file.Length - file.Position];
        await file.ReadExactlyAsync(end, ct);
        foreach (var text in Encoding.UTF8.GetString(end).Split('\n'))
        {
            try
            {
                if (text.Length > 0 && JsonSerializer.Deserialize<Line>(text) is { } line) { Remember(line); }
            }
            catch (JsonException)
            {
                // Cut at the beginning of what was read, or torn.
            }
        }

        return end[^1] != '\n';
    }

    private bool Remember(Line line)
    {
        if (!_latest.Add(line)) { return false; }
        _order.Enqueue(line);
        if (_order.Count > RememberedLines) { _latest.Remove(_order.Dequeue()); }
        return true;
    }

    private static FileStreamOptions OwnersAlone()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }
        return options;
    }

    /// <summary>First and last character of each part, such as <c>z…g@e…g</c>.</summary>
    private static string? Masked(string? address) =>
        address is null ? null : string.Join('@', address.Split('@').Select(part => part.Length < 3 ? "…" : $"{part[0]}…{part[^1]}"));

    /// <param name="LinkPath">One reporter's, so it tells receivers of one message apart.</param>
    private sealed record Line(Guid MessageId, string? LinkPath);
}
