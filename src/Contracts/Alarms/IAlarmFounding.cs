namespace Wangge.Contracts.Alarms;

/// <summary>Registers the alarm devices that a district begins with: for the demo. Asked in a scope of the district.</summary>
public interface IAlarmFounding
{
    /// <summary>Registers those whose id is missing.</summary>
    /// <returns>The keys of those that were registered now; nobody can tell them again.</returns>
    /// <exception cref="InvalidOperationException">One of them does not fit.</exception>
    Task<IReadOnlyList<FoundAlarmDevice>> FoundAsync(IReadOnlyList<PlannedAlarmDevice> planned, CancellationToken ct);
}

/// <param name="Code">Unique in the district.</param>
/// <param name="Class">Such as <c>school</c>.</param>
/// <param name="Spot">Where the button is, such as 门卫室.</param>
/// <param name="People">Who are there on a usual day, or null.</param>
/// <param name="Contacts">Who is called; at most 12.</param>
/// <param name="CameraIds">Those that show its place.</param>
public sealed record PlannedAlarmDevice(
    Guid Id, string Code, string Class, string Name, string? Address, string Spot, double Longitude, double Latitude, int? People, int HeartbeatSeconds,
    IReadOnlyList<PlannedAlarmContact> Contacts, PlannedPlan? Plan, IReadOnlyList<Guid> CameraIds);

/// <param name="Duty">What they are there, such as 值班保安.</param>
public sealed record PlannedAlarmContact(Guid Id, string Name, string Duty, string Phone);

/// <summary>A plan of the building in metres, from its upper left corner.</summary>
public sealed record PlannedPlan(double Width, double Height, IReadOnlyList<PlannedRoom> Rooms, IReadOnlyList<PlannedDoor> Doors, double ButtonX, double ButtonY);

public sealed record PlannedRoom(string Name, double X, double Y, double W, double H);

public sealed record PlannedDoor(string Name, double X, double Y);

/// <param name="UserName">At a broker, and at the HTTP door.</param>
/// <param name="Key">Its password; stored hashed alone.</param>
public sealed record FoundAlarmDevice(Guid Id, string Code, string Class, string Name, string UserName, string Key);
