using Wangge.Contracts.Rounds;
using Wangge.Dispatch.Positions;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Units;

/// <summary>Where units are: as they say, else at their post. Off duty nobody is anywhere. Asked in a scope of the district.</summary>
internal sealed class UnitPlaces(UnitRoster roster, UnitPositions positions, IDuty duty, DistrictScope scope, TimeProvider time)
{
    /// <summary>Every unit that has not ended, with its place where one is known, and whether somebody is there.</summary>
    public async ValueTask<IReadOnlyList<PlacedUnit>> ListAsync(CancellationToken ct)
    {
        var known = (await positions.ListAsync(ct)).ToDictionary(p => p.UnitId);
        var units = (await roster.RosterAsync(ct)).Units;
        var onDuty = await duty.ListOnAsync([.. units.Where(u => u.State != UnitState.Off).SelectMany(u => u.CrewIds)], ct);
        var clock = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(scope.District.TimeZone)).DateTime);
        return [.. units.Select(unit => new PlacedUnit(unit, PlaceOf(unit, known.GetValueOrDefault(unit.Id)), Staffing.Of(unit, onDuty, clock)))];
    }

    private static UnitPlace? PlaceOf(PatrolUnit unit, UnitPosition? position) =>
        unit.State == UnitState.Off ? null
        : position is not null ? new UnitPlace(position.Longitude, position.Latitude, position.At, position.IsStale, IsPost: false)
        : unit is { PostLongitude: { } longitude, PostLatitude: { } latitude } ? new UnitPlace(longitude, latitude, null, IsStale: false, IsPost: true)
        : null;
}

/// <summary>A unit and where it is.</summary>
/// <param name="Unstaffed">Why it does not count although it says that it is on duty, or null.</param>
internal sealed record PlacedUnit(PatrolUnit Unit, UnitPlace? Place, Unstaffed? Unstaffed)
{
    /// <summary>It could go now.</summary>
    public bool IsReady => Unit.State == UnitState.Free && Unstaffed is null;
}

/// <summary>Where a unit is.</summary>
/// <param name="At">When that was; null at its post.</param>
/// <param name="IsStale">Nothing was heard for a while.</param>
/// <param name="IsPost">Nobody said where it is: it should stand here.</param>
public sealed record UnitPlace(double Longitude, double Latitude, DateTimeOffset? At, bool IsStale, bool IsPost);
