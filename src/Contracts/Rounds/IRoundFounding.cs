namespace Wangge.Contracts.Rounds;

/// <summary>Gives a new district its must-check points and plans of rounds. Asked in a scope of the district whose areas stand.</summary>
public interface IRoundFounding
{
    /// <summary>Adds those whose id is missing, and makes the first rounds; the others stay as they are.</summary>
    /// <exception cref="InvalidOperationException">A point lies in no grid, or what is said of it cannot be.</exception>
    Task FoundAsync(IReadOnlyList<PlannedPoint> points, IReadOnlyList<PlannedRounds> plans, CancellationToken ct);
}

/// <summary>A must-check point to begin with.</summary>
/// <param name="Code">Register number, unique in the district.</param>
/// <param name="Kind">Such as <c>school</c>.</param>
/// <param name="Longitude">WGS-84 degrees.</param>
/// <param name="Ways">Of <c>position</c>, <c>code</c> and <c>photo</c>.</param>
/// <param name="DwellSeconds">0: passing is enough.</param>
public sealed record PlannedPoint(Guid Id, string Code, string Name, string Kind, double Longitude, double Latitude, IReadOnlyList<string> Ways, int DwellSeconds);

/// <summary>A plan of rounds to begin with, walked by whoever holds a role.</summary>
/// <param name="AreaPath">Where it belongs, and at which area the role is held.</param>
/// <param name="Days">1 (Monday) to 7.</param>
/// <param name="Times">In the district's time; an end that is not after the begin lies on the next day.</param>
public sealed record PlannedRounds(
    Guid Id, string Name, string AreaPath, IReadOnlyList<Guid> PointIds, bool IsOrdered, IReadOnlyList<int> Days, IReadOnlyList<(TimeOnly From, TimeOnly Until)> Times, int LateMinutes, string Role);
