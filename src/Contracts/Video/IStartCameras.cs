namespace Wangge.Contracts.Video;

/// <summary>Pictures of an alarm's place are fetched from the moment that it is raised, not when somebody opens them. Both answer at once and never fail their caller.</summary>
/// <remarks>Told after the commit. What is not told, since the process died, is found by the rounds of the gateway. Safe for concurrent use.</remarks>
public interface IStartCameras
{
    /// <summary>An alarm is open; saying so again changes nothing.</summary>
    /// <param name="cameraIds">As its device names them; what is no camera of the register is passed over.</param>
    void Start(string districtCode, Guid alarmId, IReadOnlyList<string> cameraIds);

    /// <summary>It has ended.</summary>
    void End(string districtCode, Guid alarmId);
}
