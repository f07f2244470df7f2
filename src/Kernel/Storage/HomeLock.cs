namespace Wangge.Kernel.Storage;

/// <summary>Holds a home for one process; released when the process ends, however it ends.</summary>
public sealed class HomeLock : IDisposable
{
    private readonly FileStream _file;

    private HomeLock(FileStream file) => _file = file;

    /// <summary>Takes the home, or returns null when another process has it.</summary>
    public static HomeLock? TryTake(Home home)
    {
        Home.CreatePrivate(home.Path);
        try
        {
            // The operating system's own lock (flock): gone with the process, so no stale lock survives a crash.
            var file = new FileStream(home.File("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(FormattableString.Invariant($"{Environment.ProcessId}\n")));
            file.Flush();
            return new HomeLock(file);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
