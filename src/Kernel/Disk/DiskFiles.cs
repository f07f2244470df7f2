using System.Runtime.InteropServices;

namespace Wangge.Kernel.Disk;

/// <summary>The real file system.</summary>
/// <remarks>.NET syncs files and not folders, so a folder is opened and synced through the C library.</remarks>
public sealed class DiskFiles : IFilePort
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int ReadOnlyDirectory = 0x10000 | 0x80000;
    private const int Interrupted = 4;

    public bool FileExists(string path) => File.Exists(path);

    public bool FolderExists(string folder) => Directory.Exists(folder);

    public void CreateFolder(string folder) => Directory.CreateDirectory(folder);

    public Stream CreateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = OwnerOnly; }

        return new FileStream(path, options);
    }

    public Stream OpenRead(string path) => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public void SyncFile(Stream file) => ((FileStream)file).Flush(flushToDisk: true);

    public void SyncFolder(string folder)
    {
        // Windows has no such call; NTFS keeps names in its own journal.
        if (OperatingSystem.IsWindows()) { return; }

        var descriptor = OpenFolder(folder);
        try
        {
            while (Fsync(descriptor) != 0)
            {
                if (Marshal.GetLastPInvokeError() != Interrupted) { throw LastFault("sync", folder); }
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    public void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing is there, which is what was asked for.
        }
    }

    public DateTimeOffset LastWritten(string path) =>
        File.Exists(path) ? File.GetLastWriteTimeUtc(path) : throw new FileNotFoundException(null, path);

    public void Touch(string path, DateTimeOffset at) => File.SetLastWriteTimeUtc(path, at.UtcDateTime);

    public IEnumerable<string> ListFiles(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];

    public long FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    private static int OpenFolder(string folder)
    {
        // O_DIRECTORY and O_CLOEXEC have these values on x86; on ARM the directory flag differs, and a plain read-only open does as well.
        var flags = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86 && OperatingSystem.IsLinux() ? ReadOnlyDirectory : 0;
        while (true)
        {
            var descriptor = Open(folder, flags);
            if (descriptor >= 0) { return descriptor; }

            if (Marshal.GetLastPInvokeError() != Interrupted) { throw LastFault("open", folder); }
        }
    }

    private static IOException LastFault(string verb, string folder)
    {
        var code = Marshal.GetLastPInvokeError();
        return new IOException($"Cannot {verb} folder {folder}: {Marshal.GetPInvokeErrorMessage(code)}", code);
    }

    // Plain imports: the generated kind needs unsafe code allowed in the whole project.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
