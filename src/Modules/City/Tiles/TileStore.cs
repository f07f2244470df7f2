using Microsoft.Extensions.Caching.Memory;
using Wangge.City.MapFiles;
using Wangge.Kernel.Tiles;

namespace Wangge.City.Tiles;

/// <summary>Tiles made when first asked for, and kept in memory as long as there is room. Safe for concurrent use.</summary>
internal sealed class TileStore : IDisposable
{
    private const long MostBytes = 96 << 20;
    private const int BytesBesideEach = 200;

    private readonly MemoryCache _tiles = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The tile, packed by gzip; null where the map shows nothing.</summary>
    public byte[]? Get(string districtCode, MapFile map, TileAddress address)
    {
        var key = (districtCode, map.Version, address);
        if (_tiles.TryGetValue(key, out byte[]? tile)) { return tile; }

        tile = TileMaking.Make(map, address);
        using var entry = _tiles.CreateEntry(key);
        entry.Size = BytesBesideEach + (tile?.Length ?? 0);
        entry.Value = tile;
        return tile;
    }

    public void Dispose() => _tiles.Dispose();
}
