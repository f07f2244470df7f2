using NetTopologySuite.Geometries;
using Wangge.Areas.Centres;

namespace Wangge.Areas.Exchange;

/// <summary>Centres of the three levels, keyed by code.</summary>
internal sealed class CentreRows(Actor actor, AccessPolicy policy) : KeyedRows(actor, policy)
{
    private Dictionary<string, Centre> _held = [];

    public static ImportColumn[] AllColumns =>
    [
        new("code", "编码"), new("name", "名称"), new("level", "层级"), new("area", "所属区域"), new("address", "地址"), new("phone", "电话"), new("longitude", "经度"), new("latitude", "纬度"),
    ];

    public override IReadOnlyList<ImportColumn> Columns => AllColumns;

    public override IReadOnlyCollection<string> Shapes => ["Point"];

    protected override async Task FetchAsync(DistrictDb db, IReadOnlyList<FileRow> rows, CancellationToken ct)
    {
        var codes = rows.Select(r => r["code"]).ToList();
        _held = await db.Set<Centre>().Where(c => codes.Contains(c.Code)).ToDictionaryAsync(c => c.Code, StringComparer.Ordinal, ct);
    }

    protected override Task TakeAsync(DistrictDb db, FileRow row, ImportPart part, CancellationToken ct)
    {
        var code = row.Text("code", AreaRules.LongestCode);
        if (!AreaRules.IsCode(code)) { throw new RowFault("code", AreaRefusals.CodeUnfit.Code); }
        RequireOnce(row, code, "code");
        var place = Places.Get(row, "area");
        RequireReach(place.AreaPath, "area");
        var point = row.Shape as Point;
        var fields = new CentreFields(
            row.Text("name", AreaRules.LongestName), place.AreaPath, row.TextOrNull("address", 200), row.TextOrNull("phone", 40),
            row.Degrees("longitude", 180) ?? point?.X, row.Degrees("latitude", 90) ?? point?.Y);
        var level = row.Text("level", 16);
        if (CentreRules.Refuse(level, place.Level, fields.Longitude, fields.Latitude) is { } unfit) { throw new RowFault("level", unfit.Code); }
        if (!_held.TryGetValue(code, out var centre))
        {
            centre = new Centre { Id = Guid.CreateVersion7(), Code = code, Name = fields.Name, Level = level, AreaPath = fields.AreaPath };
            fields.PutInto(centre);
            db.Add(centre);
            db.Leaf(AuditNote.By(Actor, "areas.centre-made", "centre", centre.Id, centre.AreaPath));
            part.Take(row);
            return Task.CompletedTask;
        }

        if (centre.EndedAt is not null) { throw new RowFault("code", CentreRules.Ended.Code); }
        RequireReach(centre.AreaPath, "code");
        if (level != centre.Level) { throw new RowFault("level", "areas.import.level-differs"); }
        fields.PutInto(centre);
        db.Entry(centre).DetectChanges();
        if (db.Entry(centre).State == EntityState.Unchanged)
        {
            part.LeaveUnchanged(row);
            return Task.CompletedTask;
        }

        centre.Version++;
        db.Leaf(AuditNote.By(Actor, "areas.centre-changed", "centre", centre.Id, centre.AreaPath, data: AuditData.Of(("version", centre.Version))));
        part.Change(row);
        return Task.CompletedTask;
    }
}
