using Wangge.Contracts.Dispatch;

namespace Wangge.Dispatch.Units;

/// <inheritdoc/>
internal sealed class Patrols(DistrictDb db, UnitRoster roster) : IPatrols
{
    public async Task<IReadOnlyDictionary<Guid, string>> ListNamesAsync(IReadOnlyCollection<Guid> unitIds, CancellationToken ct) =>
        unitIds.Count == 0 ? new Dictionary<Guid, string>()
        : await db.Set<PatrolUnit>().AsNoTracking().Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);

    public async Task<IReadOnlyList<PatrolCrew>> ListCrewsAsync(CancellationToken ct) =>
        [.. (await roster.RosterAsync(ct)).Units.Where(u => u.State != UnitState.Off && u.CrewIds.Count > 0).Select(u => new PatrolCrew(u.Id, u.AreaPath, u.CrewIds))];
}
