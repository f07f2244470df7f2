namespace Wangge.Video.Gateway;

/// <summary>One viewer's share of a picture: what is not yet sent, within limits of bytes and age. A slow one misses frames up to the next key frame, never the end of the picture. Safe for concurrent use.</summary>
internal sealed class Watcher(TimeProvider time) : IDisposable
{
    /// <value>What waits longer is not live.</value>
    public static readonly TimeSpan MostAge = TimeSpan.FromSeconds(2);

    private const int MostBytes = 24 << 20;
    private readonly Lock _gate = new();
    private readonly Queue<(Piece Piece, long At)> _waiting = [];
    private readonly SemaphoreSlim _bell = new(0);
    private long _bytes;
    private bool _waitsForKey = true;

    /// <summary>Frames that it was not sent.</summary>
    public long Missed { get; private set; }

    public void Offer(Piece piece)
    {
        lock (_gate)
        {
            if (piece is Fragment fragment && !TakesFragment(fragment))
            {
                Missed++;
                return;
            }

            if (piece is Beginning) { _waitsForKey = true; }
            _waiting.Enqueue((piece, time.GetTimestamp()));
            _bytes += SizeOf(piece);
        }

        _bell.Release();
    }

    /// <summary>The next piece, as soon as there is one.</summary>
    public async ValueTask<Piece> NextAsync(CancellationToken ct)
    {
        while (true)
        {
            await _bell.WaitAsync(ct);
            lock (_gate)
            {
                // Rung for one that was dropped since.
                if (!_waiting.TryDequeue(out var next)) { continue; }
                _bytes -= SizeOf(next.Piece);
                return next.Piece;
            }
        }
    }

    public void Dispose() => _bell.Dispose();

    private bool TakesFragment(Fragment fragment)
    {
        var isLate = _waiting.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) > MostAge;
        if (isLate || _bytes + fragment.Bytes.Length > MostBytes)
        {
            DropFragments();
            _waitsForKey = true;
        }

        if (_waitsForKey && !fragment.IsKey) { return false; }
        _waitsForKey = false;
        return true;
    }

    private void DropFragments()
    {
        for (var left = _waiting.Count; left > 0; left--)
        {
            var waiting = _waiting.Dequeue();
            if (waiting.Piece is Fragment) { (_bytes, Missed) = (_bytes - SizeOf(waiting.Piece), Missed + 1); }
            else { _waiting.Enqueue((waiting.Piece, time.GetTimestamp())); }
        }
    }

    private static int SizeOf(Piece piece) => piece switch { Beginning b => b.Bytes.Length, Fragment f => f.Bytes.Length, _ => 0 };
}
