using Wangge.Kernel.Blobs;
using Wangge.Testing;
using Wangge.Kernel.Disk;
using static Wangge.Kernel.Tests.Blobs.StoreBench;

namespace Wangge.Kernel.Tests.Blobs;

/// <summary>Power lost, process killed or disk failing at every single step.</summary>
public sealed class BlobStorePowerTests
{
    private static readonly byte[] Bytes = Content(200_000);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_double_forgets_what_is_not_synced()
    {
        var disk = NewDisk();
        disk.CreateFolder("/home/a");
        disk.SyncFolder("/home");
        await using (var file = disk.CreateFile("/home/a/synced"))
        {
            await file.WriteAsync(new byte[] { 1 }, Ct);
            disk.SyncFile(file);
        }

        await using (var file = disk.CreateFile("/home/a/unsynced")) { await file.WriteAsync(new byte[] { 1 }, Ct); }

        disk.SyncFolder("/home/a");
        (await CreateSynced("/home/a/unnamed")).Dispose();
        disk.LosePower();
        Assert.Equal(1, disk.OpenRead("/home/a/synced").Length);
        Assert.Equal(0, disk.OpenRead("/home/a/unsynced").Length);
        Assert.False(disk.FileExists("/home/a/unnamed"));

        async Task<Stream> CreateSynced(string path)
        {
            var file = disk.CreateFile(path);
            await file.WriteAsync(new byte[] { 1 }, Ct);
            disk.SyncFile(file);
            return file;
        }
    }

    [Fact]
    public async Task What_was_answered_survives_a_loss_of_power()
    {
        var disk = NewDisk();
        using (var store = Open(disk)) { Assert.Null((await PutAsync(store, Bytes)).Refusal); }

        disk.LosePower();
        using var after = Open(disk);
        Assert.Equal(Bytes, Read(after, Bytes));
    }

    [Fact]
    public async Task What_was_answered_to_a_repeat_survives_too_even_if_the_first_was_killed_before_its_last_sync()
    {
        for (var step = 1; ; step++)
        {
            var disk = NewDisk();
            if (await PutFailingAsync(disk, step, dies: true)) { return; }

            // The process died, the machine did not: names that are not yet safe are still to be seen.
            using (var store = Open(disk)) { Assert.Null((await PutAsync(store, Bytes)).Refusal); }

            disk.LosePower();
            using var after = Open(disk);
            Assert.Equal(Bytes, Read(after, Bytes));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Failing_at_any_step_it_is_whole_or_not_there_and_a_retry_succeeds(bool dies)
    {
        for (var step = 1; ; step++)
        {
            var disk = NewDisk();
            var answered = await PutFailingAsync(disk, step, dies);
            disk.LosePower();
            using var store = Open(disk);
            var found = Read(store, Bytes);
            Assert.True(found is null ? !answered : found.AsSpan().SequenceEqual(Bytes), $"step {step}");

            Assert.Null((await PutAsync(store, Bytes)).Refusal);
            disk.LosePower();
            Assert.Equal(Bytes, Read(store, Bytes));
            if (answered && step > 12) { return; }
        }
    }

    [Fact]
    public async Task A_fault_that_does_not_kill_leaves_no_half_file()
    {
        for (var step = 3; ; step++)
        {
            var disk = NewDisk();
            if (await PutFailingAsync(disk, step, dies: false)) { return; }

            Assert.DoesNotContain(disk.ListFiles(Root), path => path.EndsWith(".tmp", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_full_disk_is_refused_by_name_and_leaves_nothing()
    {
        for (var space = 0; space < Bytes.Length; space += 20_000)
        {
            var disk = NewDisk();
            using var store = Open(disk);
            disk.SpaceLeft = space;
            Assert.Equal(BlobRefusals.StorageFull, (await PutAsync(store, Bytes)).Refusal);
            Assert.Empty(disk.ListFiles(Root));
            disk.SpaceLeft = long.MaxValue;
            Assert.Null((await PutAsync(store, Bytes)).Refusal);
        }
    }

    [Fact]
    public async Task An_erasure_killed_at_any_step_can_be_repeated_and_then_outlives_a_loss_of_power()
    {
        for (var step = 1; ; step++)
        {
            var disk = NewDisk();
            using (var store = Open(disk))
            {
                await PutAsync(store, Bytes);
                await store.WriteCopyAsync(NameOf(Bytes), PictureSize.Small, new byte[] { 1 }, Ct);
                disk.SyncFolder(Path.GetDirectoryName(disk.ListFiles(Root).First())!);
            }

            var failing = new FailingFiles(disk, step, dies: true);
            var done = await EraseAsync(failing);
            if (!done) { Assert.True(await EraseAsync(disk)); }

            disk.LosePower();
            Assert.Empty(disk.ListFiles(Root));
            if (done) { return; }
        }
    }

    [Fact]
    public async Task Half_files_of_a_killed_process_are_swept_after_their_time()
    {
        var clock = new StillClock();
        for (var step = 1; ; step++)
        {
            var disk = NewDisk(clock);
            if (await PutFailingAsync(disk, step, dies: true, clock)) { return; }

            using var store = Open(disk, clock);
            clock.Now += TimeSpan.FromDays(2);
            await store.SweepAsync((_, _) => ValueTask.FromResult(false), TimeSpan.FromDays(1), Ct);
            Assert.Empty(disk.ListFiles(Root));
        }
    }

    [Fact]
    public async Task A_copy_is_whole_or_not_there_after_a_loss_of_power_at_any_step()
    {
        byte[] jpeg = [1, 2, 3];
        for (var step = 3; ; step++)
        {
            var disk = NewDisk();
            using (var store = Open(disk)) { await PutAsync(store, Bytes); }

            var failing = new FailingFiles(disk, step, dies: true);
            using (var store = Open(failing))
            {
                try
                {
                    await store.WriteCopyAsync(NameOf(Bytes), PictureSize.Small, jpeg, Ct);
                }
                catch (IOException)
                {
                    // The step that was asked for.
                }
            }

            foreach (var path in disk.ListFiles(Root).ToList()) { disk.SyncFolder(Path.GetDirectoryName(path)!); }

            disk.LosePower();
            using var after = Open(disk);
            using var copy = after.FindCopy(NameOf(Bytes), PictureSize.Small);
            Assert.True(copy is null or { Length: 3 }, $"step {step}");
            if (!failing.HasFailed) { return; }
        }
    }

    /// <returns>Whether it was answered as kept.</returns>
    private static async Task<bool> PutFailingAsync(VolatileFiles disk, int step, bool dies, TimeProvider? clock = null)
    {
        try
        {
            using var store = Open(new FailingFiles(disk, step, dies), clock);
            return (await PutAsync(store, Bytes)).Refusal is null;
        }
        catch (IOException)
        {
            // The store could not even be opened.
            return false;
        }
    }

    private static async Task<bool> EraseAsync(IFilePort files)
    {
        try
        {
            using var store = Open(files);
            await store.EraseAsync(NameOf(Bytes), Ct);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
