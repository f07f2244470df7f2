using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;

namespace Wangge.Kernel.Tests.Blobs;

public sealed class DiskFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wangge-files-");
    private readonly DiskFiles _files = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_folder_is_synced_and_a_missing_one_is_a_fault()
    {
        _files.SyncFolder(_folder.FullName);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows syncs no folders.");
        Assert.Throws<IOException>(() => _files.SyncFolder(Path.Combine(_folder.FullName, "none")));
    }

    [Fact]
    public void A_device_that_is_full_is_told_from_one_that_failed()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var fault = Assert.ThrowsAny<IOException>(() => full.Write([1]));
        Assert.Equal(BlobRefusals.StorageFull, StorageFault.RefusalOf(fault));
        Assert.Equal(BlobRefusals.StorageFailed, StorageFault.RefusalOf(new IOException("other")));
    }

    [Fact]
    public void A_new_file_is_its_owners_alone_and_never_replaces_another()
    {
        var path = Path.Combine(_folder.FullName, "file");
        _files.CreateFile(path).Dispose();
        Assert.Throws<IOException>(() => _files.CreateFile(path));
        if (!OperatingSystem.IsWindows()) { Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path)); }
    }

    [Fact]
    public void What_is_not_there_is_deleted_without_a_fault_and_has_no_time()
    {
        var path = Path.Combine(_folder.FullName, "no", "file");
        _files.Delete(path);
        Assert.Throws<FileNotFoundException>(() => _files.LastWritten(path));
        Assert.Empty(_files.ListFiles(Path.Combine(_folder.FullName, "no")));
    }
}
