using Wangge.Areas.Ledgers;
using Wangge.Areas.Looking;

namespace Wangge.Areas.Exchange;

/// <summary>Counts of basic grids, keyed by the grid's path or its code where only one has it. Cells left empty stay as they were.</summary>
internal sealed class LedgerRows(Actor actor, AccessPolicy policy, TimeProvider time) : KeyedRows(actor, policy)
{
    private Dictionary<Guid, LedgerEntry> _held = [];

    public static ImportColumn[] AllColumns => [new("area", "网格"), new("name", "名称"), .. LedgerCells.Columns];

    public override IReadOnlyList<ImportColumn> Columns => AllColumns;

    protected override async Task FetchAsync(DistrictDb db, IReadOnlyList<FileRow> rows, CancellationToken ct)
    {
        var ids = new List<Guid>();
        foreach (var row in rows)
        {
            try
            {
                ids.Add(Places.Get(row, "area").Id);
            }
            catch (RowFault)
            {
                // Told when the row's turn comes.
            }
        }

        _held = await LedgerCells.InForceAsync(db, ids, ct);
    }

    protected override Task TakeAsync(DistrictDb db, FileRow row, ImportPart part, CancellationToken ct)
    {
        var place = Places.Get(row, "area");
        RequireOnce(row, place.AreaPath, "area");
        RequireReach(place.AreaPath, "area");
        if (place.Level != AreaLevel.Basic) { throw new RowFault("area", "areas.ledger.not-basic"); }
        var ledger = _held.GetValueOrDefault(place.Id);
        var held = ledger is null ? LedgerCounts.None : LedgerCounts.Of(ledger);
        var counts = LedgerCells.Read(row, held) ?? throw new RowFault(null, "areas.import.no-counts");
        if (ledger is not null && counts == held)
        {
            part.LeaveUnchanged(row);
            return Task.CompletedTask;
        }

        db.Add(counts.ToEntry(place.Id, (ledger?.Version ?? 0) + 1, Actor.Id, time.Now()));
        db.Leaf(AuditNote.By(Actor, "areas.ledger-changed", "area", place.Id, place.AreaPath, data: AuditData.Of(("version", (ledger?.Version ?? 0) + 1))));
        if (ledger is null) { part.Take(row); } else { part.Change(row); }
        return Task.CompletedTask;
    }
}
