using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;

namespace Wangge.Kernel.Tests.Blobs;

/// <summary>A file system in memory that forgets on <see cref="LosePower"/> whatever was not synced: bytes without SyncFile, names without SyncFolder.</summary>
internal sealed class VolatileFiles : IFilePort
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Node> _names = [];
    private readonly Dictionary<string, Node> _durableNames = [];
    private readonly HashSet<string> _folders = ["/"];
    private readonly HashSet<string> _durableFolders = ["/"];

    public long SpaceLeft { get; set; } = long.MaxValue;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>As after pulling the plug: what was not synced is gone, and what was half synced is what it was.</summary>
    public void LosePower()
    {
        lock (_lock)
        {
            _folders.Clear();
            _folders.UnionWith(_durableFolders.Where(IsReachable));
            _names.Clear();
            foreach (var (path, node) in _durableNames.Where(name => _folders.Contains(FolderOf(name.Key))))
            {
                node.Bytes = node.DurableBytes;
                _names.Add(path, node);
            }
        }
    }

    public void MakeDurableFolder(string folder)
    {
        CreateFolder(folder);
        _durableFolders.UnionWith(_folders);
    }

    public bool FileExists(string path)
    {
        lock (_lock) { return _names.ContainsKey(path); }
    }

    public bool FolderExists(string folder)
    {
        lock (_lock) { return _folders.Contains(folder); }
    }

    public void CreateFolder(string folder)
    {
        lock (_lock)
        {
            for (var each = folder; each != "/"; each = FolderOf(each)) { _folders.Add(each); }
        }
    }

    public Stream CreateFile(string path)
    {
        lock (_lock)
        {
            if (!_folders.Contains(FolderOf(path))) { throw new DirectoryNotFoundException(path); }

            var node = new Node { LastWritten = Clock.GetUtcNow() };
            if (!_names.TryAdd(path, node)) { throw new IOException($"{path} is taken."); }

            return new NodeStream(this, node);
        }
    }

    public Stream OpenRead(string path)
    {
        lock (_lock)
        {
            return _names.TryGetValue(path, out var node) ? new MemoryStream(node.Bytes, writable: false) : throw new FileNotFoundException(path);
        }
    }

    public void SyncFile(Stream file)
    {
        var node = ((NodeStream)file).Node;
        lock (_lock) { node.DurableBytes = node.Bytes; }
    }

    public void SyncFolder(string folder)
    {
        lock (_lock)
        {
            if (!_folders.Contains(folder)) { throw new DirectoryNotFoundException(folder); }

            foreach (var path in _durableNames.Keys.Where(path => FolderOf(path) == folder).ToList()) { _durableNames.Remove(path); }

            foreach (var (path, node) in _names.Where(name => FolderOf(name.Key) == folder)) { _durableNames[path] = node; }

            _durableFolders.UnionWith(_folders.Where(each => each != "/" && FolderOf(each) == folder));
        }
    }

    public void Rename(string from, string to)
    {
        lock (_lock)
        {
            if (!_names.Remove(from, out var node)) { throw new FileNotFoundException(from); }

            _names[to] = node;
        }
    }

    public void Delete(string path)
    {
        lock (_lock) { _names.Remove(path); }
    }

    public DateTimeOffset LastWritten(string path)
    {
        lock (_lock) { return _names.TryGetValue(path, out var node) ? node.LastWritten : throw new FileNotFoundException(path); }
    }

    public void Touch(string path, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (!_names.TryGetValue(path, out var node)) { throw new FileNotFoundException(path); }

            node.LastWritten = at;
        }
    }

    public IEnumerable<string> ListFiles(string folder)
    {
        lock (_lock) { return [.. _names.Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal))]; }
    }

    public long FreeBytes(string folder) => SpaceLeft;

    private bool IsReachable(string folder) => folder == "/" || (_durableFolders.Contains(folder) && IsReachable(FolderOf(folder)));

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!;

    private sealed class Node
    {
        public byte[] Bytes { get; set; } = [];

        public byte[] DurableBytes { get; set; } = [];

        public DateTimeOffset LastWritten { get; set; }
    }

    private sealed class NodeStream(VolatileFiles disk, Node node) : MemoryStream
    {
        public Node Node => node;

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        public override void Write(byte[] buffer, int offset, int count)
        {
            lock (disk._lock)
            {
                // The number is ENOSPC's, as the real file system gives it.
                if (count > disk.SpaceLeft) { throw new IOException("No space left on device", 28); }

                disk.SpaceLeft -= count;
                base.Write(buffer, offset, count);
                node.Bytes = ToArray();
                node.LastWritten = disk.Clock.GetUtcNow();
            }
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
    }
}
