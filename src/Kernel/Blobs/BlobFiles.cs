using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Blobs;

/// <summary>Each district's files, in a folder of its own, and the queue that makes its pictures' copies. Safe for concurrent use.</summary>
public sealed class BlobFiles(Home home, IFilePort files, TimeProvider time, ILoggerFactory logs, AdmissionLoad load) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<BlobStore>> _stores = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<PictureQueue>> _queues = new(StringComparer.Ordinal);

    public BlobStore Of(District district) => _stores.GetOrAdd(
        district.Code,
        code => new Lazy<BlobStore>(() => new BlobStore(
            Path.Combine(home.DistrictFolder(code), "blobs"), files, time, new BlobStoreOptions(), logs.CreateLogger<BlobStore>()))).Value;

    /// <summary>Has a picture's upright copies made behind the answer; a full queue leaves it to the next catching up.</summary>
    public void QueueCopies(District district, BlobName name) => Queue(district).TryAdd(name);

    /// <summary>Makes the copies that are missing: after a start, and where the queue was full.</summary>
    public Task CatchUpAsync(District district, CancellationToken ct) => Queue(district).CatchUpAsync(ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var queue in _queues.Values.Where(q => q.IsValueCreated))
        {
            await queue.Value.StopAsync(CancellationToken.None);
            queue.Value.Dispose();
        }

        foreach (var store in _stores.Values.Where(s => s.IsValueCreated)) { store.Value.Dispose(); }
    }

    private PictureQueue Queue(District district) => _queues.GetOrAdd(district.Code, code => new Lazy<PictureQueue>(() =>
    {
        var queue = new PictureQueue(Of(district), logs.CreateLogger<PictureQueue>(), () => load.IsBusy);
        _ = queue.StartAsync(CancellationToken.None);
        return queue;
    })).Value;
}
