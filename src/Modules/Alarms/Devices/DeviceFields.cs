using Wangge.Contracts.Areas;

namespace Wangge.Alarms.Devices;

/// <summary>All that is said of a device when it is registered or changed.</summary>
/// <param name="Code">Unique in the district; never changes.</param>
/// <param name="Class"><c>school</c>, <c>kindergarten</c>, <c>hospital</c>, <c>bank</c>, <c>station</c> or <c>other</c>.</param>
/// <param name="HeartbeatSeconds">30–86,400.</param>
/// <param name="Contacts">At most 12; null: they stay as they are.</param>
/// <param name="Escalation">At most 3 levels; none: the house's own.</param>
/// <param name="Version">Of the copy that was edited; null for a new one.</param>
public sealed record DeviceFields(
    [Required, MaxLength(32)] string Code, [Required, MaxLength(20)] string Class, [Required, MinLength(1), MaxLength(80)] string Name, [Required, MinLength(1), MaxLength(80)] string Spot,
    double Longitude, double Latitude, [MaxLength(200)] string? Address = null, [Range(0, 100_000)] int? People = null, [Range(30, 86_400)] int HeartbeatSeconds = 60,
    [MaxLength(8)] IReadOnlyList<string>? CameraIds = null, [MaxLength(12)] IReadOnlyList<ContactView>? Contacts = null, BuildingPlan? Plan = null,
    [MaxLength(3)] IReadOnlyList<EscalationLevel>? Escalation = null, int? Version = null);

/// <summary>Whether what is said of a device fits.</summary>
internal static class DeviceRules
{
    /// <summary>The house's own list: operators; then who leads the shift; then all.</summary>
    public static readonly IReadOnlyList<EscalationLevel> UsualEscalation =
        [new(["alarm-operator"], []), new(["alarm-operator", "shift-leader"], []), new(["alarm-operator", "shift-leader", "dispatcher", "leader"], [])];

    public static Refusal? Check(DeviceFields f)
    {
        if (WireName.Find<DeviceClass>(f.Class) is null || f.Code.Length == 0 || !f.Code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) { return AlarmRefusals.BadDevice; }
        if ((f.CameraIds ?? []).Any(c => c is not { Length: > 0 and <= 64 }) || f.Name.Trim().Length == 0 || f.Spot.Trim().Length == 0) { return AlarmRefusals.BadDevice; }
        if (f.Plan?.IsFit() == false) { return AlarmRefusals.BadPlan; }
        if ((f.Escalation ?? []).Any(l => l is not { Roles.Count: <= 12, AccountIds.Count: <= 20 } || l.Roles.Any(r => r is not { Length: > 0 and <= 40 } || !r.All(c => char.IsAsciiLetterLower(c) || c == '-')))) { return AlarmRefusals.BadEscalation; }
        var contacts = f.Contacts ?? [];
        return contacts.All(c => c is { Id.Version: 7, Name: not null, Duty.Length: <= 40, Phone: not null } && c.Name.Trim().Length is > 0 and <= 40 && IsPhone(c.Phone)) && contacts.DistinctBy(c => c.Id).Count() == contacts.Count
            ? null
            : AlarmRefusals.BadContacts;
    }

    public static AlarmDevice Make(Guid id, DeviceFields f, GridPlace grid, byte[] keyHash, DateTimeOffset now)
    {
        var device = new AlarmDevice
        {
            Id = id, Code = f.Code, Class = DeviceClass.Other, Name = "", Spot = "", Longitude = 0, Latitude = 0, AreaPath = "", HeartbeatSeconds = 60, KeyHash = keyHash, CreatedAt = now,
        };
        Fill(device, f, grid);
        return device;
    }

    public static void Fill(AlarmDevice d, DeviceFields f, GridPlace grid)
    {
        (d.Class, d.Name, d.Address, d.Spot) = (WireName.Read<DeviceClass>(f.Class), f.Name.Trim(), string.IsNullOrWhiteSpace(f.Address) ? null : f.Address.Trim(), f.Spot.Trim());
        (d.Longitude, d.Latitude, d.AreaPath, d.People, d.HeartbeatSeconds) = (f.Longitude, f.Latitude, grid.AreaPath, f.People, f.HeartbeatSeconds);
        (d.CameraIds, d.Escalation, d.Plan) = (f.CameraIds ?? [], f.Escalation is { Count: > 0 } said ? said : UsualEscalation, f.Plan);
        d.Version++;
    }

    private static bool IsPhone(string phone) => phone.Length is >= 3 and <= 24 && phone.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ' or '*');
}
