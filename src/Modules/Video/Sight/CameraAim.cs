using Wangge.Video.Cameras;

namespace Wangge.Video.Sight;

/// <summary>All of a camera that decides what it sees. Two that are equal see the same on the same map.</summary>
/// <param name="Longitude">WGS-84 degrees.</param>
/// <param name="Latitude">WGS-84 degrees.</param>
/// <param name="IsIndoors">Its site is within a building.</param>
internal readonly record struct CameraAim(double Longitude, double Latitude, double DirectionDegrees, double FieldOfViewDegrees, double ReachMetres, bool IsIndoors)
{
    public static CameraAim Of(Camera c) => new(c.Longitude, c.Latitude, c.DirectionDegrees, c.FieldOfViewDegrees, c.ReachMetres, IsIndoor(c.Site));

    public static bool IsIndoor(CameraSite site) => site is CameraSite.Corridor or CameraSite.Hall or CameraSite.Stairs;
}
