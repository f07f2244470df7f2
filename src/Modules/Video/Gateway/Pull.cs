using Microsoft.Extensions.Logging;
using Wangge.Video.Addresses;

namespace Wangge.Video.Gateway;

/// <summary>How a fetched picture stands.</summary>
internal enum PullState
{
    Starting,
    Live,
    Failing,
}

/// <summary>What every pull works with.</summary>
internal sealed record PullParts(CameraSources Sources, CameraNetworks Networks, VideoOptions Options, TimeProvider Time, ILogger Log);

/// <summary>One camera that is fetched, once for all its viewers, until it is stopped: what breaks off is begun again, later each time. Keeps the beginning and the last group of pictures. Safe for concurrent use.</summary>
internal sealed class Pull(string districtCode, Guid cameraId, PullParts parts) : IAsyncDisposable
{
    private const int MostGroupBytes = 16 << 20;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <value>What only somebody at the camera or the register can mend is not asked for all the time.</value>
    private static readonly TimeSpan WaitForPeople = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Watcher> _watchers = [];
    private readonly List<Fragment> _group = [];
    private CancellationTokenSource _round = new();
    private Beginning? _beginning;
    private Beginning? _unfit;
    private long _groupBytes;
    private Task _running = Task.CompletedTask;

    public Guid CameraId => cameraId;

    public string DistrictCode => districtCode;

    public PullState State { get; private set; }

    public string? Fault { get; private set; }

    /// <summary>There is no such camera any more, and nothing is fetched.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Alarms that want it, and since when.</summary>
    public Dictionary<Guid, long> Alarms { get; } = [];

    public bool IsWarm { get; set; }

    /// <summary>Since when nobody wants it.</summary>
    public long? IdleSince { get; set; }

    public int Viewers
    {
        get { lock (_gate) { return _watchers.Count; } }
    }

    /// <summary>The alarm's first; 0 where nobody wants it any more.</summary>
    public int Weight => IsOver ? 0 : Alarms.Count > 0 ? 3 : Viewers > 0 ? 2 : IsWarm ? 1 : 0;

    public void Begin() => _running = Task.Run(RunAsync);

    /// <summary>Begins again at once, with the address as it stands now.</summary>
    public void Anew()
    {
        lock (_gate) { _round.Cancel(); }
    }

    /// <summary>A viewer joins: the beginning and the last group are there for it at once.</summary>
    public Watcher Watch()
    {
        var watcher = new Watcher(parts.Time);
        lock (_gate)
        {
            if (_beginning is not null) { watcher.Offer(_beginning); }
            foreach (var fragment in _group) { watcher.Offer(fragment); }
            if (State == PullState.Failing) { watcher.Offer(new Word("stalled", Fault)); }
            _watchers.Add(watcher);
        }

        return watcher;
    }

    public void Leave(Watcher watcher)
    {
        lock (_gate) { _watchers.Remove(watcher); }
    }

    /// <param name="code">Told to who still looks.</param>
    public async Task StopAsync(string code)
    {
        Tell(new Word("ended", code));
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        _round.Dispose();
    }

    private async Task RunAsync()
    {
        var wait = FirstWait;
        while (!_stop.IsCancellationRequested)
        {
            var begun = parts.Time.GetTimestamp();
            var fault = await TryFetchAsync();
            if (_stop.IsCancellationRequested) { return; }
            if (fault is null) { continue; }
            Break(fault);
            await parts.Sources.NoteAsync(districtCode, cameraId, _unfit, fault, CancellationToken.None);
            if (fault == PictureFaults.CameraEnded)
            {
                IsOver = true;
                Tell(new Word("ended", fault));
                return;
            }

            wait = parts.Time.GetElapsedTime(begun) > TimeSpan.FromSeconds(30) ? FirstWait : wait * 2 < LongestWait ? wait * 2 : LongestWait;
            var isForPeople = fault is PictureFaults.H265 or PictureFaults.Codec or PictureFaults.RefusedCredentials or PictureFaults.Sealed or PictureFaults.NotAllowed or PictureFaults.Redirected;
            await WaitAsync(isForPeople ? WaitForPeople : wait);
        }
    }

    /// <returns>Why it broke off; null where it is to begin again at once.</returns>
    private async Task<string?> TryFetchAsync()
    {
        CancellationToken round;
        lock (_gate)
        {
            if (_round.IsCancellationRequested) { _round = new CancellationTokenSource(); }
            round = _round.Token;
        }

        using var both = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, round);
        try
        {
            var (address, fault) = await parts.Sources.OpenAsync(districtCode, cameraId, both.Token);
            return address is null ? fault : await PictureRun.FetchAsync(address, parts.Networks, parts.Options, Take, Take, both.Token);
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception reason)
        {
            parts.Log.LogWarning("A camera is fetched again later: {Type}", reason.GetType().Name);
            return PictureFaults.NoStream;
        }
    }

    private async Task WaitAsync(TimeSpan wait)
    {
        CancellationToken round;
        lock (_gate) { round = _round.Token; }
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, round);
        try
        {
            await Task.Delay(wait, both.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopped, or wanted at once.
        }
    }

    private void Take(Beginning beginning)
    {
        _unfit = beginning.CodecText.Length == 0 ? beginning : null;
        if (_unfit is not null) { return; }
        _ = parts.Sources.NoteAsync(districtCode, cameraId, beginning, null, CancellationToken.None);
        lock (_gate)
        {
            _beginning = beginning;
            _group.Clear();
            _groupBytes = 0;
            foreach (var watcher in _watchers) { watcher.Offer(beginning); }
        }
    }

    private void Take(Fragment fragment)
    {
        lock (_gate)
        {
            (State, Fault) = (PullState.Live, null);
            if (fragment.IsKey)
            {
                _group.Clear();
                _groupBytes = 0;
            }

            // A group too long to keep is not kept: who joins then waits for the next.
            if (fragment.IsKey || _group.Count > 0)
            {
                _group.Add(fragment);
                _groupBytes += fragment.Bytes.Length;
                if (_groupBytes > MostGroupBytes) { _group.Clear(); }
            }

            foreach (var watcher in _watchers) { watcher.Offer(fragment); }
        }
    }

    private void Break(string fault)
    {
        lock (_gate)
        {
            (State, Fault) = (PullState.Failing, fault);
            _beginning = null;
            _group.Clear();
            foreach (var watcher in _watchers) { watcher.Offer(new Word("stalled", fault)); }
        }
    }

    private void Tell(Word word)
    {
        lock (_gate)
        {
            foreach (var watcher in _watchers) { watcher.Offer(word); }
        }
    }
}
