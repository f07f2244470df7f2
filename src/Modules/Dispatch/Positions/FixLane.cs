using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Positions;

/// <summary>The way of one district's fixes into its store: while one group is written, the next gathers, and each is one commit. Safe for concurrent use.</summary>
/// <remarks>One group at a time, so fixes are judged in the order in which they came. Nobody waits for a clock: alone, a fix is written at once. Source: ADR 0023.</remarks>
internal sealed class FixLane : IAsyncDisposable
{
    private const int MostInGroup = 1_024;
    private const int MostWaiting = 16_384;

    private readonly Channel<FixParcel> _waiting = Channel.CreateBounded<FixParcel>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly SourceTraces _traces = new();
    private readonly DistrictStore _store;
    private readonly LivePictures _pictures;
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger _log;
    private readonly Task _running;

    public FixLane(DistrictStore store, LivePictures pictures, IServiceScopeFactory scopes, ILogger log)
    {
        (_store, _pictures, _scopes, _log) = (store, pictures, scopes, log);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Ends once what is to be stored is safe.</summary>
    /// <exception cref="StoreUnavailableException">Nothing of it was stored, or a repeat tells.</exception>
    public async Task<FixVerdict[]> TakeAsync(FixParcel parcel, CancellationToken ct)
    {
        if (!_waiting.Writer.TryWrite(parcel)) { await WaitAsync(parcel, ct); }
        return await parcel.Done;
    }

    /// <summary>What was known of a source is read anew: its fixes were taken back.</summary>
    public void Forget(Guid sourceId) => _traces.Forget(sourceId);

    /// <summary>Ends once what waits is written.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _running;
    }

    private async Task WaitAsync(FixParcel parcel, CancellationToken ct)
    {
        try
        {
            await _waiting.Writer.WriteAsync(parcel, ct);
        }
        catch (ChannelClosedException closing)
        {
            throw new StoreUnavailableException("The server stops.", closing);
        }
    }

    private async Task RunAsync()
    {
        var group = new List<FixParcel>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            for (var fixes = 0; fixes < MostInGroup && _waiting.Reader.TryRead(out var parcel); fixes += parcel.Fixes.Count) { group.Add(parcel); }
            await ServeAsync(group);
        }
    }

    private async Task ServeAsync(List<FixParcel> group)
    {
        IReadOnlyList<KeptFix> kept;
        try
        {
            await using var scope = Scope();
            var picture = await _pictures.GetAsync(_store.District.Code);
            kept = await scope.ServiceProvider.GetRequiredService<FixGroup>().StoreAsync(group, _traces, picture, CancellationToken.None);
        }
        catch (Exception reason)
        {
            // Each is told; the lane lives on whatever it was.
            foreach (var parcel in group) { parcel.Fail(reason); }
            return;
        }

        foreach (var parcel in group) { parcel.Succeed(); }
        if (kept.Count > 0) { await TellAsync(kept); }
    }

    private async Task TellAsync(IReadOnlyList<KeptFix> kept)
    {
        await using var scope = Scope();
        foreach (var listener in scope.ServiceProvider.GetServices<IListenToFixes>())
        {
            try
            {
                await listener.HearAsync(kept, CancellationToken.None);
            }
            catch (Exception reason)
            {
                _log.LogWarning("{Listener} did not hear of fixes: {Type}", listener.GetType().Name, reason.GetType().Name);
            }

            // What one has loaded or left half done is nothing to the next.
            scope.ServiceProvider.GetRequiredService<DistrictDb>().Reset();
        }
    }

    private AsyncServiceScope Scope()
    {
        var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(_store);
        return scope;
    }
}
