using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Units;
using Wangge.Dispatch.Zones;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Rings;

/// <summary>The district's rings as they are now: by the free units that somebody staffs, the roads with their closures and speeds, the zones, and who lives where. Asked in a scope of the district.</summary>
/// <remarks>Looks at all of these at most each <see cref="LookEvery"/>, however many ask; what changed meanwhile is measured then.</remarks>
internal sealed class RingsNow(
    DistrictScope scope, RingBoards boards, RoadsNow roads, ZoneBook zones, RingGrounds grounds, UnitPlaces units, TimeProvider time)
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <summary>Null where the district has no roads for cars.</summary>
    public async Task<RingState?> FindAsync(CancellationToken ct)
    {
        var code = scope.District.Code;
        boards.Want(code);
        var board = boards.Of(code);
        return board.State is { } state && board.LookedAt + LookEvery > time.GetUtcNow() ? state : await BringUpAsync(board, ct);
    }

    /// <summary>Looks at once.</summary>
    public Task<RingState?> LookAsync(CancellationToken ct) => BringUpAsync(boards.Of(scope.District.Code), ct);

    /// <summary>What the coverage loses if a unit goes; null where it is not free, or near no road.</summary>
    public async Task<RingLoss?> LossWithoutAsync(Guid unitId, CancellationToken ct) =>
        await FindAsync(ct) is null ? null : await boards.Of(scope.District.Code).LossWithoutAsync(unitId, ct);

    /// <summary>The ground that was measured last, for others who measure on it; null before the first time.</summary>
    public GroundAtHand? LastGround => boards.Of(scope.District.Code).State?.Cut;

    /// <summary>All that rings hang on now; null where the district has no roads for cars.</summary>
    public async Task<RingInputs?> InputsAsync(CancellationToken ct)
    {
        if (await roads.FindAsync(RoadMode.Car, ct) is not { } car) { return null; }
        var free = (await units.ListAsync(ct)).Where(u => u.IsReady && u.Place is not null)
            .Select(u => new RingUnit(u.Unit.Id, u.Unit.Kind.Mode(), u.Place!.Longitude, u.Place.Latitude)).ToList();
        return new RingInputs(car, await roads.FindAsync(RoadMode.Foot, ct), await zones.MapAsync(), await grounds.FindAsync(ct), free);
    }

    private async Task<RingState?> BringUpAsync(RingBoard board, CancellationToken ct) => await InputsAsync(ct) is { } inputs ? await board.BringUpAsync(inputs, ct) : null;
}
