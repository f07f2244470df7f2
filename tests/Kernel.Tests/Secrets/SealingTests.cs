using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Secrets;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Tests.Secrets;

public sealed class SealingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wangge-test-").FullName;

    private Sealing Sealing => new(new Home(_folder), new DiskFiles());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_sealed_opens_again_for_the_same_row_also_after_a_restart()
    {
        var (sealing, id) = (Sealing, Guid.CreateVersion7());
        var box = sealing.Seal("test.address", id, "rtsp://someone:geheim@10.1.2.3/流");
        Assert.Equal("rtsp://someone:geheim@10.1.2.3/流", Sealing.Open("test.address", id, box));
        Assert.DoesNotContain("geheim", Encoding.UTF8.GetString(box), StringComparison.Ordinal);
        Assert.NotEqual(box, sealing.Seal("test.address", id, "rtsp://someone:geheim@10.1.2.3/流"));
        if (!OperatingSystem.IsWindows()) { Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "keys", "sealing.key"))); }
    }

    [Fact]
    public void It_opens_for_no_other_row_or_purpose_and_not_once_a_bit_is_changed()
    {
        var (sealing, id) = (Sealing, Guid.CreateVersion7());
        var box = sealing.Seal("test.address", id, "secret");
        Assert.ThrowsAny<CryptographicException>(() => sealing.Open("test.address", Guid.CreateVersion7(), box));
        Assert.ThrowsAny<CryptographicException>(() => sealing.Open("test.other", id, box));
        Gen.Select(Gen.Int[0, box.Length - 1], Gen.Int[0, 7]).Sample((at, bit) =>
        {
            byte[] changed = [.. box];
            changed[at] ^= (byte)(1 << bit);
            Assert.ThrowsAny<CryptographicException>(() => sealing.Open("test.address", id, changed));
        });
        Assert.ThrowsAny<CryptographicException>(() => sealing.Open("test.address", id, []));
    }
}
