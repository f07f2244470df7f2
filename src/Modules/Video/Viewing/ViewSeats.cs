using Microsoft.Extensions.Options;

namespace Wangge.Video.Viewing;

/// <summary>How many pictures each account looks at on this node, so that nobody opens all there are. Safe for concurrent use.</summary>
internal sealed class ViewSeats(IOptions<VideoOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string District, Guid Account), int> _taken = [];

    /// <summary>Whether this account looks at as many as it may.</summary>
    public bool AreTaken(string districtCode, Guid accountId)
    {
        lock (_gate) { return _taken.GetValueOrDefault((districtCode, accountId)) >= options.Value.MostViews; }
    }

    /// <returns>To be given back; null where this account looks at as many as it may.</returns>
    public IDisposable? TryTake(string districtCode, Guid accountId)
    {
        var key = (districtCode, accountId);
        lock (_gate)
        {
            var taken = _taken.GetValueOrDefault(key);
            if (taken >= options.Value.MostViews) { return null; }
            _taken[key] = taken + 1;
        }

        return new Seat(this, key);
    }

    private void Leave((string District, Guid Account) key)
    {
        lock (_gate)
        {
            if (--_taken[key] == 0) { _taken.Remove(key); }
        }
    }

    private sealed class Seat(ViewSeats seats, (string District, Guid Account) key) : IDisposable
    {
        private int _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) == 0) { seats.Leave(key); }
        }
    }
}
