using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Refusals;
using Wangge.Testing;
using static Wangge.Kernel.Tests.Blobs.StoreBench;

namespace Wangge.Kernel.Tests.Blobs;

public sealed class BlobStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wangge-blobs-");
    private readonly StillClock _clock = new();
    private readonly BlobStore _store;

    public BlobStoreTests() => _store = Open(new DiskFiles(), _clock, Path.Combine(_folder.FullName, "blobs"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(300_000)]
    public async Task What_is_put_is_read_again(int length)
    {
        var content = Content(length);
        Assert.Equal(new BlobPut(null, true, length), await PutAsync(_store, content));
        Assert.Equal(content, Read(_store, content));
        Assert.Single(Files());
    }

    [Fact]
    public async Task A_second_put_changes_nothing()
    {
        var content = Content(1_000);
        await PutAsync(_store, content);
        Assert.Equal(new BlobPut(null, false, 1_000), await PutAsync(_store, content));
        Assert.Single(Files());
    }

    [Fact]
    public async Task Many_puts_of_one_file_at_once_leave_it_once()
    {
        var content = Content(100_000);
        var puts = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => PutAsync(_store, content), Ct)));
        Assert.All(puts, put => Assert.Null(put.Refusal));
        Assert.Equal(content, Read(_store, content));
        Assert.Single(Files());
    }

    [Fact]
    public async Task Content_of_another_hash_is_refused_also_where_the_name_is_known()
    {
        var (content, other) = (Content(10), Content(10, seed: 2));
        Assert.Equal(BlobRefusals.NameMismatch, (await _store.PutAsync(NameOf(content), new MemoryStream(other), MaxBytes, null, Ct)).Refusal);
        Assert.Empty(Files());
        await PutAsync(_store, content);
        Assert.Equal(BlobRefusals.NameMismatch, (await _store.PutAsync(NameOf(content), new MemoryStream(other), MaxBytes, null, Ct)).Refusal);
        Assert.Equal(content, Read(_store, content));
    }

    [Fact]
    public async Task More_than_allowed_is_refused_without_reading_all_of_it()
    {
        var endless = new CountingStream();
        var put = await _store.PutAsync(NameOf([1]), endless, 1_000_000, null, Ct);
        Assert.Equal(BlobRefusals.TooLarge, put.Refusal);
        Assert.True(endless.Position <= 1_200_000);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_the_inspection_refuses_is_not_kept()
    {
        var content = Content(5_000);
        var refusal = new Refusal("test.refused");
        var seen = 0L;
        var put = await _store.PutAsync(NameOf(content), new MemoryStream(content), MaxBytes, file => { seen = file.Length - file.Position; return refusal; }, Ct);
        Assert.Equal((refusal, 5_000L), (put.Refusal, seen));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task The_inspection_also_sees_what_is_there_already()
    {
        var content = Content(5_000);
        await PutAsync(_store, content);
        var seen = 0L;
        var put = await _store.PutAsync(NameOf(content), new MemoryStream(content), MaxBytes, file => { seen = file.Length; return null; }, Ct);
        Assert.Equal((null, false, 5_000L), (put.Refusal, put.IsNew, seen));
    }

    [Fact]
    public async Task A_connection_that_breaks_surfaces_and_leaves_nothing()
    {
        var content = Content(200_000);
        await Assert.ThrowsAsync<IOException>(() => _store.PutAsync(NameOf(content), new BreakingStream(content, 150_000), MaxBytes, null, Ct));
        Assert.Empty(Files());
        Assert.Null((await PutAsync(_store, content)).Refusal);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        var content = Content(200_000);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _store.PutAsync(NameOf(content), new BreakingStream(content, 100_000, stop.Cancel), MaxBytes, null, stop.Token));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task The_reserve_of_the_disk_is_kept()
    {
        using var store = Open(new DiskFiles(), _clock, Path.Combine(_folder.FullName, "other"), long.MaxValue);
        Assert.Equal(BlobRefusals.StorageFull, (await PutAsync(store, Content(10))).Refusal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Erasing_removes_the_original_its_copies_and_halves_and_nothing_else()
    {
        var (content, other) = (Content(100), Content(100, seed: 2));
        await PutAsync(_store, content);
        await PutAsync(_store, other);
        foreach (var size in Enum.GetValues<PictureSize>()) { await _store.WriteCopyAsync(NameOf(content), size, new byte[] { 1 }, Ct); }

        await _store.MarkUndecodableAsync(NameOf(content), Ct);
        var half = Path.Combine(_folder.FullName, "blobs", NameOf(content).ToString()[..2], NameOf(content).ToString()[2..4], $"{NameOf(content)}.x.tmp");
        await File.WriteAllBytesAsync(half, content, Ct);
        await _store.EraseAsync(NameOf(content), Ct);
        Assert.Equal(NameOf(other).ToString(), Path.GetFileName(Assert.Single(Files())));
        Assert.Equal(other, Read(_store, other));
        await _store.EraseAsync(NameOf(content), Ct);
    }

    [Fact]
    public async Task A_copy_that_comes_after_the_erasure_does_not_stay()
    {
        var content = Content(100);
        await PutAsync(_store, content);
        await _store.EraseAsync(NameOf(content), Ct);
        await _store.WriteCopyAsync(NameOf(content), PictureSize.Small, new byte[] { 1 }, Ct);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task The_sweep_takes_old_orphans_and_halves_and_leaves_the_rest()
    {
        var (orphan, wanted, young) = (Content(10, 1), Content(10, 2), Content(10, 3));
        await PutAsync(_store, orphan);
        await PutAsync(_store, wanted);
        await _store.WriteCopyAsync(NameOf(orphan), PictureSize.Small, new byte[] { 1 }, Ct);
        var strange = Path.Combine(_folder.FullName, "blobs", "README");
        await File.WriteAllTextAsync(strange, "mine", Ct);
        _clock.Now += TimeSpan.FromDays(2);
        await PutAsync(_store, young);

        Assert.Equal(1, await _store.SweepAsync((name, _) => ValueTask.FromResult(name == NameOf(wanted)), TimeSpan.FromDays(1), Ct));
        Assert.False(_store.Exists(NameOf(orphan)));
        Assert.True(_store.Exists(NameOf(wanted)));
        Assert.True(_store.Exists(NameOf(young)));
        Assert.True(File.Exists(strange));
        Assert.Equal(3, Files().Length);
    }

    [Fact]
    public async Task An_old_orphan_that_is_sent_again_is_young_again()
    {
        var content = Content(10);
        await PutAsync(_store, content);
        _clock.Now += TimeSpan.FromDays(2);
        await PutAsync(_store, content);
        Assert.Equal(0, await _store.SweepAsync((_, _) => ValueTask.FromResult(false), TimeSpan.FromDays(1), Ct));
        Assert.True(_store.Exists(NameOf(content)));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    public void A_name_that_is_no_hash_is_no_name(string text) => Assert.False(BlobName.TryParse(text, out _));

    private string[] Files() => Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories);

    private sealed class CountingStream : MemoryStream
    {
        public override long Position { get; set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Position += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }

    private sealed class BreakingStream(byte[] content, int breakAt, Action? instead = null) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= breakAt)
            {
                if (instead is null) { throw new IOException("The client is gone."); }

                instead();
            }

            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
