using System.Collections.Concurrent;
using System.Globalization;

namespace Wangge.City.MapFiles;

/// <summary>The maps of this home's districts: <c>districts/{code}/maps/{version}.map</c>, of which the highest version is served. Safe for concurrent use.</summary>
/// <remarks>
/// A version is its place in the row and the hash of its content, so addresses of tiles never change their meaning. A new one is put beside the old
/// and served from then on; the one before stays for pages that are open, older ones are deleted.
/// </remarks>
internal sealed class MapShelf(Home home)
{
    private const string Ending = ".map";
    private const int KeptVersions = 2;

    private readonly ConcurrentDictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);
    private readonly Lock _putting = new();

    private sealed record Shelf(IReadOnlyList<MapFile> Newest);

    /// <summary>The map that is served, or null.</summary>
    public MapFile? FindCurrent(string districtCode) => Of(districtCode).Newest is [var newest, ..] ? newest : null;

    /// <summary>The map of this version, the one served or the one before it; or null.</summary>
    public MapFile? Find(string districtCode, string version) => Of(districtCode).Newest.FirstOrDefault(m => m.Version == version);

    /// <summary>A place to write a new map of the district to.</summary>
    public string PartFor(string districtCode) => Path.Combine(Folder(districtCode), $"{Guid.CreateVersion7():N}.tmp");

    /// <summary>Takes a whole file onto the shelf; it is served from now on.</summary>
    /// <param name="hash">Of its content; the file is left where it is when the map that is served has the same.</param>
    public MapFile Put(string districtCode, string part, string hash)
    {
        lock (_putting)
        {
            var before = Of(districtCode).Newest;
            if (before is [var same, ..] && same.Version.EndsWith("-" + hash, StringComparison.Ordinal)) { return same; }

            var place = before is [var newest, ..] ? int.Parse(newest.Version.AsSpan(0, 6), CultureInfo.InvariantCulture) + 1 : 1;
            var path = Path.Combine(Folder(districtCode), string.Create(CultureInfo.InvariantCulture, $"{place:000000}-{hash}{Ending}"));
            File.Move(part, path);
            var fresh = MapFile.Read(path);
            _shelves[districtCode] = new([fresh, .. before.Take(KeptVersions - 1)]);
            foreach (var old in before.Skip(KeptVersions - 1)) { Discard(old); }
            return fresh;
        }
    }

    private Shelf Of(string districtCode) => _shelves.GetOrAdd(districtCode, code =>
    {
        var files = Directory.EnumerateFiles(Folder(code), "*" + Ending).OrderDescending(StringComparer.Ordinal).ToList();
        return new([.. files.Take(KeptVersions).Select(MapFile.Read)]);
    });

    private string Folder(string districtCode)
    {
        var folder = Path.Combine(home.DistrictFolder(districtCode), "maps");
        Home.CreatePrivate(folder);
        return folder;
    }

    private static void Discard(MapFile old)
    {
        old.Release();
        File.Delete(old.Path);
    }
}
