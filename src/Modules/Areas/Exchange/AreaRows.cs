using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.Valid;
using Wangge.Areas.Drawing;
using Wangge.Areas.Http;
using Wangge.Areas.Ledgers;
using Wangge.Areas.Looking;

namespace Wangge.Areas.Exchange;

/// <summary>Divisions' areas and service grids: name, kind, edge and counts, keyed by path. Nothing is moved or ended by a file.</summary>
internal sealed class AreaRows(AreaLookup lookup, Actor actor, AccessPolicy policy, TimeProvider time) : IRowImport
{
    private const int MostVertices = 100_000;

    private readonly Dictionary<string, string> _levels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _rowOfPath = new(StringComparer.Ordinal);

    public static ImportColumn[] AllColumns =>
    [
        new("path", "路径"), new("parent", "上级路径"), new("code", "编码"), new("name", "名称"), new("level", "层级"), new("dedicated", "专属网格"), new("unit_cell", "单元网格编码"),
        new("edge", "边界"), .. LedgerCells.Columns,
    ];

    public IReadOnlyList<ImportColumn> Columns => AllColumns;

    public IReadOnlyCollection<string> Shapes => Http.Shapes.Areal;

    public IEnumerable<FileRow> Order(IReadOnlyList<FileRow> rows) => rows.OrderBy(r => (r["path"].Length > 0 ? r["path"] : r["parent"] + "./").Count(c => c == '/'));

    public async Task LoadAsync(DistrictDb db, CancellationToken ct)
    {
        _levels.Clear();
        foreach (var area in await db.Set<Area>().AsNoTracking().Where(a => a.EndedAt == null).Select(a => new { a.AreaPath, a.Level }).ToListAsync(ct)) { _levels[area.AreaPath] = area.Level; }
    }

    public async Task ApplyAsync(DistrictDb db, IReadOnlyList<FileRow> rows, ImportPart part, CancellationToken ct)
    {
        var tree = new AreaTree(db, lookup, actor, policy, time);
        var good = new List<(FileRow Row, string Path)>();
        foreach (var row in rows)
        {
            Guarded(row, part, () => good.Add((row, PathOf(row))));
        }

        var paths = good.ConvertAll(g => g.Path);
        var held = await db.Set<Area>().Where(a => paths.Contains(a.AreaPath) && a.EndedAt == null).ToDictionaryAsync(a => a.AreaPath, StringComparer.Ordinal, ct);
        var ledgers = await LedgerCells.InForceAsync(db, [.. held.Values.Select(a => a.Id)], ct);
        foreach (var (row, path) in good)
        {
            Guarded(row, part, () =>
            {
                var area = held.GetValueOrDefault(path);
                var ledger = area is null ? null : ledgers.GetValueOrDefault(area.Id);
                TakeRow(db, tree, row, path, area, ledger, part);
            });
        }

        await tree.RaiseAsync(ct, asImport: true);
    }

    private void TakeRow(DistrictDb db, AreaTree tree, FileRow row, string path, Area? area, LedgerEntry? ledger, ImportPart part)
    {
        if (_rowOfPath.TryGetValue(path, out var first) && first != row.Number) { throw new RowFault("path", "areas.import.row-twice"); }
        if (policy.Check(actor, AreaPermissions.Import, new Reach(path)) is { } elsewhere) { throw new RowFault("path", elsewhere.Code); }
        var level = LevelOf(row, path, area);
        var edge = EdgeOf(row);
        var cell = row.TextOrNull("unit_cell", 15);
        if (CellCode.Refuse(cell) is { } cellUnfit) { throw new RowFault("unit_cell", cellUnfit.Code); }
        var isDedicated = row.Truth("dedicated");
        var counts = LedgerCells.Read(row, ledger is null ? LedgerCounts.None : LedgerCounts.Of(ledger));
        if (counts is not null && level != AreaLevel.Basic)
        {
            // An export names counts of basic grids only; zeros elsewhere say nothing.
            counts = counts == LedgerCounts.None ? null : throw new RowFault("resident", "areas.ledger.not-basic");
        }

        var name = area is null ? row.Text("name", AreaRules.LongestName) : row.TextOrNull("name", AreaRules.LongestName) ?? area.Name;
        _rowOfPath[path] = row.Number;
        if (area is null)
        {
            area = new Area
            {
                Id = Guid.CreateVersion7(), Code = AreaRules.CodeOf(path), Name = name, AreaPath = path, Level = level, IsDedicated = isDedicated ?? false, UnitCellCode = cell, Edge = edge,
            };
            tree.Make(area, null);
            _levels[path] = level;
            KeepCounts(db, area, null, counts);
            part.Take(row);
            return;
        }

        var isChanged = KeepCounts(db, area, ledger, counts);
        if (name != area.Name || (isDedicated ?? area.IsDedicated) != area.IsDedicated || (cell ?? area.UnitCellCode) != area.UnitCellCode)
        {
            (area.Name, area.IsDedicated, area.UnitCellCode) = (name, isDedicated ?? area.IsDedicated, cell ?? area.UnitCellCode);
            tree.Change(area);
            isChanged = true;
        }

        if (edge is not null && !Http.Shapes.AreSame(edge, area.Edge))
        {
            tree.Redraw(area, edge, null);
            isChanged = true;
        }

        if (isChanged) { part.Change(row); } else { part.LeaveUnchanged(row); }
    }

