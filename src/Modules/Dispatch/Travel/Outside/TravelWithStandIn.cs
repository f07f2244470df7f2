using Wangge.Dispatch.Roads;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Travel.Outside;

/// <summary>By a server outside; by the house's own roads where it does not answer, or while roads are closed, of which it knows nothing. Such an answer says that it stands in.</summary>
internal sealed class TravelWithStandIn(ITravelTimes outside, OwnTravelTimes own, RoadsNow roads, DistrictScope scope, StandIns standIns) : ITravelTimes
{
    public async Task<TravelRanking> RankAsync(TravelPoint to, IReadOnlyList<TravelPoint> from, RoadMode mode, TimeSpan within, CancellationToken ct)
    {
        var limit = within < TravelBounds.Longest ? within : TravelBounds.Longest;
        return await AskAsync(by => by.RankAsync(to, from, mode, limit, ct), mode, ct) is var (ranking, isStandIn) && isStandIn ? ranking with { IsStandIn = true } : ranking;
    }

    public async Task<TravelWayAnswer> FindWayAsync(TravelPoint from, TravelPoint to, RoadMode mode, CancellationToken ct) =>
        await AskAsync(by => by.FindWayAsync(from, to, mode, ct), mode, ct) is var (way, isStandIn) && isStandIn ? way with { IsStandIn = true } : way;

    private async Task<(T Answer, bool IsStandIn)> AskAsync<T>(Func<ITravelTimes, Task<T>> ask, RoadMode mode, CancellationToken ct)
        where T : class
    {
        var answer = await IsAnyClosedAsync(mode, ct) ? null : await TryOutsideAsync(ask);
        standIns.Note(scope.District.Code, mode, answer is null);
        return answer is null ? (await ask(own), true) : (answer, false);
    }

    private async Task<T?> TryOutsideAsync<T>(Func<ITravelTimes, Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask(outside);
        }
        catch (NoAnswerException)
        {
            return null;
        }
    }

    /// <summary>A district without roads of its own has nothing to go by but the server.</summary>
    private async Task<bool> IsAnyClosedAsync(RoadMode mode, CancellationToken ct) => await roads.FindAsync(mode, ct) is { ClosedStretches.Count: > 0 };
}
