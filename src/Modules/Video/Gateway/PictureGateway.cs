using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Wangge.Contracts.Video;
using Wangge.Video.Addresses;

namespace Wangge.Video.Gateway;

/// <summary>The pictures that this node fetches: one pull a camera, at most so many, the alarm's first. Nothing is recorded: beyond the last group of pictures nothing is kept. Safe for concurrent use.</summary>
/// <remarks>By the system's pace: cameras live in real time whatever clock the house goes by. Source: ADR 0027.</remarks>
internal sealed class PictureGateway(CameraSources sources, CameraNetworks networks, IOptions<VideoOptions> options, ILogger<PictureGateway> log) : IStartCameras, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string District, Guid Camera), Pull> _pulls = [];
    private readonly PullParts _parts = new(sources, networks, options.Value, TimeProvider.System, log);
    private bool _isOver;

    private static TimeProvider Time => TimeProvider.System;

    /// <summary>How many are fetched now.</summary>
    public int Count
    {
        get { lock (_gate) { return _pulls.Count; } }
    }

    /// <summary>How it stands on this node; null where it is not fetched.</summary>
    public (PullState State, string? Fault)? StandingOf(string districtCode, Guid cameraId)
    {
        lock (_gate) { return _pulls.TryGetValue((districtCode, cameraId), out var pull) ? (pull.State, pull.Fault) : null; }
    }

    /// <summary>A viewer joins; null where as many are fetched as may be and none gives way.</summary>
    /// <param name="alarmId">The alarm for which it is looked at, or null.</param>
    public (Pull Pull, Watcher Watcher)? Watch(string districtCode, Guid cameraId, Guid? alarmId)
    {
        lock (_gate)
        {
            if (Find(districtCode, cameraId, alarmId is null ? 2 : 3) is not { } pull) { return null; }
            pull.IdleSince = null;
            if (alarmId is { } alarm) { pull.Alarms[alarm] = Time.GetTimestamp(); }
            return (pull, pull.Watch());
        }
    }

    /// <summary>Somebody is about to look: begun now, and kept as if they had left.</summary>
    public void Expect(string districtCode, Guid cameraId, Guid? alarmId)
    {
        lock (_gate)
        {
            if (Find(districtCode, cameraId, alarmId is null ? 2 : 3) is { } pull) { pull.IdleSince = null; }
        }
    }

    /// <summary>As devices name them; what is no id is passed over.</summary>
    public static IEnumerable<Guid> CamerasOf(IReadOnlyList<string> cameraIds) => cameraIds.Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct();

    public void Start(string districtCode, Guid alarmId, IReadOnlyList<string> cameraIds) => _ = StartAsync(districtCode, alarmId, [.. CamerasOf(cameraIds)]);

    public void End(string districtCode, Guid alarmId)
    {
        lock (_gate)
        {
            foreach (var pull in _pulls.Values.Where(p => p.DistrictCode == districtCode)) { pull.Alarms.Remove(alarmId); }
        }
    }

    /// <summary>What is wanted by what stands in the store: devices' cameras warm, open alarms' cameras fetched, no others for these reasons.</summary>
    /// <param name="asOf">When it was read: what was begun since is left alone.</param>
    public void Hold(string districtCode, IReadOnlyCollection<Guid> warm, IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> alarms, long asOf)
    {
        lock (_gate)
        {
            foreach (var (alarmId, cameraIds) in alarms)
            {
                foreach (var cameraId in cameraIds)
                {
                    if (Find(districtCode, cameraId, 3) is { } pull) { pull.Alarms.TryAdd(alarmId, asOf); }
                }
            }

            foreach (var cameraId in warm) { _ = Find(districtCode, cameraId, 1); }
            foreach (var pull in _pulls.Values.Where(p => p.DistrictCode == districtCode))
            {
                pull.IsWarm = warm.Contains(pull.CameraId);
                foreach (var over in pull.Alarms.Where(a => !alarms.ContainsKey(a.Key) && a.Value < asOf).Select(a => a.Key).ToList()) { pull.Alarms.Remove(over); }
            }

            Tidy();
        }
    }

    /// <summary>Its address was changed.</summary>
    public void FetchAnew(string districtCode, Guid cameraId)
    {
        lock (_gate)
        {
            if (_pulls.TryGetValue((districtCode, cameraId), out var pull)) { pull.Anew(); }
        }
    }

    /// <summary>It is fetched no more.</summary>
    public void Drop(string districtCode, Guid cameraId, string code = PictureFaults.CameraEnded)
    {
        lock (_gate)
        {
            if (_pulls.Remove((districtCode, cameraId), out var pull)) { Stop(pull, code); }
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<Pull> pulls;
        lock (_gate)
        {
            _isOver = true;
            pulls = [.. _pulls.Values];
            _pulls.Clear();
        }

        await Task.WhenAll(pulls.Select(p => p.StopAsync("video.over")));
    }

    /// <summary>What a device names and nobody registered takes nobody's place.</summary>
    private async Task StartAsync(string districtCode, Guid alarmId, IReadOnlyCollection<Guid> cameraIds)
    {
        try
        {
            var known = await sources.ListKnownAsync(districtCode, cameraIds, CancellationToken.None);
            lock (_gate)
            {
                foreach (var cameraId in known)
                {
                    if (Find(districtCode, cameraId, 3) is not { } pull) { continue; }
                    pull.Alarms[alarmId] = Time.GetTimestamp();
                    pull.IdleSince = null;
                }
            }
        }
        catch (Exception reason)
        {
            log.LogWarning("An alarm's cameras are found by the next round: {Type}", reason.GetType().Name);
        }
    }

    /// <summary>The pull of this camera, begun where it is not there and one of less weight gives way.</summary>
    private Pull? Find(string districtCode, Guid cameraId, int weight)
    {
        if (_pulls.TryGetValue((districtCode, cameraId), out var there))
        {
            if (!there.IsOver) { return there; }
            _pulls.Remove((districtCode, cameraId));
            Stop(there, PictureFaults.CameraEnded);
        }

        if (_isOver) { return null; }
        if (_pulls.Count >= options.Value.MostPulls)
        {
            var least = _pulls.Values.MinBy(p => p.Weight);
            if (least is null || least.Weight >= weight) { return null; }
            _pulls.Remove((least.DistrictCode, least.CameraId));
            Stop(least, PictureFaults.Evicted);
        }

        var pull = new Pull(districtCode, cameraId, _parts) { IsWarm = weight == 1, IdleSince = weight == 1 ? null : Time.GetTimestamp() };
        _pulls[(districtCode, cameraId)] = pull;
        pull.Begin();
        return pull;
    }

    /// <summary>Ends what nobody has wanted for a while.</summary>
    private void Tidy()
    {
        foreach (var pull in _pulls.Values.ToList())
        {
            if (pull.Weight > 0)
            {
                pull.IdleSince = null;
                continue;
            }

            pull.IdleSince ??= Time.GetTimestamp();
            if (!pull.IsOver && Time.GetElapsedTime(pull.IdleSince.Value).TotalSeconds < options.Value.LingerSeconds) { continue; }
            _pulls.Remove((pull.DistrictCode, pull.CameraId));
            Stop(pull, PictureFaults.CameraEnded);
        }
    }

    private void Stop(Pull pull, string code) => _ = StopAsync(pull, code);

    private async Task StopAsync(Pull pull, string code)
    {
        try
        {
            await pull.StopAsync(code);
        }
        catch (Exception reason)
        {
            log.LogWarning("A pull ended by itself: {Type}", reason.GetType().Name);
        }
    }
}
