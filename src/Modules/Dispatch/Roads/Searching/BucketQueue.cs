namespace Wangge.Dispatch.Roads.Searching;

/// <summary>Least key first, for keys that never fall below the one taken last: buckets of a quarter second, of which only the first is kept in order.</summary>
/// <remarks>
/// Adding is O(1); taking is O(log b) in the b entries of one bucket, some dozens. Exact, unlike buckets alone. Source: Dial 1969 for the buckets; a binary heap (Williams
/// 1964) for the one that is open. Not thread-safe.
/// </remarks>
internal sealed class BucketQueue
{
    private const int KeysPerBucket = 8;

    private readonly int[] _heads;
    private readonly int _mask;
    private int[] _items = new int[1024];
    private int[] _keys = new int[1024];
    private int[] _next = new int[1024];
    private int _used;
    private int _free = -1;
    private long _bucket;
    private int _waiting;

    private int[] _heapKeys = new int[256];
    private int[] _heapItems = new int[256];
    private int _heapCount;

    /// <param name="widest">The most by which an added key may lie above the one taken last.</param>
    public BucketQueue(int widest)
    {
        var buckets = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)((widest >> KeysPerBucket) + 3));
        _heads = new int[buckets];
        _mask = (int)buckets - 1;
        Array.Fill(_heads, -1);
    }

    public bool IsEmpty => _waiting == 0 && _heapCount == 0;

    /// <summary>Empties it and begins anew.</summary>
    public void Begin(int leastKey)
    {
        if (_waiting > 0) { Array.Fill(_heads, -1); }
        (_used, _free, _waiting, _heapCount, _bucket) = (0, -1, 0, 0, leastKey >> KeysPerBucket);
    }

    public void Add(int item, int key)
    {
        if (key >> KeysPerBucket <= _bucket)
        {
            AddToHeap(item, key);
            return;
        }

        var slot = _free;
        if (slot >= 0) { _free = _next[slot]; }
        else
        {
            if (_used == _items.Length) { Grow(); }
            slot = _used++;
        }

        var bucket = (key >> KeysPerBucket) & _mask;
        (_items[slot], _keys[slot], _next[slot]) = (item, key, _heads[bucket]);
        _heads[bucket] = slot;
        _waiting++;
    }

    /// <summary>Takes the least; false where nothing waits.</summary>
    public bool TryTake(out int item, out int key)
    {
        while (_heapCount == 0)
        {
            if (_waiting == 0)
            {
                (item, key) = (-1, 0);
                return false;
            }

            OpenNext();
        }

        (item, key) = (_heapItems[0], _heapKeys[0]);
        TakeTop();
        return true;
    }

    private void OpenNext()
    {
        _bucket++;
        var at = (int)(_bucket & _mask);
        for (var slot = _heads[at]; slot >= 0;)
        {
            AddToHeap(_items[slot], _keys[slot]);
            var next = _next[slot];
            _next[slot] = _free;
            _free = slot;
            _waiting--;
            slot = next;
        }

        _heads[at] = -1;
    }

    private void AddToHeap(int item, int key)
    {
        if (_heapCount == _heapKeys.Length)
        {
            Array.Resize(ref _heapKeys, _heapCount * 2);
            Array.Resize(ref _heapItems, _heapCount * 2);
        }

        var at = _heapCount++;
        while (at > 0)
        {
            var above = (at - 1) >> 1;
            if (_heapKeys[above] <= key) { break; }
            (_heapKeys[at], _heapItems[at]) = (_heapKeys[above], _heapItems[above]);
            at = above;
        }

        (_heapKeys[at], _heapItems[at]) = (key, item);
    }

    private void TakeTop()
    {
        var (key, item) = (_heapKeys[--_heapCount], _heapItems[_heapCount]);
        var at = 0;
        while (true)
        {
            var below = (at << 1) + 1;
            if (below >= _heapCount) { break; }
            if (below + 1 < _heapCount && _heapKeys[below + 1] < _heapKeys[below]) { below++; }
            if (_heapKeys[below] >= key) { break; }
            (_heapKeys[at], _heapItems[at]) = (_heapKeys[below], _heapItems[below]);
            at = below;
        }

        (_heapKeys[at], _heapItems[at]) = (key, item);
    }

    private void Grow()
    {
        Array.Resize(ref _items, _used * 2);
        Array.Resize(ref _keys, _used * 2);
        Array.Resize(ref _next, _used * 2);
    }
}
