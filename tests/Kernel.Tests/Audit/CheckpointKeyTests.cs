using System.Security.Cryptography;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Tests.Blobs;

namespace Wangge.Kernel.Tests.Audit;

public sealed class CheckpointKeyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wangge-key-");
    private readonly DiskFiles _files = new();

    private string KeyPath => Path.Combine(_folder.FullName, "checkpoint.key.pem");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_key_once_made_is_loaded_again_and_known_to_the_ring()
    {
        using var made = CheckpointKey.LoadOrCreate(_folder.FullName, _files);
        using var loaded = CheckpointKey.LoadOrCreate(_folder.FullName, _files);
        using var ring = CheckpointKeyRing.Load(_folder.FullName, _files);
        Assert.Equal(made.KeyId, loaded.KeyId);
        Assert.NotNull(ring.Find(made.KeyId));
        Assert.Null(ring.Find("00"));
        Assert.Equal(2, _folder.GetFiles().Length);
    }

    [Fact]
    public void Only_the_owner_may_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        CheckpointKey.LoadOrCreate(_folder.FullName, _files).Dispose();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
            File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }

        Assert.Throws<CryptographicException>(() => CheckpointKey.LoadOrCreate(_folder.FullName, _files));
    }

    [Fact]
    public void A_file_that_is_no_key_is_refused()
    {
        CheckpointKey.LoadOrCreate(_folder.FullName, _files).Dispose();
        File.WriteAllText(KeyPath, "nonsense");
        Assert.Throws<CryptographicException>(() => CheckpointKey.LoadOrCreate(_folder.FullName, _files));
        using var otherCurve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        File.WriteAllText(KeyPath, otherCurve.ExportPkcs8PrivateKeyPem());
        Assert.Throws<CryptographicException>(() => CheckpointKey.LoadOrCreate(_folder.FullName, _files));
    }

    [Fact]
    public void A_key_that_was_handed_out_survives_a_loss_of_power()
    {
        var disk = new VolatileFiles();
        disk.MakeDurableFolder("/home");
        using var made = CheckpointKey.LoadOrCreate("/home/keys", disk);
        disk.LosePower();
        using var loaded = CheckpointKey.LoadOrCreate("/home/keys", disk);
        Assert.Equal(made.KeyId, loaded.KeyId);
    }

    [Fact]
    public void Killed_at_any_step_it_leaves_a_whole_key_or_none()
    {
        for (var step = 1; ; step++)
        {
            var disk = new VolatileFiles();
            disk.MakeDurableFolder("/home");
            var failing = new FailingFiles(disk, failAt: step, dies: true);
            try
            {
                CheckpointKey.LoadOrCreate("/home/keys", failing).Dispose();
                Assert.True(step > 8);
                return;
            }
            catch (IOException)
            {
                disk.LosePower();
                using var key = CheckpointKey.LoadOrCreate("/home/keys", disk);
                using var ring = CheckpointKeyRing.Load("/home/keys", disk);
                Assert.NotNull(ring.Find(key.KeyId));
            }
        }
    }
}
