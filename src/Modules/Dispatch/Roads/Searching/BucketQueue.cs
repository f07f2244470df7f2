using System.Numerics;

namespace Wangge.Dispatch.Roads.Searching;

/// <summary>Least key first, for keys that never fall below the one taken last: buckets of a quarter second, of which the first is parted by single keys.</summary>
/// <remarks>
/// Adding and taking are O(1) but for empty buckets in between, and nothing is compared. Exact: whole keys count. Source: Dial 1969; Denardo and Fox 1979 for the two
/// levels. Not thread-safe.
/// </remarks>
internal sealed class BucketQueue
{
    private const int BitsInBucket = 8;
    private const int KeysInBucket = 1 << BitsInBucket;
    private const int None = -1;

    private readonly int[] _buckets;
    private readonly int _mask;
    private readonly int[] _open = new int[KeysInBucket];
    private readonly ulong[] _isOpen = new ulong[KeysInBucket / 64];
    private Slot[] _slots = new Slot[1024];
    private int _used;
    private int _free = None;
    private int _bucket;
    private int _waiting;

    /// <param name="widest">The most by which an added key lies above the one taken last, as a rule; what lies farther costs a look each time that the buckets come round.</param>
    public BucketQueue(int widest)
    {
        var buckets = BitOperations.RoundUpToPowerOf2((uint)((widest >> BitsInBucket) + 3));
        _buckets = new int[buckets];
        _mask = (int)buckets - 1;
        Array.Fill(_buckets, None);
        Array.Fill(_open, None);
    }

    public bool IsEmpty => _waiting == 0;

    /// <summary>Empties it and begins anew.</summary>
    public void Begin(int leastKey)
    {
        if (_waiting > 0)
        {
            Array.Fill(_buckets, None);
            Array.Fill(_open, None);
            Array.Clear(_isOpen);
        }

        (_used, _free, _waiting, _bucket) = (0, None, 0, leastKey >> BitsInBucket);
    }

    public void Add(int item, int key)
    {
        var slot = _free;
        if (slot >= 0) { _free = _slots[slot].Next; }
        else
        {
            if (_used == _slots.Length) { Array.Resize(ref _slots, _used * 2); }
            slot = _used++;
        }

        _waiting++;
        if (key >> BitsInBucket == _bucket)
        {
            _slots[slot] = new Slot(item, key, None);
            Open(slot);
            return;
        }

        ref var first = ref _buckets[(key >> BitsInBucket) & _mask];
        _slots[slot] = new Slot(item, key, first);
        first = slot;
    }

    /// <summary>Takes the least; false where nothing waits.</summary>
    public bool TryTake(out int item, out int key)
    {
        if (_waiting == 0)
        {
            (item, key) = (None, 0);
            return false;
        }

        int word;
        while ((word = FirstOpen()) < 0) { OpenNext(); }
        var at = (word << 6) + BitOperations.TrailingZeroCount(_isOpen[word]);
        var slot = _open[at];
        ref var taken = ref _slots[slot];
        (item, key) = (taken.Item, taken.Key);
        _open[at] = taken.Next;
        if (taken.Next < 0) { _isOpen[word] &= _isOpen[word] - 1; }
        taken.Next = _free;
        _free = slot;
        _waiting--;
        return true;
    }

    private int FirstOpen()
    {
        for (var word = 0; word < _isOpen.Length; word++)
        {
            if (_isOpen[word] != 0) { return word; }
        }

        return None;
    }

    private void OpenNext()
    {
        _bucket++;
        var slot = _buckets[_bucket & _mask];
        if (slot < 0) { return; }
        var later = None;
        while (slot >= 0)
        {
            var next = _slots[slot].Next;
            if (_slots[slot].Key >> BitsInBucket == _bucket) { Open(slot); }
            else { (_slots[slot].Next, later) = (later, slot); }
            slot = next;
        }

        _buckets[_bucket & _mask] = later;
    }

    private void Open(int slot)
    {
        var at = _slots[slot].Key & (KeysInBucket - 1);
        (_slots[slot].Next, _open[at]) = (_open[at], slot);
        _isOpen[at >> 6] |= 1UL << (at & 63);
    }

    /// <summary>Something that waits.</summary>
    private struct Slot(int item, int key, int next)
    {
        public readonly int Item = item;
        public readonly int Key = key;

        /// <summary>Of the same bucket or key, or among the free ones; −1 at the end.</summary>
        public int Next = next;
    }
}