    private bool KeepCounts(DistrictDb db, Area area, LedgerEntry? ledger, LedgerCounts? counts)
    {
        if (counts is null || counts == (ledger is null ? LedgerCounts.None : LedgerCounts.Of(ledger))) { return false; }
        db.Add(counts.ToEntry(area.Id, (ledger?.Version ?? 0) + 1, actor.Id, time.Now()));
        db.Leaf(AuditNote.By(actor, "areas.ledger-changed", "area", area.Id, area.AreaPath));
        return true;
    }

    private static string PathOf(FileRow row)
    {
        var (path, code) = (row["path"], row["code"]);
        if (path.Length == 0)
        {
            if (!AreaRules.IsCode(code)) { throw new RowFault("code", code.Length == 0 ? "areas.import.missing" : AreaRefusals.CodeUnfit.Code); }
            path = (row["parent"].Length == 0 ? "/" : row["parent"]) + code + "/";
        }

        if (!AreaRules.IsPath(path)) { throw new RowFault(row["path"].Length > 0 ? "path" : "parent", "areas.import.path-unfit"); }
        if (code.Length > 0 && code != AreaRules.CodeOf(path)) { throw new RowFault("code", "areas.import.code-differs"); }
        if (row["parent"].Length > 0 && row["parent"] != AreaRules.ParentOf(path)) { throw new RowFault("parent", "areas.import.parent-differs"); }
        return path;
    }

    private string LevelOf(FileRow row, string path, Area? area)
    {
        var asked = row["level"];
        if (asked.Length > 0 && !AreaRules.IsLevel(asked)) { throw new RowFault("level", "areas.import.level-unknown"); }
        if (area is not null) { return asked.Length == 0 || asked == area.Level ? area.Level : throw new RowFault("level", "areas.import.level-differs"); }

        var parent = AreaRules.ParentOf(path);
        var level = asked.Length > 0 ? asked : parent == "/" ? AreaLevel.District : AreaLevel.Basic;
        if (parent == "/")
        {
            return level != AreaLevel.District ? throw new RowFault("parent", "areas.import.parent-missing")
                : _levels.ContainsValue(AreaLevel.District) ? throw new RowFault("path", "areas.import.second-district")
                : level;
        }

        if (!_levels.TryGetValue(parent, out var above)) { throw new RowFault(row["parent"].Length > 0 ? "parent" : "path", "areas.import.parent-missing"); }
        return AreaRules.RefusePlace(parent, above, AreaRules.CodeOf(path), level) is { } unfit ? throw new RowFault("level", unfit.Code) : level;
    }

    private static byte[]? EdgeOf(FileRow row)
    {
        var shape = row.Shape;
        if (shape is null && row["edge"] is { Length: > 0 } text)
        {
            try
            {
                shape = new WKTReader().Read(text);
            }
            catch (Exception reason) when (reason is NetTopologySuite.IO.ParseException or ArgumentException)
            {
                throw new RowFault("edge", "areas.import.edge-unreadable");
            }

            if (shape is not (Polygon or MultiPolygon) || shape.IsEmpty || shape.NumPoints > MostVertices) { throw new RowFault("edge", "areas.import.edge-unreadable"); }
            if (!new Envelope(-180, 180, -90, 90).Covers(shape.EnvelopeInternal)) { throw new RowFault("edge", "geojson.outside-range"); }
            if (!new IsValidOp(shape).IsValid) { throw new RowFault("edge", "geojson.geometry-invalid"); }
        }

        if (shape is null) { return null; }
        return Http.Shapes.FaultOf(shape) is { } fault ? throw new RowFault("edge", fault) : Http.Shapes.Write(shape);
    }

    private static void Guarded(FileRow row, ImportPart part, Action take)
    {
        try
        {
            take();
        }
        catch (RowFault fault)
        {
            part.Refuse(row, fault.Column, fault.Code);
        }
    }
}
