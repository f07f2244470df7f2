using System.Collections.Concurrent;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.Sessions;

/// <summary>Who was found by which token in the last seconds, so that a busy page costs few reads. Bounded; safe for concurrent use.</summary>
/// <remarks>A change in this process is seen at once, one made by another process after <see cref="Longest"/>.</remarks>
internal sealed class PresenceCache(TimeProvider time)
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(string District, string Token), Entry> _entries = new();
    private long _drops;

    /// <summary>To be read before a lookup and given to <see cref="Keep"/>: a lookup that a change overtook is not kept.</summary>
    public long Drops => Volatile.Read(ref _drops);

    public Presence? Find(District district, byte[] tokenHash) =>
        _entries.TryGetValue(KeyOf(district, tokenHash), out var entry) && time.GetUtcNow() < entry.Until ? entry.Presence : null;

    public void Keep(District district, byte[] tokenHash, Presence presence, long dropsBefore)
    {
        var now = time.GetUtcNow();
        if (_entries.Count >= Most) { MakeRoom(now); }
        var until = now + Longest;
        var key = KeyOf(district, tokenHash);
        _entries[key] = new Entry(presence, presence.GoodUntil < until ? presence.GoodUntil : until);
        // Looked at after keeping: a drop between the two removes it here or there.
        if (Drops != dropsBefore) { _entries.TryRemove(key, out _); }
    }

    /// <summary>Forgets an account's entries; to be called after the commit that changed it.</summary>
    public void Drop(District district, Guid accountId)
    {
        Interlocked.Increment(ref _drops);
        foreach (var (key, entry) in _entries)
        {
            if (key.District == district.Code && entry.Presence.Actor.Id == accountId) { _entries.TryRemove(key, out _); }
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (key, entry) in _entries)
        {
            if (entry.Until <= now) { _entries.TryRemove(key, out _); }
        }

        // All fresh: none is worth more than another, and each is found again by one read.
        if (_entries.Count >= Most) { _entries.Clear(); }
    }

    private static (string, string) KeyOf(District district, byte[] tokenHash) => (district.Code, Convert.ToHexString(tokenHash));

    private sealed record Entry(Presence Presence, DateTimeOffset Until);
}
