using Wangge.Dispatch.Positions;

namespace Wangge.Dispatch.Units;

/// <summary>Where units are: as they say, else at their post. Off duty nobody is anywhere. Asked in a scope of the district.</summary>
internal sealed class UnitPlaces(UnitRoster roster, UnitPositions positions)
{
    /// <summary>Every unit that has not ended, with its place where one is known.</summary>
    public async ValueTask<IReadOnlyList<PlacedUnit>> ListAsync(CancellationToken ct)
    {
        var known = (await positions.ListAsync(ct)).ToDictionary(p => p.UnitId);
        return [.. (await roster.RosterAsync(ct)).Units.Select(unit => new PlacedUnit(unit, PlaceOf(unit, known.GetValueOrDefault(unit.Id))))];
    }

    private static UnitPlace? PlaceOf(PatrolUnit unit, UnitPosition? position) =>
        unit.State == UnitState.Off ? null
        : position is not null ? new UnitPlace(position.Longitude, position.Latitude, position.At, position.IsStale, IsPost: false)
        : unit is { PostLongitude: { } longitude, PostLatitude: { } latitude } ? new UnitPlace(longitude, latitude, null, IsStale: false, IsPost: true)
        : null;
}

/// <summary>A unit and where it is.</summary>
internal sealed record PlacedUnit(PatrolUnit Unit, UnitPlace? Place);

/// <summary>Where a unit is.</summary>
/// <param name="At">When that was; null at its post.</param>
/// <param name="IsStale">Nothing was heard for a while.</param>
/// <param name="IsPost">Nobody said where it is: it should stand here.</param>
public sealed record UnitPlace(double Longitude, double Latitude, DateTimeOffset? At, bool IsStale, bool IsPost);
