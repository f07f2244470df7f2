using Wangge.Contracts.Areas;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Units;

namespace Wangge.Dispatch.Operations;

/// <summary>Operations as staff read them. Asked in a scope of the district.</summary>
internal sealed class OperationReading(DistrictDb db, IEnumerable<IDispatchSubjects> kinds, IAreaLookup areas, TimeProvider time)
{
    public async Task<IReadOnlyList<OperationRow>> RowsAsync(IReadOnlyList<Operation> operations, CancellationToken ct)
    {
        var ids = operations.Select(o => o.Id).ToList();
        var parts = (await db.Set<Sending>().AsNoTracking().Where(s => ids.Contains(s.OperationId)).OrderBy(s => s.Seq).ToListAsync(ct)).ToLookup(s => s.OperationId);
        var units = await UnitNamesAsync([.. parts.SelectMany(p => p).Select(s => s.UnitId).Distinct()], ct);
        var subjects = await SubjectsAsync(operations, ct);
        var rows = new List<OperationRow>(operations.Count);
        foreach (var o in operations)
        {
            var subject = o.SubjectId is { } id ? subjects.GetValueOrDefault(id) : null;
            rows.Add(new OperationRow(
                o.Id, o.SubjectKind, o.SubjectId, subject?.Number, subject?.TypeKey, subject?.Type, subject?.Practice, o.EndedAt is null ? "open" : "ended", o.Longitude, o.Latitude, o.AreaPath,
                (await areas.FindAreaAsync(o.AreaPath))?.Name, o.IsJoint, o.OpenedAt, o.EndedAt, [.. parts[o.Id].Select(s => PartOf(s, o, units, time.Now()))], o.Version));
        }

        return rows;
    }

    /// <summary>Code and name of units, ended ones too.</summary>
    public async Task<IReadOnlyDictionary<Guid, (string Code, string Name)>> UnitNamesAsync(IReadOnlyCollection<Guid> unitIds, CancellationToken ct) =>
        (await db.Set<PatrolUnit>().AsNoTracking().Where(u => unitIds.Contains(u.Id)).Select(u => new { u.Id, u.Code, u.Name }).ToListAsync(ct)).ToDictionary(u => u.Id, u => (u.Code, u.Name));

    /// <summary>Where an operation's matter is, in words, or null.</summary>
    public async Task<string?> PlaceTextAsync(Operation operation, CancellationToken ct) =>
        operation.SubjectId is { } id && kinds.FirstOrDefault(k => k.Kind == operation.SubjectKind) is { } kind ? await kind.FindPlaceTextAsync(id, ct) : null;

    private async Task<Dictionary<Guid, DispatchSubject>> SubjectsAsync(IReadOnlyList<Operation> operations, CancellationToken ct)
    {
        var found = new Dictionary<Guid, DispatchSubject>();
        foreach (var kind in kinds)
        {
            var ids = operations.Where(o => o.SubjectKind == kind.Kind).Select(o => o.SubjectId).OfType<Guid>().Distinct().ToList();
            if (ids.Count == 0) { continue; }
            foreach (var (id, subject) in await kind.ListAsync(ids, ct)) { found[id] = subject; }
        }

        return found;
    }

    private static PartView PartOf(Sending s, Operation o, IReadOnlyDictionary<Guid, (string Code, string Name)> units, DateTimeOffset now)
    {
        var (code, name) = units.GetValueOrDefault(s.UnitId, ("", ""));
        var (longitude, latitude) = s.AimIn(o.Longitude, o.Latitude);
        return new PartView(
            s.Id, s.UnitId, code, name, s.State.Wire(), s.SentAt, s.AcceptedAt, s.ArrivedAt, s.ArrivedByPosition, s.EndedAt, s.ZoneMinutes, s.ExpectedSeconds, s.ExpectedMetres,
            (int?)s.Took?.TotalSeconds, s.IsInTime(now), s.ClosureId, s.PostNumber, longitude, latitude);
    }
}
