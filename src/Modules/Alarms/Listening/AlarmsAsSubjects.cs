using Wangge.Contracts.Dispatch;

namespace Wangge.Alarms.Listening;

/// <inheritdoc/>
internal sealed class AlarmsAsSubjects(DistrictDb db) : IDispatchSubjects
{
    public string Kind => "alarm";

    public bool MayBePractice => true;

    public async Task<IReadOnlyDictionary<Guid, DispatchSubject>> ListAsync(IReadOnlyCollection<Guid> subjectIds, CancellationToken ct) =>
        (await db.Set<Alarm>().AsNoTracking().Where(a => subjectIds.Contains(a.Id)).ToListAsync(ct))
        .ToDictionary(a => a.Id, a => new DispatchSubject(a.Id, a.Seq, a.Class is null ? null : "alarm." + a.Class, null, a.Longitude, a.Latitude, a.AreaPath, a.EndedAt is null, a.Practice?.Wire()));

    public async Task<string?> FindPlaceTextAsync(Guid subjectId, CancellationToken ct) =>
        await db.Set<Alarm>().AsNoTracking().Where(a => a.Id == subjectId).Select(a => new { a.Name, a.Address, a.Spot }).FirstOrDefaultAsync(ct) is { } place
            ? string.Join(' ', new[] { place.Name, place.Address, place.Spot }.Where(part => part is not null))
            : null;
}
