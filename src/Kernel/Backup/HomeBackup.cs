using System.Security.Cryptography;
using System.Text.Json;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Backup;

/// <summary>Copies a whole home while it is in use, and puts such a copy back.</summary>
/// <remarks>
/// Files are immutable and are copied after the stores, so every file that a store names is in the copy. Keys are in it too: keep it as safe as the home.
/// Source: QUALITY, "backup".
/// </remarks>
public sealed class HomeBackup(Home home, DistrictRegistry registry, Stores stores)
{
    private const string ManifestName = "manifest.json";
    private static readonly string[] Kept = ["districts.json", "wangge.json", "demo-accounts.json", "demo-walkers.json"];
    private static readonly string[] KeptInDistrict = ["blobs", "maps"];
    private static readonly string[] KeptFolders = ["keys", "checkpoints", "erasures", "tls"];

    /// <summary>Writes a copy into a new folder.</summary>
    /// <param name="folder">Must not exist or be empty.</param>
    public async Task WriteAsync(string folder, IProgress<string> progress, CancellationToken ct)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) { throw new IOException($"{folder} is not empty."); }
        Home.CreatePrivate(folder);
        foreach (var district in registry.All)
        {
            progress.Report($"{district.Code}: copying the store");
            var target = Path.Combine(folder, "districts", district.Code);
            Home.CreatePrivate(target);
            await stores.Get(district.Code).BackUpAsync(target, ct);
            progress.Report($"{district.Code}: copying files");
            foreach (var name in KeptInDistrict) { CopyFolder(Path.Combine(home.DistrictFolder(district.Code), name), Path.Combine(target, name)); }
        }

        foreach (var name in Kept.Where(n => File.Exists(home.File(n)))) { File.Copy(home.File(name), Path.Combine(folder, name)); }
        foreach (var name in KeptFolders) { CopyFolder(home.File(name), Path.Combine(folder, name)); }
        await WriteManifestAsync(folder, ct);
    }

    /// <summary>Names the first file of a copy that is missing or changed, or null when it is whole.</summary>
    public static async Task<string?> FindDamageAsync(string folder, CancellationToken ct)
    {
        var file = Path.Combine(folder, ManifestName);
        if (!File.Exists(file)) { return ManifestName; }
        var manifest = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(file, ct))!;
        foreach (var (name, hash) in manifest)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path) || await HashAsync(path, ct) != hash) { return name; }
        }

        return null;
    }

    /// <summary>Lays a whole copy into a home, beside the tombstones that the home has kept.</summary>
    /// <param name="folder">A copy without damage.</param>
    /// <param name="home">Without districts.</param>
    public static void Lay(string folder, Home home)
    {
        if (File.Exists(home.File("districts.json"))) { throw new IOException($"{home.Path} holds districts already."); }
        Home.CreatePrivate(home.Path);
        foreach (var name in Kept.Where(n => File.Exists(Path.Combine(folder, n)))) { File.Copy(Path.Combine(folder, name), home.File(name), overwrite: true); }
        CopyFolder(Path.Combine(folder, "districts"), home.File("districts"));
        foreach (var name in KeptFolders.Where(n => n != "erasures")) { CopyFolder(Path.Combine(folder, name), home.File(name)); }
        MergeErasures(Path.Combine(folder, "erasures"), home.File("erasures"));
    }

    private static void MergeErasures(string from, string to)
    {
        Home.CreatePrivate(to);
        if (!Directory.Exists(from)) { return; }
        foreach (var file in Directory.EnumerateFiles(from))
        {
            var target = Path.Combine(to, Path.GetFileName(file));
            var known = File.Exists(target) ? File.ReadAllLines(target) : [];
            File.WriteAllLines(target, known.Union(File.ReadAllLines(file)));
        }
    }

    private static void CopyFolder(string from, string to)
    {
        if (!Directory.Exists(from)) { return; }
        Home.CreatePrivate(to);
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            // Half-written uploads are nobody's yet.
            if (path.EndsWith(".tmp", StringComparison.Ordinal)) { continue; }
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Home.CreatePrivate(Path.GetDirectoryName(target)!);
            try
            {
                File.Copy(path, target, overwrite: true);
            }
            catch (FileNotFoundException)
            {
                // Erased or swept since it was listed.
            }
        }
    }

    private static async Task WriteManifestAsync(string folder, CancellationToken ct)
    {
        var manifest = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            manifest[Path.GetRelativePath(folder, path)] = await HashAsync(path, ct);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, ManifestName), JsonSerializer.Serialize(manifest), ct);
    }

    private static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }
}
