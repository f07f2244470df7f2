using System.Collections.Concurrent;
using Wangge.Kernel.Storage.Postgres;
using Wangge.Kernel.Storage.Sqlite;

namespace Wangge.Kernel.Storage;

/// <summary>The store of each district of this home, opened when first asked for. Safe for concurrent use.</summary>
public sealed class Stores(DistrictRegistry registry, Home home, PostgresServer server, StoreServices services) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<DistrictStore>> _open = new(StringComparer.Ordinal);

    /// <summary>The district's store, or null when this home has no such district.</summary>
    public DistrictStore? Find(string districtCode) =>
        _open.TryGetValue(districtCode, out var store) ? store.Value
        : registry.Find(districtCode) is { } district ? Open(district)
        : null;

    /// <exception cref="KeyNotFoundException">This home has no such district.</exception>
    public DistrictStore Get(string districtCode) =>
        Find(districtCode) ?? throw new KeyNotFoundException($"No district {districtCode} in this home.");

    private DistrictStore Open(District district) => _open.GetOrAdd(district.Code, _ => new Lazy<DistrictStore>(() => district.Store switch
    {
        StoreKind.Sqlite => new SqliteStore(district, home, services),
        StoreKind.Postgres => new PostgresStore(district, home, server, services),
        _ => throw new InvalidOperationException($"No store for {district.Store}."),
    })).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _open.Values.Where(s => s.IsValueCreated)) { await store.Value.DisposeAsync(); }
    }
}
