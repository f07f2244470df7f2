using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Threads;

namespace Wangge.Kernel.Blobs;

/// <summary>Keeps files by the hash of their content in a folder: whole and safe from loss of power, or not at all.</summary>
/// <remarks>Originals are for work inside the house; what is served are copies (see <see cref="PictureCopies"/>) and attachments. One process a folder. Thread-safe. Source: ARCHITECTURE "files".</remarks>
public sealed class BlobStore : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly BlobLayout _layout;
    private readonly IFilePort _files;
    private readonly TimeProvider _clock;
    private readonly BlobStoreOptions _options;
    private readonly ILogger<BlobStore> _log;
    /// <summary>A sync blocks for milliseconds; several side by side let the file system join them.</summary>
    private readonly OwnThreads _syncThreads = new(8, "blob sync");
    private readonly NameLocks _locks = new();

    // Folders whose own names are known to be safe.
    private readonly ConcurrentDictionary<string, bool> _settledFolders = [];

    /// <param name="root">Absolute; made and made safe where it is missing.</param>
    public BlobStore(string root, IFilePort files, TimeProvider clock, BlobStoreOptions options, ILogger<BlobStore> log)
    {
        (_layout, _files, _clock, _options, _log) = (new(Path.TrimEndingDirectorySeparator(root)), files, clock, options, log);
        files.CreateFolder(root);
        if (Path.GetDirectoryName(_layout.Root) is { } parent) { files.SyncFolder(parent); }
    }

    /// <summary>Takes a file. When this returns without a refusal, the file outlives a loss of power.</summary>
    /// <remarks>A file that is there already is compared by hash and not written; the sender must still have all of it, so that knowing a hash opens nothing. A fault of <paramref name="content"/> surfaces as it is, and nothing is kept.</remarks>
    /// <param name="maxBytes">More is refused with <c>blobs.too-large</c>.</param>
    /// <param name="inspect">Judges the content (seekable, at its start) before it is kept; null takes anything.</param>
    public async Task<BlobPut> PutAsync(BlobName name, Stream content, long maxBytes, Func<Stream, Refusal?>? inspect, CancellationToken ct)
    {
        using var reader = new ContentReader(content, maxBytes);
        try
        {
            return await RenewAsync(name, ct)
                ? await ConfirmAsync(name, reader, inspect, ct)
                : await ReceiveAsync(name, reader, inspect, ct);
        }
        catch (Exception fault) when (!reader.IsReading && StorageFault.Is(fault))
        {
            _log.LogError(fault, "Blob {Name} was not kept", name);
            return new(StorageFault.RefusalOf(fault), false, reader.Length);
        }
    }

    public bool Exists(BlobName name) => _files.FileExists(_layout.Original(name));

    /// <summary>The original, never to be served as it is when it is a picture; null where there is none.</summary>
    public Stream? FindOriginal(BlobName name) => Find(_layout.Original(name));

    /// <summary>An upright copy without metadata (JPEG), or null where it is not made yet or cannot be.</summary>
    public Stream? FindCopy(BlobName name, PictureSize size) => Find(_layout.Copy(name, size));

    /// <summary>Removes the original, its copies and what was half received of it; nothing where there is none.</summary>
    /// <exception cref="IOException">The disk failed; to be tried again.</exception>
    public async Task EraseAsync(BlobName name, CancellationToken ct)
    {
        using (await _locks.EnterAsync(name, ct)) { await EraseLockedAsync(name); }
    }

    /// <summary>Removes what nothing refers to, what was half received, and copies without an original.</summary>
    /// <param name="isReferenced">Asked for each original that is old enough, twice when it says no.</param>
    /// <param name="olderThan">Younger files are left, since their report may still be on the way.</param>
    /// <returns>Files removed, copies not counted.</returns>
    public async Task<int> SweepAsync(Func<BlobName, CancellationToken, ValueTask<bool>> isReferenced, TimeSpan olderThan, CancellationToken ct)
    {
        var removed = 0;
        foreach (var path in _files.ListFiles(_layout.Root))
        {
            ct.ThrowIfCancellationRequested();
            var (kind, name) = BlobLayout.Classify(path);
            switch (kind)
            {
                case BlobFileKind.Original when IsOlder(path, olderThan) && !await isReferenced(name, ct):
                    removed += await SweepOriginalAsync(path, name, isReferenced, olderThan, ct) ? 1 : 0;
                    break;
                case BlobFileKind.Temporary when IsOlder(path, olderThan):
                    _files.Delete(path);
                    removed++;
                    break;
                case BlobFileKind.Derived when !Exists(name):
                    _files.Delete(path);
                    break;
            }
        }

        return removed;
    }

    /// <summary>Originals that have neither all copies nor the mark that none can be made.</summary>
    internal IEnumerable<BlobName> ListWithoutCopies() => _files.ListFiles(_layout.Root)
        .Select(BlobLayout.Classify)
        .Where(file => file.Kind == BlobFileKind.Original && !IsCopied(file.Name))
        .Select(file => file.Name);

    internal bool IsCopied(BlobName name) =>
        _files.FileExists(_layout.Undecodable(name)) || Enum.GetValues<PictureSize>().All(size => _files.FileExists(_layout.Copy(name, size)));

    internal Task WriteCopyAsync(BlobName name, PictureSize size, ReadOnlyMemory<byte> jpeg, CancellationToken ct) =>
        WriteDerivedAsync(name, _layout.Copy(name, size), jpeg, ct);

    internal Task MarkUndecodableAsync(BlobName name, CancellationToken ct) =>
        WriteDerivedAsync(name, _layout.Undecodable(name), ReadOnlyMemory<byte>.Empty, ct);

    public void Dispose()
    {
        _syncThreads.Dispose();
        _locks.Dispose();
    }

    /// <summary>Whether it is there; if so it counts as young again, so that no sweep takes it from under the report that is on the way.</summary>
    private async Task<bool> RenewAsync(BlobName name, CancellationToken ct)
    {
        if (!Exists(name)) { return false; }

        using (await _locks.EnterAsync(name, ct))
        {
            if (!Exists(name)) { return false; }

            _files.Touch(_layout.Original(name), _clock.GetUtcNow());
            return true;
        }
    }

    private async Task<BlobPut> ConfirmAsync(BlobName name, ContentReader reader, Func<Stream, Refusal?>? inspect, CancellationToken ct)
    {
        using (var buffer = MemoryPool<byte>.Shared.Rent(BufferBytes))
        {
            while (await reader.ReadAsync(buffer.Memory, ct) > 0) { }
        }

        if (RefusalOf(name, reader) is { } refusal) { return new(refusal, false, reader.Length); }

        using (var original = _files.OpenRead(_layout.Original(name)))
        {
            if (inspect?.Invoke(original) is { } refused) { return new(refused, false, reader.Length); }
        }

        // A process that was killed after its rename left a name that no sync has made safe.
        await SettleAsync(name);
        return new(null, false, reader.Length);
    }

    private async Task<BlobPut> ReceiveAsync(BlobName name, ContentReader reader, Func<Stream, Refusal?>? inspect, CancellationToken ct)
    {
        if (_files.FreeBytes(_layout.Root) < _options.ReserveBytes) { return new(BlobRefusals.StorageFull, false, 0); }

        _files.CreateFolder(_layout.Shard(name));
        var temporary = _layout.Temporary(name);
        try
        {
            using (var file = _files.CreateFile(temporary))
            {
                await CopyAsync(reader, file, ct);
                if (RefusalOf(name, reader) is { } refusal) { return new(refusal, false, reader.Length); }

                file.Position = 0;
                if (inspect?.Invoke(file) is { } refused) { return new(refused, false, reader.Length); }

                await _syncThreads.RunAsync(() => _files.SyncFile(file));
            }

            _files.Touch(temporary, _clock.GetUtcNow());
            using (await _locks.EnterAsync(name, ct)) { _files.Rename(temporary, _layout.Original(name)); }

            temporary = null;
            await SettleAsync(name);
            return new(null, true, reader.Length);
        }
        finally
        {
            if (temporary is not null) { TryDelete(temporary); }
        }
    }

    private static async Task CopyAsync(ContentReader reader, Stream file, CancellationToken ct)
    {
        using var buffer = MemoryPool<byte>.Shared.Rent(BufferBytes);
        for (int count; (count = await reader.ReadAsync(buffer.Memory, ct)) > 0;) { await file.WriteAsync(buffer.Memory[..count], ct); }
    }

    private static Refusal? RefusalOf(BlobName name, ContentReader reader) =>
        reader.IsTooLong ? BlobRefusals.TooLarge
        : reader.Finish() != name.Hash ? BlobRefusals.NameMismatch
        : null;

    /// <summary>Makes a blob's name safe, and the names of the folders above it once in this process.</summary>
    private Task SettleAsync(BlobName name) => _syncThreads.RunAsync(() =>
    {
        var shard = _layout.Shard(name);
        _files.SyncFolder(shard);
        if (_settledFolders.ContainsKey(shard)) { return; }

        _files.SyncFolder(Path.GetDirectoryName(shard)!);
        _files.SyncFolder(_layout.Root);
        _settledFolders[shard] = true;
    });

    private async Task EraseLockedAsync(BlobName name)
    {
        // The original first: whoever makes a copy looks for it afterwards and takes the copy back (WriteDerivedAsync).
        _files.Delete(_layout.Original(name));
        foreach (var path in _layout.Derived(name)) { _files.Delete(path); }

        var shard = _layout.Shard(name);
        if (!_files.FolderExists(shard)) { return; }

        foreach (var path in _files.ListFiles(shard).Where(path => BlobLayout.Classify(path) == (BlobFileKind.Temporary, name)).ToList())
        {
            _files.Delete(path);
        }

        await _syncThreads.RunAsync(() => _files.SyncFolder(shard));
    }

    private async Task<bool> SweepOriginalAsync(
        string path, BlobName name, Func<BlobName, CancellationToken, ValueTask<bool>> isReferenced, TimeSpan olderThan, CancellationToken ct)
    {
        using (await _locks.EnterAsync(name, ct))
        {
            // Sent again or referred to since: both make it stay.
            if (!Exists(name) || !IsOlder(path, olderThan) || await isReferenced(name, ct)) { return false; }

            await EraseLockedAsync(name);
            return true;
        }
    }

    private async Task WriteDerivedAsync(BlobName name, string path, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var temporary = _layout.Temporary(name);
        try
        {
            using (var file = _files.CreateFile(temporary))
            {
                await file.WriteAsync(bytes, ct);
                await _syncThreads.RunAsync(() => _files.SyncFile(file));
            }

            _files.Rename(temporary, path);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }

        if (!Exists(name)) { _files.Delete(path); }
    }

    private bool IsOlder(string path, TimeSpan age)
    {
        try
        {
            return _files.LastWritten(path) < _clock.GetUtcNow() - age;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private Stream? Find(string path)
    {
        try
        {
            return _files.OpenRead(path);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private void TryDelete(string path)
    {
        try
        {
            _files.Delete(path);
        }
        catch (Exception fault) when (StorageFault.Is(fault))
        {
            _log.LogWarning(fault, "A half-received file stays until the sweep: {Path}", path);
        }
    }
}
