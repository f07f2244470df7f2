namespace Wangge.Contracts.Video;

/// <summary>Registers the cameras that a district begins with: for the demo. Asked in a scope of the district.</summary>
public interface ICameraFounding
{
    /// <summary>Registers those whose id is missing; answers how many these were.</summary>
    /// <exception cref="InvalidOperationException">One of them does not fit.</exception>
    Task<int> FoundAsync(IReadOnlyList<PlannedCamera> planned, CancellationToken ct);
}

/// <param name="Code">Unique in the district.</param>
/// <param name="Site">Such as <c>gate</c>.</param>
/// <param name="Purpose">Such as <c>school-safety</c>.</param>
/// <param name="DirectionDegrees">0 up to 360, clockwise from north.</param>
/// <param name="FieldOfViewDegrees">1–360.</param>
/// <param name="ReachMetres">1–1,000.</param>
/// <param name="UnitId">Who answers for it.</param>
/// <param name="Address">RTSP, with its credentials.</param>
public sealed record PlannedCamera(
    Guid Id, string Code, string Name, string Site, string Purpose, double Longitude, double Latitude, double DirectionDegrees, double FieldOfViewDegrees, double ReachMetres, Guid UnitId, string Address);
