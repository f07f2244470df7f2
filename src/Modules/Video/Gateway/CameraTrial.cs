using Microsoft.Extensions.Options;
using Wangge.Video.Addresses;

namespace Wangge.Video.Gateway;

/// <summary>Fetches a camera's picture until its first frame, to learn what it is. Safe for concurrent use.</summary>
internal sealed class CameraTrial(CameraSources sources, CameraNetworks networks, IOptions<VideoOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(4);

    /// <summary>What came of it stands in the camera's standing.</summary>
    /// <returns>False where as many are tried as may be at once.</returns>
    public async Task<bool> RunAsync(string districtCode, Guid cameraId, CancellationToken ct)
    {
        if (!await _places.WaitAsync(TimeSpan.FromSeconds(5), ct)) { return false; }
        try
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var (address, fault) = await sources.OpenAsync(districtCode, cameraId, ct);
            Beginning? beginning = null;
            if (address is not null)
            {
                try
                {
                    fault = await PictureRun.FetchAsync(address, networks, options.Value, b => beginning = b, _ => enough.Cancel(), enough.Token);
                }
                catch (OperationCanceledException) when (!ct.IsCancellationRequested)
                {
                    // A frame was there.
                    fault = null;
                }
            }

            await sources.NoteAsync(districtCode, cameraId, beginning, fault, ct);
            return true;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
