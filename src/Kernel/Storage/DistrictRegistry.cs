using System.Text.Json;
using System.Text.Json.Serialization;
using Wangge.Kernel.Disk;

namespace Wangge.Kernel.Storage;

/// <summary>Which districts this home serves; kept in <c>districts.json</c>, replaced whole on each change.</summary>
/// <remarks>Reads are lock-free; changes are serialised. Safe for concurrent use.</remarks>
public sealed class DistrictRegistry
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _file;
    private readonly Lock _gate = new();
    private volatile IReadOnlyList<District> _all;

    public DistrictRegistry(Home home)
    {
        _file = home.File("districts.json");
        _all = File.Exists(_file) ? JsonSerializer.Deserialize<District[]>(File.ReadAllText(_file), Json)! : [];
        // Codes become names of folders, schemas and roles.
        if (_all.FirstOrDefault(d => !District.IsCode(d.Code)) is { } odd) { throw new InvalidDataException($"{_file}: {odd.Code} is no code of a district."); }
    }

    /// <summary>In the order of their making; the first is the one that addresses without a district mean.</summary>
    public IReadOnlyList<District> All => _all;

    public District? Find(string code) => _all.FirstOrDefault(d => d.Code == code);

    /// <summary>Adds a district; returns false where its code is taken.</summary>
    /// <exception cref="ArgumentException">The code has not the shape of one.</exception>
    public bool TryAdd(District district)
    {
        if (!District.IsCode(district.Code)) { throw new ArgumentException("Not a code of a district.", nameof(district)); }
        lock (_gate)
        {
            if (Find(district.Code) is not null) { return false; }
            Save([.. _all, district]);
            return true;
        }
    }

    /// <summary>Forgets a district; its store and files stay where they are.</summary>
    public void Remove(string code)
    {
        lock (_gate) { Save([.. _all.Where(d => d.Code != code)]); }
    }

    private void Save(IReadOnlyList<District> all)
    {
        var fresh = _file + ".new";
        using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, all, Json);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, _file, overwrite: true);
        new DiskFiles().SyncFolder(Path.GetDirectoryName(_file)!);
        _all = all;
    }
}
