namespace Wangge.Kernel.Storage;

/// <summary>Tells whoever listens in this process that a district has fresh messages or audit leaves. A hint, never a promise: what waits is in the store.</summary>
public sealed class CommitBell
{
    /// <summary>Called on the committing thread with the district's code; must return at once.</summary>
    public event Action<string>? MessagesWait;

    /// <summary>Called on the committing thread with the district's code; must return at once.</summary>
    public event Action<string>? LeavesWait;

    internal void Ring(string districtCode, bool leaves, bool messages)
    {
        try
        {
            if (leaves) { LeavesWait?.Invoke(districtCode); }
            if (messages) { MessagesWait?.Invoke(districtCode); }
        }
        catch (Exception)
        {
            // The commit stands whatever becomes of the hint: its caller must not be told otherwise.
        }
    }
}
