using Wangge.Contracts.Areas;
using Wangge.Dispatch.Rings.Ground;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Rings;

/// <summary>A district's people and public places, read again each minute and the same as before where they are. Asked in a scope of the district.</summary>
internal sealed class RingGrounds(DistrictScope scope, DistrictStates<RingGrounds.Held> held, IGridCounts counts, TimeProvider time)
{
    private const int MostPlaces = 2_000;
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromMinutes(1);

    public async ValueTask<DistrictGround> FindAsync(CancellationToken ct)
    {
        var last = held.Peek(scope.District.Code);
        if (last is not null && time.GetUtcNow() < last.ReadAgainAt) { return last.Ground; }
        var (grids, places) = (await counts.ListAsync(ct), await counts.ListPlacesAsync(GroundPlace.Kinds, MostPlaces, ct));
        var ground = last is not null && IsSame(last.Ground, grids, places) ? last.Ground : new DistrictGround(new GridGround(grids), places);
        held.Swap(scope.District.Code, new Held(ground, time.GetUtcNow() + ReadAgainAfter));
        return ground;
    }

    private static bool IsSame(DistrictGround last, IReadOnlyList<GridCount> grids, IReadOnlyList<PublicPlace> places) =>
        last.Places.SequenceEqual(places) && last.Grids.Grids.Count == grids.Count
        && last.Grids.Grids.Zip(grids).All(g => g.First.GridId == g.Second.GridId && g.First.People == g.Second.People && g.First.Edge.EqualsExact(g.Second.Edge));

    internal sealed record Held(DistrictGround Ground, DateTimeOffset ReadAgainAt);
}
