namespace Wangge.Contracts.Video;

/// <summary>What other modules may know of cameras: what they are called and where they stand, never their addresses. Asked in a scope of the district.</summary>
public interface ICameraPlaces
{
    /// <summary>By id, those that have ended too; an unknown id is missing from the answer.</summary>
    Task<IReadOnlyDictionary<Guid, CameraPlace>> FindAsync(IReadOnlyCollection<Guid> cameraIds, CancellationToken ct);
}

/// <summary>A camera as other modules see it.</summary>
/// <param name="Longitude">WGS-84 degrees.</param>
/// <param name="AreaPath">Of the grid that contains it.</param>
/// <param name="HasEnded">Nobody looks through it any more.</param>
/// <param name="Fault">Why it gave no picture when it was tried last, as a code; null where it did, or was not tried.</param>
public sealed record CameraPlace(Guid CameraId, string Code, string Name, double Longitude, double Latitude, string AreaPath, bool HasEnded, string? Fault);
