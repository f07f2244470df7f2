using System.Globalization;
using NetTopologySuite.Geometries;
using Wangge.Areas.Http;
using Wangge.Areas.Ledgers;
using Wangge.Areas.Looking;
using Wangge.Areas.Staffing;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Exchange;

/// <summary>A row to be written: cells in the order of the import's columns, and a shape for the map.</summary>
internal sealed record ExportRow(IReadOnlyList<CsvCell> Cells, IReadOnlyList<string> Texts, Geometry? Shape);

/// <summary>What stands now, as rows in the order of the import's columns.</summary>
/// <param name="reaches">Whether a path is to be given out.</param>
internal sealed class ExportSource(DistrictDb db, IAccounts accounts, Func<string, bool> reaches)
{
    public Task<List<ExportRow>> ListAsync(AreaFileKind kind, CancellationToken ct) => kind switch
    {
        AreaFileKind.Areas => AreasAsync(ct),
        AreaFileKind.Centres => CentresAsync(ct),
        AreaFileKind.Units => UnitsAsync(ct),
        AreaFileKind.Postings => PostingsAsync(ct),
        _ => LedgersAsync(ct),
    };

    private async Task<List<ExportRow>> AreasAsync(CancellationToken ct)
    {
        var areas = await StandingAsync(ct);
        var counts = await CountsAsync(ct);
        return areas.ConvertAll(a =>
        {
            var shape = a.Edge is null ? null : Shapes.Read(a.Edge);
            return Row(
                [
                    a.AreaPath, AreaRules.ParentOf(a.AreaPath) is { Length: > 1 } parent ? parent : "", a.Code, a.Name, a.Level, a.IsDedicated ? "true" : "false", a.UnitCellCode ?? "",
                    shape is null ? "" : shape.AsText(), .. CountTexts(counts.GetValueOrDefault(a.Id)),
                ], shape);
        });
    }

    private async Task<List<ExportRow>> LedgersAsync(CancellationToken ct)
    {
        var counts = await CountsAsync(ct);
        return (await StandingAsync(ct)).FindAll(a => a.Level == AreaLevel.Basic)
            .ConvertAll(a => Row([a.AreaPath, a.Name, .. CountTexts(counts.GetValueOrDefault(a.Id) ?? LedgerCounts.None)], null));
    }

    private async Task<List<ExportRow>> CentresAsync(CancellationToken ct) =>
        (await db.Set<Centre>().AsNoTracking().Where(c => c.EndedAt == null).OrderBy(c => c.Seq).ToListAsync(ct))
            .FindAll(c => reaches(c.AreaPath))
            .ConvertAll(c => Row(
                [c.Code, c.Name, c.Level, c.AreaPath, c.Address ?? "", c.Phone ?? "", Number(c.Longitude), Number(c.Latitude)],
                c is { Longitude: { } x, Latitude: { } y } ? new Point(x, y) : null));

    private async Task<List<ExportRow>> UnitsAsync(CancellationToken ct) =>
        (await db.Set<Unit>().AsNoTracking().Where(u => u.EndedAt == null).OrderBy(u => u.Seq).ToListAsync(ct))
            .FindAll(u => reaches(u.AreaPath))
            .ConvertAll(u => Row([u.Code, u.Name, u.AreaPath], null));

    private async Task<List<ExportRow>> PostingsAsync(CancellationToken ct) =>
        [.. (await Postings.ListViewsAsync(db, accounts, db.Set<Posting>().AsNoTracking(), ct))
            .Where(p => reaches(p.AreaPath))
            .Select(p => Row([p.AreaPath, p.PostKey, p.AccountId.ToString(), p.AccountName ?? "", Time(p.From), p.Until is { } until ? Time(until) : ""], null))];

    private async Task<List<Area>> StandingAsync(CancellationToken ct) =>
        (await db.Set<Area>().AsNoTracking().Where(a => a.EndedAt == null).OrderBy(a => a.AreaPath).ToListAsync(ct)).FindAll(a => reaches(a.AreaPath));

    private async Task<Dictionary<Guid, LedgerCounts>> CountsAsync(CancellationToken ct) =>
        await Ledger.InForce(db, "/").ToDictionaryAsync(l => l.AreaId, LedgerCounts.Of, ct);

    private static IEnumerable<string> CountTexts(LedgerCounts? counts) => counts is null
        ? LedgerCells.Columns.Select(_ => "")
        : LedgerCells.Write(counts).Select(n => n.ToString(CultureInfo.InvariantCulture));

    // Long enough for counts and degrees; a code of more digits is none, and a spreadsheet would cut it.
    private const int MostDigits = 10;

    // A negative longitude is a number, not a formula.
    private static ExportRow Row(IReadOnlyList<string> texts, Geometry? shape) => new(
        [.. texts.Select(t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && t == number.ToString("R", CultureInfo.InvariantCulture) && (t.Length <= MostDigits || t.Contains('.', StringComparison.Ordinal)) ? CsvCell.Number(number) : CsvCell.Text(t))],
        texts, shape);

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
