using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Units;
using Wangge.Dispatch.Zones;

namespace Wangge.Dispatch.Operations;

/// <summary>Who can be there first: every unit that has a place, by the roads that it takes. Asked in a scope of the district.</summary>
/// <remarks>One search back from the place a mode of moving. Free units come before those that are busy or on something, and these before those that nobody staffs now; the soonest first, who has no way after them.</remarks>
internal sealed class UnitRanking(UnitPlaces places, ITravelTimes travel, ZoneBook zones)
{
    /// <value>Who needs longer is listed without a time.</value>
    private static readonly TimeSpan Within = TimeSpan.FromHours(1);

    /// <param name="skill">What the crew must be able to do; null: anything.</param>
    public async Task<IReadOnlyList<RankedUnit>> RankAsync(TravelPoint to, string? skill, CancellationToken ct)
    {
        var units = (await places.ListAsync(ct)).Where(u => u.Place is not null && (skill is null || u.Unit.Skills.Contains(skill))).ToList();
        var ranked = new List<RankedUnit>(units.Count);
        foreach (var mode in Enum.GetValues<RoadMode>())
        {
            var mine = units.FindAll(u => u.Unit.Kind.Mode() == mode);
            if (mine.Count == 0) { continue; }
            var travels = await travel.RankAsync(to, [.. mine.Select(PointOf)], mode, Within, ct);
            ranked.AddRange(mine.Select((unit, i) => new RankedUnit(unit, unit.Place!, travels.Times[i])));
        }

        return
        [
            .. ranked.OrderBy(r => r.IsReady ? 0 : r.Unstaffed is null ? 1 : 2).ThenBy(r => r.Travel.Duration is null).ThenBy(r => r.Travel.Duration).ThenBy(r => r.Unit.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>Within how many minutes somebody should be at a place. Source: DOMAIN 1, "patrols".</summary>
    public async ValueTask<int> ZoneMinutesAtAsync(TravelPoint place) => (await zones.MapAsync()).MinutesAt(place.Longitude, place.Latitude);

    /// <summary>What one unit needs to be there.</summary>
    public async Task<Travelling?> TravelOfAsync(Guid unitId, TravelPoint to, CancellationToken ct)
    {
        if ((await places.ListAsync(ct)).FirstOrDefault(u => u.Unit.Id == unitId) is not { Place: { } } unit) { return null; }
        return new Travelling(PointOf(unit), await travel.FindWayAsync(PointOf(unit), to, unit.Unit.Kind.Mode(), ct));
    }

    private static TravelPoint PointOf(PlacedUnit unit) => new(unit.Place!.Longitude, unit.Place.Latitude);
}

/// <summary>A unit and what it needs to be there.</summary>
internal sealed record RankedUnit(PlacedUnit Placed, UnitPlace Place, TravelTime Travel)
{
    public PatrolUnit Unit => Placed.Unit;

    public Unstaffed? Unstaffed => Placed.Unstaffed;

    public bool IsReady => Placed.IsReady;
}

/// <param name="From">Where the unit is.</param>
internal sealed record Travelling(TravelPoint From, TravelWayAnswer Answer);
