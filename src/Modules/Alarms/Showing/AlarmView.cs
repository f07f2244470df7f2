using Wangge.Alarms.Escalating;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;

namespace Wangge.Alarms.Showing;

/// <summary>An alarm as every console sees it: in lists, in the snapshot, in live messages. No contact is in it.</summary>
/// <param name="Number">As people say it.</param>
/// <param name="Version">Of two views of one alarm the higher is right.</param>
/// <param name="Class">Of the device's place; null without one.</param>
/// <param name="Area">Name of the grid, or null.</param>
/// <param name="LinkedIds">Alarms near by: those that were open when it was raised, and those that were raised while it was open; at most 20 of each.</param>
/// <param name="Asked">Whom it asks now: who is meant sounds.</param>
/// <param name="Holder">Display name of who holds it.</param>
public sealed record AlarmView(
    Guid Id, long Number, int Version, string AreaPath, string Kind, string State, string? Outcome, string Way, Guid? DeviceId, string? Class, string Name, string? Address, string? Area, string? Spot,
    int? People, double Longitude, double Latitude, bool HasPlan, IReadOnlyList<string> CameraIds, int Presses, DateTimeOffset LastPressedAt, IReadOnlyList<Guid> LinkedIds, int Level,
    DateTimeOffset? NextLevelAt, EscalationLevel Asked, DateTimeOffset HappenedAt, DateTimeOffset PressedAt, DateTimeOffset? ShownAt, DateTimeOffset? AcknowledgedAt, DateTimeOffset? SentAt,
    DateTimeOffset? ArrivedAt, DateTimeOffset? EndedAt, Guid? HolderId, string? Holder, IReadOnlyList<UnitPart> Units, Guid? OperationId);

/// <summary>Makes views of alarms. Asked in a scope of the district.</summary>
internal sealed class AlarmReading(DistrictDb db, IAreaLookup areas, IAccounts accounts)
{
    private const int MostLater = 4_000;

    public async Task<AlarmView> ViewAsync(Alarm alarm, CancellationToken ct) => (await ViewsAsync([alarm], ct))[0];

    public async Task<IReadOnlyList<AlarmView>> ViewsAsync(IReadOnlyList<Alarm> alarms, CancellationToken ct)
    {
        List<Guid> holders = [.. alarms.Select(a => a.HolderId).OfType<Guid>().Distinct()];
        var names = holders.Count == 0 ? new Dictionary<Guid, string>() : await accounts.ListNamesAsync(holders, ct);
        var later = await LaterAsync(alarms, ct);
        var views = new List<AlarmView>(alarms.Count);
        foreach (var a in alarms)
        {
            views.Add(new AlarmView(
                a.Id, a.Seq, a.Version, a.AreaPath, a.Kind.Wire(), a.State.Wire(), a.Outcome?.Wire(), a.Way.Wire(), a.DeviceId, a.Class, a.Name, a.Address, (await areas.FindAreaAsync(a.AreaPath))?.Name, a.Spot,
                a.People, a.Longitude, a.Latitude, a.HasPlan, a.CameraIds, a.Presses, a.LastPressedAt, [.. a.LinkedIds.Concat(later[a.Id].Take(Alarm.MostLinks)).Distinct()], a.Level, a.NextLevelAt, WhomItAsks.Of(a), a.HappenedAt, a.PressedAt, a.ShownAt,
                a.AcknowledgedAt, a.SentAt, a.ArrivedAt, a.EndedAt, a.HolderId, a.HolderId is { } holder ? names.GetValueOrDefault(holder) : null, a.Units, a.OperationId));
        }

        return views;
    }

    /// <summary>Alarms that named these as near by when they were raised. One that is being raised has none.</summary>
    private async Task<ILookup<Guid, Guid>> LaterAsync(IReadOnlyList<Alarm> alarms, CancellationToken ct)
    {
        List<Guid?> ids = [.. alarms.Where(a => a.NewEntries.All(e => e.Action != AlarmAction.Raise)).Select(a => (Guid?)a.Id)];
        var links = ids.Count == 0 ? [] : await db.Set<AlarmEntry>().AsNoTracking().Where(e => e.Action == AlarmAction.Link && ids.Contains(e.NamedId)).OrderBy(e => e.ReceivedAt)
            .Select(e => new { Earlier = e.NamedId, Later = e.AlarmId }).Take(MostLater).ToListAsync(ct);
        return links.ToLookup(l => l.Earlier!.Value, l => l.Later);
    }
}
