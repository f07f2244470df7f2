using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Blobs;

/// <summary>Each district's files, in a folder of its own. Safe for concurrent use.</summary>
public sealed class BlobFiles(Home home, IFilePort files, TimeProvider time, ILoggerFactory logs) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<BlobStore>> _stores = new(StringComparer.Ordinal);

    public BlobStore Of(District district) => _stores.GetOrAdd(
        district.Code,
        code => new Lazy<BlobStore>(() => new BlobStore(
            Path.Combine(home.DistrictFolder(code), "blobs"), files, time, new BlobStoreOptions(), logs.CreateLogger<BlobStore>()))).Value;

    public void Dispose()
    {
        foreach (var store in _stores.Values.Where(s => s.IsValueCreated)) { store.Value.Dispose(); }
    }
}
