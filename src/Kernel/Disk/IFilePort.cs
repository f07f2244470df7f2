namespace Wangge.Kernel.Disk;

/// <summary>The few things asked of a file system, so that tests can lose power or fail at any of them.</summary>
/// <remarks>A file's bytes are safe after <see cref="SyncFile"/>; its name, and its absence, after <see cref="SyncFolder"/> of the folder that holds it. Paths are absolute. Faults are <see cref="IOException"/>. Thread-safe.</remarks>
public interface IFilePort
{
    bool FileExists(string path);

    bool FolderExists(string folder);

    /// <summary>Makes the folder and those above it, where missing; not yet synced.</summary>
    void CreateFolder(string folder);

    /// <summary>A new file to write, readable by its owner alone; fails where the name is taken.</summary>
    Stream CreateFile(string path);

    /// <summary>An existing file to read, seekable.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    Stream OpenRead(string path);

    /// <summary>Forces the bytes of a stream made by <see cref="CreateFile"/> to the disk.</summary>
    void SyncFile(Stream file);

    /// <summary>Forces the names in a folder to the disk.</summary>
    void SyncFolder(string folder);

    /// <summary>Renames within one file system, at once for every reader; replaces what is there.</summary>
    void Rename(string from, string to);

    /// <summary>Removes a file; nothing where there is none.</summary>
    void Delete(string path);

    /// <summary>When the file was last written or touched.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    DateTimeOffset LastWritten(string path);

    /// <summary>Sets that time.</summary>
    void Touch(string path, DateTimeOffset at);

    /// <summary>Paths of all files under a folder, in no order; none where the folder is missing.</summary>
    IEnumerable<string> ListFiles(string folder);

    /// <summary>Bytes that may still be written where this folder lies.</summary>
    long FreeBytes(string folder);
}
