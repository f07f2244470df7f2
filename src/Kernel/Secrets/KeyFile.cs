using System.Security.Cryptography;
using Wangge.Kernel.Disk;

namespace Wangge.Kernel.Secrets;

/// <summary>A random key of 32 bytes in a file that its owner alone can read, made at its first use and safe on disk before it is used.</summary>
internal static class KeyFile
{
    public const int Bytes = 32;

    /// <param name="path">Absolute; its folder is there.</param>
    public static byte[] Load(string path, IFilePort files)
    {
        if (!files.FileExists(path))
        {
            // Half-written by a life that was cut short.
            files.Delete(path + ".new");
            using (var file = files.CreateFile(path + ".new"))
            {
                file.Write(RandomNumberGenerator.GetBytes(Bytes));
                files.SyncFile(file);
            }

            files.Rename(path + ".new", path);
            files.SyncFolder(Path.GetDirectoryName(path)!);
        }

        using var stored = files.OpenRead(path);
        var key = new byte[Bytes];
        stored.ReadExactly(key);
        return key;
    }
}
