using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Wangge.Video.Addresses;
using Wangge.Video.Cameras;
using Wangge.Video.Gateway;

namespace Wangge.Video.Watching;

/// <summary>Keeps what is known of every camera's health: asks those that were not tried lately, a few at a time whatever the number of districts. Safe for concurrent use.</summary>
/// <remarks>
/// Nothing is seen, so it is no viewing and leaves no leaf of one; what is noted is nobody's act. A camera whose picture is fetched here anyway is not asked beside.
/// Each is asked at most every <see cref="VideoOptions.ProbeMinutes"/>, up to a fifth later so that they spread; one that missed once a minute later. Source: ADR 0027.
/// </remarks>
internal sealed class CameraWatch(CameraSources sources, CameraNetworks networks, PictureGateway gateway, IOptions<VideoOptions> options, TimeProvider time, ILogger<CameraWatch> log) : IDisposable
{
    /// <value>Asked in one sweep, those first that were not tried for longest: the next sweep goes on.</value>
    private const int MostASweep = 64;

    /// <value>More than a district has.</value>
    private const int MostCameras = 10_000;

    private readonly SemaphoreSlim _places = new(Math.Clamp(options.Value.MostProbes, 1, 64));
    private readonly TimeSpan _every = TimeSpan.FromMinutes(options.Value.ProbeMinutes);

    /// <returns>How many were asked.</returns>
    public async Task<int> SweepAsync(DistrictStore store, CancellationToken ct)
    {
        if (_every <= TimeSpan.Zero) { return 0; }
        var (code, due) = (store.District.Code, await ListDueAsync(store, ct));
        await Task.WhenAll(due.Select(cameraId => AskAsync(code, cameraId, ct)));
        return due.Count;
    }

    public void Dispose() => _places.Dispose();

    private async Task<List<Guid>> ListDueAsync(DistrictStore store, CancellationToken ct)
    {
        await using var db = store.Lease();
        var standings = await db.Set<CameraStanding>().AsNoTracking().Select(s => new { s.CameraId, s.TriedAt, s.Misses }).ToDictionaryAsync(s => s.CameraId, ct);
        var ids = await db.Set<Camera>().Where(c => c.EndedAt == null && c.MediaServerId == null).OrderBy(c => c.Seq).Take(MostCameras).Select(c => c.Id).ToListAsync(ct);
        var now = time.Now();
        return
        [
            .. ids.Select(id => (Id: id, Last: standings.GetValueOrDefault(id)))
                .Where(c => c.Last?.TriedAt is not { } tried || now - tried >= (c.Last.Misses == 1 ? CameraStanding.MissesApart : _every * (1 + JitterOf(c.Id))))
                .Where(c => gateway.StandingOf(store.District.Code, c.Id) is null)
                .OrderBy(c => c.Last?.TriedAt ?? DateTimeOffset.MinValue).Take(MostASweep).Select(c => c.Id),
        ];
    }

    /// <summary>The camera's own share of a fifth, the same each time.</summary>
    private static double JitterOf(Guid cameraId) => cameraId.ToByteArray()[15] / 255.0 / 5;

    private async Task AskAsync(string districtCode, Guid cameraId, CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        try
        {
            var (address, fault) = await sources.OpenAsync(districtCode, cameraId, ct);
            if (fault == PictureFaults.CameraEnded) { return; }
            CameraCodec? codec = null;
            if (address is not null) { (codec, fault) = await CameraProbe.AskAsync(address, networks, options.Value.RecodeH265, ct); }
            await sources.NoteAnswerAsync(districtCode, cameraId, codec, fault, ct);
        }
        catch (Exception reason) when (!ct.IsCancellationRequested)
        {
            log.LogInformation("A camera is asked again later: {Type}", reason.GetType().Name);
        }
        finally
        {
            _places.Release();
        }
    }
}
