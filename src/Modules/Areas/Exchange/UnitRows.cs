using Wangge.Areas.HandlingUnits;

namespace Wangge.Areas.Exchange;

/// <summary>Units that handle cases, keyed by code.</summary>
internal sealed class UnitRows(Actor actor, AccessPolicy policy) : KeyedRows(actor, policy)
{
    private Dictionary<string, Unit> _held = [];

    public static ImportColumn[] AllColumns => [new("code", "编码"), new("name", "名称"), new("area", "所属区域")];

    public override IReadOnlyList<ImportColumn> Columns => AllColumns;

    protected override async Task FetchAsync(DistrictDb db, IReadOnlyList<FileRow> rows, CancellationToken ct)
    {
        var codes = rows.Select(r => r["code"]).ToList();
        _held = await db.Set<Unit>().Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, StringComparer.Ordinal, ct);
    }

    protected override Task TakeAsync(DistrictDb db, FileRow row, ImportPart part, CancellationToken ct)
    {
        var code = row.Text("code", AreaRules.LongestCode);
        if (!AreaRules.IsCode(code)) { throw new RowFault("code", AreaRefusals.CodeUnfit.Code); }
        RequireOnce(row, code, "code");
        var place = Places.Get(row, "area");
        RequireReach(place.AreaPath, "area");
        var name = row.Text("name", AreaRules.LongestName);
        if (!_held.TryGetValue(code, out var unit))
        {
            unit = new Unit { Id = Guid.CreateVersion7(), Code = code, Name = name, AreaPath = place.AreaPath };
            db.Add(unit);
            db.Leaf(AuditNote.By(Actor, "areas.unit-made", "unit", unit.Id, unit.AreaPath));
            part.Take(row);
            return Task.CompletedTask;
        }

        if (unit.EndedAt is not null) { throw new RowFault("code", UnitRefusals.Ended.Code); }
        RequireReach(unit.AreaPath, "code");
        if ((unit.Name, unit.AreaPath) == (name, place.AreaPath))
        {
            part.LeaveUnchanged(row);
            return Task.CompletedTask;
        }

        (unit.Name, unit.AreaPath) = (name, place.AreaPath);
        unit.Version++;
        db.Leaf(AuditNote.By(Actor, "areas.unit-changed", "unit", unit.Id, unit.AreaPath, data: AuditData.Of(("version", unit.Version))));
        part.Change(row);
        return Task.CompletedTask;
    }
}
