using System.Collections.Concurrent;
using System.Globalization;
using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Roads;

/// <summary>The networks of this home's districts: <c>districts/{code}/roads/{version}.{mode}.roads</c>, of which the highest version serves. Safe for concurrent use.</summary>
/// <remarks>A new version is written beside the old, flushed, moved to its name and served from then on; searches that run go on over the old one, which they hold.
/// Another program of the same home may lay one too, such as <c>wangge import roads</c> beside a server: <see cref="Renew"/> finds it.</remarks>
internal sealed class RoadShelf(Home home)
{
    private const string Ending = ".roads";

    private readonly ConcurrentDictionary<string, Lazy<DistrictRoads?>> _served = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _damaged = new(StringComparer.Ordinal);
    private readonly Lock _putting = new();

    /// <summary>What serves the district, read at the first call; null where there is none.</summary>
    public DistrictRoads? Find(string districtCode)
    {
        var served = _served.GetOrAdd(districtCode, code => new Lazy<DistrictRoads?>(() => Read(code)));
        try
        {
            return served.Value;
        }
        catch
        {
            // What could not be read is read again once it is asked for again.
            _served.TryRemove(new KeyValuePair<string, Lazy<DistrictRoads?>>(districtCode, served));
            throw;
        }
    }

    /// <summary>Takes networks that are whole; they serve from now on.</summary>
    public (DistrictRoads Roads, long Bytes) Put(string districtCode, RoadNetwork car, RoadNetwork foot)
    {
        lock (_putting)
        {
            var folder = Folder(districtCode);
            using var alone = HoldAlone(folder);
            foreach (var left in Directory.EnumerateFiles(folder, "*.tmp")) { File.Delete(left); }
            var last = Versions(folder).FirstOrDefault();
            var version = string.Create(CultureInfo.InvariantCulture, $"{(last is null ? 1 : int.Parse(last, CultureInfo.InvariantCulture) + 1):000000}");
            // The car's comes last: a version whose car is there is whole.
            var bytes = Write(folder, version, foot) + Write(folder, version, car);
            var roads = new DistrictRoads(version, car, foot);
            _served[districtCode] = new Lazy<DistrictRoads?>(() => roads);
            foreach (var old in Versions(folder).Skip(2))
            {
                foreach (var mode in Enum.GetValues<RoadMode>()) { File.Delete(PathOf(folder, old, mode)); }
            }

            return (roads, bytes);
        }
    }

    /// <summary>Serves the highest version that is laid, where it is higher than the one that serves; until it is read, the old one does.</summary>
    /// <returns>What serves since now; null where nothing is newer, or nobody has asked for this district's roads yet.</returns>
    /// <exception cref="InvalidDataException">The newer one is not whole, which is said once; the old one goes on serving.</exception>
    public DistrictRoads? Renew(string districtCode)
    {
        if (!IsBehind(districtCode)) { return null; }
        lock (_putting)
        {
            if (!IsBehind(districtCode)) { return null; }
            try
            {
                var fresh = Read(districtCode);
                _served[districtCode] = new Lazy<DistrictRoads?>(() => fresh);
                return fresh;
            }
            catch (InvalidDataException)
            {
                _damaged[districtCode] = Versions(Folder(districtCode)).First();
                throw;
            }
        }
    }

    private bool IsBehind(string districtCode) =>
        _served.TryGetValue(districtCode, out var served) && served.IsValueCreated
        && Versions(Folder(districtCode)).FirstOrDefault() is { } newest && string.CompareOrdinal(newest, served.Value?.Version) > 0
        && _damaged.GetValueOrDefault(districtCode) != newest;

    private DistrictRoads? Read(string districtCode)
    {
        var folder = Folder(districtCode);
        if (Versions(folder).FirstOrDefault() is not { } version) { return null; }
        return new DistrictRoads(version, Read(folder, version, RoadMode.Car), Read(folder, version, RoadMode.Foot));
    }

    /// <summary>Keeps other programs of this home from laying a version of the same number.</summary>
    private static FileStream HoldAlone(string folder) => new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static RoadNetwork Read(string folder, string version, RoadMode mode)
    {
        using var file = new FileStream(PathOf(folder, version, mode), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return RoadFile.Read(file);
    }

    private static long Write(string folder, string version, RoadNetwork roads)
    {
        var part = Path.Combine(folder, $"{Guid.CreateVersion7():N}.tmp");
        using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20))
        {
            RoadFile.Write(file, roads);
            file.Flush(flushToDisk: true);
        }

        var path = PathOf(folder, version, roads.Mode);
        // Of this number there may be half a version, from a program that was ended between the two.
        File.Move(part, path, overwrite: true);
        return new FileInfo(path).Length;
    }

    private static IEnumerable<string> Versions(string folder) =>
        Directory.EnumerateFiles(folder, "*" + Suffix(RoadMode.Car)).Select(f => Path.GetFileName(f)[..^Suffix(RoadMode.Car).Length]).OrderDescending(StringComparer.Ordinal).ToList();

    private static string PathOf(string folder, string version, RoadMode mode) => Path.Combine(folder, version + Suffix(mode));

    private static string Suffix(RoadMode mode) => (mode == RoadMode.Car ? ".car" : ".foot") + Ending;

    private string Folder(string districtCode)
    {
        var folder = Path.Combine(home.DistrictFolder(districtCode), "roads");
        Home.CreatePrivate(folder);
        return folder;
    }
}

/// <summary>A district's roads of one version, with what finds the nearest of them and what searches them.</summary>
internal sealed class DistrictRoads(string version, RoadNetwork car, RoadNetwork foot)
{
    private readonly Lazy<RoadGrid> _carGrid = new(() => new RoadGrid(car));
    private readonly Lazy<RoadGrid> _footGrid = new(() => new RoadGrid(foot));
    private readonly SearchPool _carSearches = new(car);
    private readonly SearchPool _footSearches = new(foot);

    public string Version => version;

    public RoadNetwork Of(RoadMode mode) => mode == RoadMode.Car ? car : foot;

    public RoadGrid GridOf(RoadMode mode) => (mode == RoadMode.Car ? _carGrid : _footGrid).Value;

    public SearchPool SearchesOf(RoadMode mode) => mode == RoadMode.Car ? _carSearches : _footSearches;
}
