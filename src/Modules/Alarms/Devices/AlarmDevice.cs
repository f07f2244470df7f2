using Wangge.Kernel.Rights;

namespace Wangge.Alarms.Devices;

/// <summary>What kind of place a device stands in; the wire name is the member's in lower case.</summary>
internal enum DeviceClass
{
    School,
    Kindergarten,
    Hospital,
    Bank,
    Station,
    Other,
}

/// <summary>A one-key alarm that is registered, known by a key that nobody can guess. The key is stored hashed alone.</summary>
internal sealed class AlarmDevice
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7); part of the name by which a broker knows it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Unique in the district; never changes.</summary>
    public required string Code { get; init; }

    public required DeviceClass Class { get; set; }

    /// <summary>Of the school or place.</summary>
    public required string Name { get; set; }

    public string? Address { get; set; }

    /// <summary>Where the button is, such as 门卫室.</summary>
    public required string Spot { get; set; }

    /// <summary>WGS-84 degrees.</summary>
    public required double Longitude { get; set; }

    public required double Latitude { get; set; }

    /// <summary>Of the grid that contains it.</summary>
    public required string AreaPath { get; set; }

    /// <summary>Who are there on a usual day.</summary>
    public int? People { get; set; }

    public IReadOnlyList<string> CameraIds { get; set; } = [];

    public IReadOnlyList<EscalationLevel> Escalation { get; set; } = [];

    public BuildingPlan? Plan { get; set; }

    /// <summary>How often it says that it lives, 30–86,400.</summary>
    public required int HeartbeatSeconds { get; set; }

    /// <summary>SHA-256 of the key.</summary>
    public required byte[] KeyHash { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Nothing is taken from it from then on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>What is known of a device lately; apart, since it changes all the time.</summary>
internal sealed class DeviceStanding
{
    public required Guid DeviceId { get; init; }

    public DateTimeOffset? LastHeardAt { get; set; }

    /// <summary>0–100; null where it never said.</summary>
    public int? Battery { get; set; }

    /// <summary>False once its last will came; null before it ever was heard by MQTT.</summary>
    public bool? IsOnline { get; set; }

    public DateTimeOffset? LastTestAt { get; set; }

    /// <summary>The alarm that its last press raised or was counted with.</summary>
    public Guid? LastAlarmId { get; set; }

    /// <summary>What presses are until <see cref="ExpectsUntil"/>; null: real.</summary>
    public AlarmKind? Expects { get; set; }

    public DateTimeOffset? ExpectsUntil { get; set; }

    public int Version { get; set; }

    /// <summary>What a press is now, where the button itself does not say.</summary>
    public AlarmKind KindAt(DateTimeOffset now) => Expects is { } kind && ExpectsUntil > now ? kind : AlarmKind.Press;
}

/// <summary>Whom to call at a device's place. Shown to those who answer its alarms, and on record.</summary>
internal sealed class DeviceContact
{
    /// <summary>Of the leaf that each reading leaves.</summary>
    internal const string SeenAction = "alarms.contacts-seen";

    /// <summary>The client's (UUIDv7).</summary>
    public required Guid Id { get; init; }

    public required Guid DeviceId { get; init; }

    [Personal("whom to call when an alarm is pressed at their place of work", "emergency response; PIPL art. 13 (1) 4", "retention.alarm-contact")]
    public required string Name { get; set; }

    /// <summary>What they are there, such as 值班保安.</summary>
    public required string Duty { get; set; }

    [Personal("whom to call when an alarm is pressed at their place of work, and to remind that its button is to be tested", "emergency response; PIPL art. 13 (1) 4", "retention.alarm-contact")]
    public required string Phone { get; set; }
}

/// <summary>A simple plan of the building: rectangles in metres from the upper left corner.</summary>
/// <param name="Width">1–500.</param>
/// <param name="Height">1–500.</param>
/// <param name="Button">Where the button is; null where it is not drawn.</param>
public sealed record BuildingPlan(double Width, double Height, [MaxLength(80)] IReadOnlyList<PlanRoom> Rooms, [MaxLength(40)] IReadOnlyList<PlanDoor> Doors, PlanPoint? Button)
{
    /// <summary>Whether all of it lies within.</summary>
    internal bool IsFit() =>
        Width is >= 1 and <= 500 && Height is >= 1 and <= 500 && Rooms is { Count: <= 80 } && Doors is { Count: <= 40 }
        && Rooms.All(r => r is not null && IsName(r.Name) && r is { X: >= 0, Y: >= 0, W: > 0, H: > 0 } && r.X + r.W <= Width + 0.001 && r.Y + r.H <= Height + 0.001)
        && Doors.All(d => d is not null && IsName(d.Name) && Holds(d.X, d.Y)) && (Button is null || Holds(Button.X, Button.Y));

    private bool Holds(double x, double y) => x >= 0 && y >= 0 && x <= Width + 0.001 && y <= Height + 0.001;

    private static bool IsName(string? name) => name is { Length: > 0 and <= 40 };
}

public sealed record PlanRoom([MaxLength(40)] string Name, double X, double Y, double W, double H);

public sealed record PlanDoor([MaxLength(40)] string Name, double X, double Y);

public sealed record PlanPoint(double X, double Y);
