using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Alarms;
using Wangge.Kernel.Districts;

namespace Wangge.Video.Viewing;

/// <summary>Asks again every few seconds whether a viewer may still look. Safe for concurrent use.</summary>
internal sealed class ViewGuard(IServiceScopeFactory scopes, AccessPolicy policy)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <returns>Why the viewing is over, as a code.</returns>
    public async Task<string> WatchAsync(DistrictStore store, CameraViewing viewing, Actor actor, CancellationToken ct)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(LookEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(ct))
        {
            if (TimeProvider.System.GetElapsedTime(begun) > StreamView.Longest) { return "video.time-over"; }
            if (await CheckAsync(store, viewing, actor, ct) is { } refusal) { return refusal.Code; }
        }

        return "video.over";
    }

    private async Task<Refusal?> CheckAsync(DistrictStore store, CameraViewing viewing, Actor actor, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        if (scope.ServiceProvider.GetService<IActorResolver>() is { } resolver)
        {
            if (await resolver.FindAgainAsync(actor, ct) is not { } now) { return AccessPolicy.NotSignedIn; }
            actor = now;
        }

        var reach = new Reach(viewing.AreaPath);
        if (policy.Check(actor, VideoPermissions.View, reach) is { } refusal) { return refusal; }
        if (viewing.AlarmId is not { } alarmId) { return null; }
        return await scope.ServiceProvider.GetRequiredService<ICamerasOfAlarms>().FindAsync(alarmId, ct) is { } alarm ? ViewRules.ForAlarm(alarm, viewing.CameraId, actor, policy, reach) : VideoRefusals.UnknownAlarm;
    }
}
