using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;

namespace Wangge.Alarms.Showing;

/// <summary>An alarm as every console sees it: in lists, in the snapshot, in live messages. No contact is in it.</summary>
/// <param name="Number">As people say it.</param>
/// <param name="Version">Of two views of one alarm the higher is right.</param>
/// <param name="Class">Of the device's place; null without one.</param>
/// <param name="Area">Name of the grid, or null.</param>
/// <param name="LinkedIds">Alarms near by that were open when it was raised.</param>
/// <param name="Asked">Whom it asks now: who is meant sounds.</param>
/// <param name="Holder">Display name of who holds it.</param>
public sealed record AlarmView(
    Guid Id, long Number, int Version, string AreaPath, string Kind, string State, string? Outcome, string Way, Guid? DeviceId, string? Class, string Name, string? Address, string? Area, string? Spot,
    int? People, double Longitude, double Latitude, bool HasPlan, IReadOnlyList<string> CameraIds, int Presses, DateTimeOffset LastPressedAt, IReadOnlyList<Guid> LinkedIds, int Level,
    DateTimeOffset? NextLevelAt, EscalationLevel Asked, DateTimeOffset HappenedAt, DateTimeOffset PressedAt, DateTimeOffset? ShownAt, DateTimeOffset? AcknowledgedAt, DateTimeOffset? SentAt,
    DateTimeOffset? ArrivedAt, DateTimeOffset? EndedAt, Guid? HolderId, string? Holder, IReadOnlyList<UnitPart> Units, Guid? OperationId);

/// <summary>Makes views of alarms. Asked in a scope of the district.</summary>
internal sealed class AlarmReading(IAreaLookup areas, IAccounts accounts)
{
    public async Task<AlarmView> ViewAsync(Alarm alarm, CancellationToken ct) => (await ViewsAsync([alarm], ct))[0];

    public async Task<IReadOnlyList<AlarmView>> ViewsAsync(IReadOnlyList<Alarm> alarms, CancellationToken ct)
    {
        List<Guid> holders = [.. alarms.Select(a => a.HolderId).OfType<Guid>().Distinct()];
        var names = holders.Count == 0 ? new Dictionary<Guid, string>() : await accounts.ListNamesAsync(holders, ct);
        var views = new List<AlarmView>(alarms.Count);
        foreach (var a in alarms)
        {
            views.Add(new AlarmView(
                a.Id, a.Seq, a.Version, a.AreaPath, a.Kind.Wire(), a.State.Wire(), a.Outcome?.Wire(), a.Way.Wire(), a.DeviceId, a.Class, a.Name, a.Address, (await areas.FindAreaAsync(a.AreaPath))?.Name, a.Spot,
                a.People, a.Longitude, a.Latitude, a.HasPlan, a.CameraIds, a.Presses, a.LastPressedAt, a.LinkedIds, a.Level, a.NextLevelAt, AskedBy(a), a.HappenedAt, a.PressedAt, a.ShownAt,
                a.AcknowledgedAt, a.SentAt, a.ArrivedAt, a.EndedAt, a.HolderId, a.HolderId is { } holder ? names.GetValueOrDefault(holder) : null, a.Units, a.OperationId));
        }

        return views;
    }

    /// <summary>All levels until the one that it stands at.</summary>
    private static EscalationLevel AskedBy(Alarm alarm)
    {
        var levels = alarm.Escalation.Take(alarm.Level + 1).ToList();
        return new EscalationLevel([.. levels.SelectMany(l => l.Roles).Distinct()], [.. levels.SelectMany(l => l.AccountIds).Distinct()]);
    }
}
