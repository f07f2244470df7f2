using Microsoft.Extensions.Logging.Abstractions;
using SkiaSharp;
using Wangge.Kernel.Blobs;
using static Wangge.Kernel.Tests.Blobs.StoreBench;

namespace Wangge.Kernel.Tests.Blobs;

public sealed class PictureQueueTests : IDisposable
{
    private readonly VolatileFiles _disk = NewDisk();
    private readonly BlobStore _store;
    private readonly PictureQueue _queue;

    public PictureQueueTests()
    {
        _store = Open(_disk);
        _queue = new(_store, NullLogger<PictureQueue>.Instance);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _queue.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task Copies_appear_behind_the_answer()
    {
        var picture = PictureSamples.Quarters(400, 200, SKEncodedImageFormat.Jpeg);
        await PutAsync(_store, picture);
        Assert.Null(_store.FindCopy(NameOf(picture), PictureSize.Small));
        await _queue.StartAsync(Ct);
        Assert.True(_queue.TryAdd(NameOf(picture)));
        await UntilCopied(picture);
        using var copy = _store.FindCopy(NameOf(picture), PictureSize.Small);
        Assert.NotNull(copy);
        await _queue.StopAsync(Ct);
    }

    [Fact]
    public async Task Attachments_and_damaged_pictures_are_looked_at_once_and_do_not_end_the_queue()
    {
        var damaged = PictureSamples.Quarters(200, 200, SKEncodedImageFormat.Png);
        damaged.AsSpan(damaged.Length / 2, 20).Clear();
        byte[] pdf = [.. "%PDF-1.7 and more"u8];
        var picture = PictureSamples.Quarters(40, 20, SKEncodedImageFormat.Jpeg);
        foreach (var content in new[] { damaged, pdf, picture }) { await PutAsync(_store, content); }

        await _queue.StartAsync(Ct);
        await _queue.CatchUpAsync(Ct);
        foreach (var content in new[] { damaged, pdf, picture }) { await UntilCopied(content); }

        Assert.Empty(_store.ListWithoutCopies());
        Assert.Null(_store.FindCopy(NameOf(pdf), PictureSize.Small));
        await _queue.StopAsync(Ct);
    }

    [Fact]
    public async Task A_full_queue_leaves_the_newest_to_the_next_catching_up()
    {
        for (var i = 0; i < PictureQueue.Capacity; i++) { Assert.True(_queue.TryAdd(NameOf(BitConverter.GetBytes(i)))); }

        Assert.Equal(PictureQueue.Capacity, _queue.Depth);
        Assert.True(_queue.TryAdd(NameOf(BitConverter.GetBytes(0))));
        Assert.Equal(PictureQueue.Capacity, _queue.Depth);
        var picture = PictureSamples.Quarters(40, 20, SKEncodedImageFormat.Jpeg);
        await PutAsync(_store, picture);
        Assert.False(_queue.TryAdd(NameOf(picture)));

        await _queue.StartAsync(Ct);
        await _queue.CatchUpAsync(Ct);
        await UntilCopied(picture);
        Assert.Equal(0, _queue.Depth);
        await _queue.StopAsync(Ct);
    }

    [Fact]
    public async Task A_blob_that_was_erased_meanwhile_gets_no_copies()
    {
        var (gone, kept) = (PictureSamples.Quarters(40, 20, SKEncodedImageFormat.Jpeg), PictureSamples.Quarters(60, 20, SKEncodedImageFormat.Jpeg));
        await PutAsync(_store, gone);
        await PutAsync(_store, kept);
        _queue.TryAdd(NameOf(gone));
        _queue.TryAdd(NameOf(kept));
        await _store.EraseAsync(NameOf(gone), Ct);
        await _queue.StartAsync(Ct);
        await UntilCopied(kept);
        Assert.DoesNotContain(_disk.ListFiles(Root), path => path.Contains(NameOf(gone).ToString(), StringComparison.Ordinal));
        await _queue.StopAsync(Ct);
    }

    private async Task UntilCopied(byte[] content)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!_store.IsCopied(NameOf(content))) { await Task.Delay(5, patience.Token); }
    }
}
