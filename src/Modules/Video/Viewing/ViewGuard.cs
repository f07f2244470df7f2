using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Districts;
using Wangge.Video.Cameras;

namespace Wangge.Video.Viewing;

/// <summary>Asks again every few seconds whether a viewer may still look. Safe for concurrent use.</summary>
internal sealed class ViewGuard(IServiceScopeFactory scopes)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <returns>Why the viewing is over, as a code.</returns>
    public async Task<string> WatchAsync(DistrictStore store, CameraViewing viewing, Actor actor, CancellationToken ct)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var path = await PathOfAsync(store, viewing, ct);
        using var timer = new PeriodicTimer(LookEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(ct))
        {
            if (TimeProvider.System.GetElapsedTime(begun) > StreamView.Longest) { return "video.time-over"; }
            if (await CheckAsync(store, viewing, path, actor, ct) is { } refusal) { return refusal.Code; }
        }

        return "video.over";
    }

    /// <summary>Which picture of its media server it is; null where we fetch it ourselves.</summary>
    private static async Task<string?> PathOfAsync(DistrictStore store, CameraViewing viewing, CancellationToken ct)
    {
        await using var db = store.Lease();
        return await db.Set<Camera>().Where(c => c.Id == viewing.CameraId).Select(c => c.MediaPath).FirstOrDefaultAsync(ct);
    }

    private async Task<Refusal?> CheckAsync(DistrictStore store, CameraViewing viewing, string? path, Actor actor, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        if (scope.ServiceProvider.GetService<IActorResolver>() is { } resolver)
        {
            if (await resolver.FindAgainAsync(actor, ct) is not { } now) { return AccessPolicy.NotSignedIn; }
            actor = now;
        }

        var camera = await scope.ServiceProvider.GetRequiredService<DistrictDb>().Set<Camera>().Where(c => c.Id == viewing.CameraId).Select(c => new { c.EndedAt, c.MediaServerId, c.MediaPath }).FirstAsync(ct);
        if (camera.EndedAt is not null) { return VideoRefusals.CameraEnded; }
        if (camera.MediaServerId != viewing.MediaServerId || camera.MediaPath != path) { return VideoRefusals.CameraMoved; }
        return await scope.ServiceProvider.GetRequiredService<ViewRules>().CheckAsync(viewing.CameraId, viewing.AlarmId, actor, new Reach(viewing.AreaPath), ct);
    }
}
