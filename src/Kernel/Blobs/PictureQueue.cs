using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Threads;

namespace Wangge.Kernel.Blobs;

/// <summary>Makes the copies of pictures behind the answer, one picture at a time, on a thread that gets what the others leave.</summary>
/// <remarks>What is waiting is not kept on disk: after a restart, or where the queue was full, <see cref="CatchUpAsync"/> finds the originals that have no copies. Doing one twice changes nothing. Thread-safe.</remarks>
/// <param name="isBusy">Whether people wait for this server now; then a picture waits too, five seconds at most. Never where null.</param>
public sealed class PictureQueue(BlobStore store, ILogger<PictureQueue> log, Func<bool>? isBusy = null) : BackgroundService
{
    /// <value>Pictures that may wait.</value>
    public const int Capacity = 1024;

    private const int MostWaits = 50;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(100);

    private readonly Channel<BlobName> _names = Channel.CreateBounded<BlobName>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly ConcurrentDictionary<BlobName, bool> _waiting = [];
    private readonly OwnThreads _thread = new(1, "pictures", yields: true);

    /// <value>Pictures that wait now.</value>
    public int Depth => _names.Reader.Count;

    /// <summary>Adds a blob without waiting; one that waits already is not added again.</summary>
    /// <returns>False when the queue is full: it is left to <see cref="CatchUpAsync"/>.</returns>
    public bool TryAdd(BlobName name)
    {
        if (!_waiting.TryAdd(name, true)) { return true; }

        if (_names.Writer.TryWrite(name)) { return true; }

        _waiting.TryRemove(name, out _);
        return false;
    }

    /// <summary>Adds every original without copies, waiting while the queue is full.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        foreach (var name in store.ListWithoutCopies())
        {
            if (_waiting.TryAdd(name, true)) { await _names.Writer.WriteAsync(name, ct); }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var name in _names.Reader.ReadAllAsync(stoppingToken))
        {
            // Before the work and not after it: a blob erased and sent again meanwhile must be able to queue again.
            _waiting.TryRemove(name, out _);
            for (var i = 0; i < MostWaits && isBusy?.Invoke() == true; i++) { await Task.Delay(Wait, stoppingToken); }
            try
            {
                await MakeCopiesAsync(name, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One bad picture or a full disk must not end the queue; the next catching up tries again.
                log.LogError(fault, "No copies of blob {Name} were made", name);
            }
        }
    }

    private async Task MakeCopiesAsync(BlobName name, CancellationToken ct)
    {
        if (store.IsCopied(name)) { return; }

        using var original = store.FindOriginal(name);
        if (original is null) { return; }

        var copies = await _thread.RunAsync(() => Make(original));
        if (copies is null)
        {
            await store.MarkUndecodableAsync(name, ct);
            return;
        }

        foreach (var (size, jpeg) in copies) { await store.WriteCopyAsync(name, size, jpeg, ct); }
    }

    /// <returns>Null for an attachment and for what cannot be decoded; a mark keeps them from being looked at again.</returns>
    private static IReadOnlyDictionary<PictureSize, byte[]>? Make(Stream original)
    {
        var facts = PictureInspection.Inspect(original).Facts?.Picture;
        original.Position = 0;
        return facts is null ? null : PictureCopies.Make(original, facts).Copies;
    }

    public override void Dispose()
    {
        _thread.Dispose();
        base.Dispose();
    }
}
