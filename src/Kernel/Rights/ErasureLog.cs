using System.Text.Json;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Rights;

/// <summary>Tombstones beside the store, one JSON line each, so that a restore of an older copy erases again what was erased since.</summary>
/// <remarks>Safe for concurrent use within one process.</remarks>
public sealed class ErasureLog(Home home, IFilePort files) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>The file of a district's tombstones; it need not exist.</summary>
    public string FileOf(string districtCode) => Path.Combine(home.Folder("erasures"), districtCode + ".jsonl");

    /// <summary>Adds one, safe on disk when this returns.</summary>
    public async Task AppendAsync(string districtCode, Erasure erasure, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            // One write: the line, after an end for a line that was torn before it.
            var line = (byte[])[.. EndsTorn(FileOf(districtCode)) ? "\n"u8 : [], .. JsonSerializer.SerializeToUtf8Bytes(erasure, Json), (byte)'\n'];
            await using var file = new FileStream(FileOf(districtCode), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            await file.WriteAsync(line, CancellationToken.None);
            file.Flush(flushToDisk: true);
            if (Path.GetDirectoryName(file.Name) is { } folder) { files.SyncFolder(folder); }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>All of a district's tombstones, in the order of their making; a torn last line is passed over.</summary>
    public async Task<IReadOnlyList<Erasure>> ListAsync(string districtCode, CancellationToken ct)
    {
        var file = FileOf(districtCode);
        if (!File.Exists(file)) { return []; }
        var erasures = new List<Erasure>();
        foreach (var line in await File.ReadAllLinesAsync(file, ct))
        {
            try
            {
                if (JsonSerializer.Deserialize<Erasure>(line, Json) is { } erasure) { erasures.Add(erasure); }
            }
            catch (JsonException)
            {
                // The process ended while it wrote this line: the erasure was never carried out and its asker never answered.
            }
        }

        return erasures;
    }

    public void Dispose() => _gate.Dispose();

    private static bool EndsTorn(string path)
    {
        if (!File.Exists(path)) { return false; }
        using var file = File.OpenRead(path);
        if (file.Length == 0) { return false; }
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }
}
