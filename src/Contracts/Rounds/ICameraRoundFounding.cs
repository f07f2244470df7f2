namespace Wangge.Contracts.Rounds;

/// <summary>Gives a new district its plans of camera rounds. Asked in a scope of the district whose cameras stand.</summary>
public interface ICameraRoundFounding
{
    /// <summary>Adds those whose id is missing, and makes the first rounds; the others stay as they are.</summary>
    /// <exception cref="InvalidOperationException">What a plan says cannot be: the message names the refusal.</exception>
    Task FoundAsync(IReadOnlyList<PlannedCameraRounds> plans, CancellationToken ct);
}

/// <summary>A plan of camera rounds to begin with, done by whoever holds a role.</summary>
/// <param name="AreaPath">Where it belongs, and at which area the role is held; its cameras stand inside.</param>
/// <param name="CameraIds">In the order of looking.</param>
/// <param name="Days">1 (Monday) to 7; empty: each workday of the district's calendar.</param>
/// <param name="Times">When a round opens, in the district's time.</param>
/// <param name="WithinMinutes">How long after opening it must be done.</param>
/// <param name="LateMinutes">How long after that a camera may still be noted, late.</param>
/// <param name="SecondsEach">How long each picture must be looked at before it is in order.</param>
public sealed record PlannedCameraRounds(
    Guid Id, string Name, string AreaPath, IReadOnlyList<Guid> CameraIds, IReadOnlyList<int> Days, IReadOnlyList<TimeOnly> Times, int WithinMinutes, int LateMinutes, int SecondsEach, string Role);
