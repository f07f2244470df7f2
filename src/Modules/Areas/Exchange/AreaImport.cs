using Wangge.Areas.Divisions;
using Wangge.Areas.Looking;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Exchange;

/// <inheritdoc/>
internal sealed class AreaImport(
    DistrictScope scope, AreaLookup lookup, DivisionTree divisions, IAccounts accounts, Actor actor, AccessPolicy policy, TimeProvider time) : IAreaImport
{
    private const int RowsPerCommit = 500;
    // People edit while a file goes in, and each of their commits can cost a part one try.
    private const int MostTries = 10;
    private static readonly Refusal EditionMissing = new("areas.divisions.edition-unfit", RefusalKind.Invalid);

    public async Task<AreaImportResult> RunAsync(AreaImportFile file, IProgress<int>? progress, CancellationToken ct)
    {
        if (file.Kind == AreaFileKind.Divisions) { return await LayEditionAsync(file, ct); }

        var import = ImportOf(file.Kind);
        if (FileTable.TryRead(file, import.Columns, import.Shapes, out var table) is { } refusal) { return new AreaImportResult(refusal, new ImportReport(), 0); }
        await using (var db = scope.Store.Lease()) { await import.LoadAsync(db, ct); }

        var (commits, done) = (0, 0);
        try
        {
            foreach (var rows in import.Order(table!.Rows).Chunk(RowsPerCommit))
            {
                commits += await TakeAsync(import, rows, file.IsPreview, table.Report, ct);
                progress?.Report(done += rows.Length);
            }
        }
        finally
        {
            // Also where a later part failed: what is committed is to be found.
            if (commits > 0 && file.Kind == AreaFileKind.Areas) { await lookup.ReloadAsync(); }
        }

        return new AreaImportResult(null, table.Report, commits);
    }

    public string? Explain(string code) => ImportMessages.Find(code);

    private async Task<int> TakeAsync(IRowImport import, FileRow[] rows, bool isPreview, ImportReport report, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = scope.Store.Lease();
            var part = new ImportPart();
            await import.ApplyAsync(db, rows, part, ct);
            db.ChangeTracker.DetectChanges();
            var isChange = db.ChangeTracker.HasChanges();
            try
            {
                if (!isPreview) { await db.CommitAsync(ct); }
                part.AddTo(report);
                return isChange && !isPreview ? 1 : 0;
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException)
            {
                db.Reset();
                await import.LoadAsync(db, ct);
                if (tries < MostTries) { continue; }
                foreach (var row in rows) { report.Refuse(row.Number, null, DecideOnceMore.ChangedByAnother.Code); }
                return 0;
            }
        }
    }

    private async Task<AreaImportResult> LayEditionAsync(AreaImportFile file, CancellationToken ct)
    {
        if (file.Edition is not { } edition) { return new AreaImportResult(EditionMissing, new ImportReport(), 0); }
        var laid = await divisions.ImportAsync(file.Content, edition, file.IsPreview, acceptSuggestions: false, ct);
        return new AreaImportResult(laid.Refusal, laid.Report, laid.IsApplied ? 1 : 0)
        {
            Changes = [.. laid.Changes.Select(c => new DivisionMove(c.Kind.ToString().ToLowerInvariant(), Said(c.Before), Said(c.After)))],
        };

        static string? Said(ListedDivision? division) => division is null ? null : $"{division.Code} {division.Name}";
    }

    private IRowImport ImportOf(AreaFileKind kind) => kind switch
    {
        AreaFileKind.Areas => new AreaRows(lookup, actor, policy, time),
        AreaFileKind.Centres => new CentreRows(actor, policy),
        AreaFileKind.Units => new UnitRows(actor, policy),
        AreaFileKind.Postings => new PostingRows(accounts, actor, policy, time),
        AreaFileKind.Ledgers => new LedgerRows(actor, policy, time),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
