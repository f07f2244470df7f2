using System.Collections.Concurrent;
using Wangge.Kernel.Disk;

namespace Wangge.Kernel.Storage;

/// <summary>The folder that holds all that one installation keeps: stores, files, keys.</summary>
/// <param name="Path">Absolute; created on first use with access for the owner alone.</param>
public sealed record Home(string Path)
{
    private static readonly ConcurrentDictionary<string, bool> Settled = new(StringComparer.Ordinal);

    /// <summary>Private keys: audit checkpoints, follow links, data protection.</summary>
    public string Keys => Folder("keys");

    /// <summary>What stands outside a district's own folder of this name.</summary>
    public string DistrictFolder(string districtCode) => Folder(System.IO.Path.Combine("districts", districtCode));

    /// <summary>A file directly in the home; the file itself need not exist.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A folder in the home that outlives a loss of power from now on: made where it is missing, and its name and those above it synced, once in this process.</summary>
    /// <param name="name">Relative, such as <c>keys/identity</c>.</param>
    public string Folder(string name)
    {
        var folder = System.IO.Path.Combine(Path, name);
        CreatePrivate(folder);
        if (!Settled.TryAdd(folder, true)) { return folder; }

        var files = new DiskFiles();
        for (var above = System.IO.Path.GetDirectoryName(folder)!; above.Length >= Path.Length; above = System.IO.Path.GetDirectoryName(above)!) { files.SyncFolder(above); }
        return folder;
    }

    /// <summary>Creates the folder, readable by its owner alone, where it is missing.</summary>
    public static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
