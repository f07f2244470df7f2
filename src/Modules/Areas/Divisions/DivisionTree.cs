using System.Globalization;
using Wangge.Areas.Looking;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Divisions;

/// <summary>The stored tree, as editions are laid over it.</summary>
/// <remarks>
/// An edition holds as a whole, in one commit. It is compared with what stands below the file's own highest divisions, so a district's file leaves its
/// neighbours alone. The same edition may come again with corrections; an earlier one is refused, and so is one with refused rows
/// where that could end a division only because its row could not be read.
/// </remarks>
internal sealed class DivisionTree(DistrictScope scope, AreaLookup lookup, Actor actor, AccessPolicy policy)
{
    private const int MostTries = 3;
    private static readonly Refusal NotLater = new("areas.divisions.edition-not-later", Detail: "A later edition is held already.");
    private static readonly Refusal Empty = new("areas.divisions.empty", RefusalKind.Invalid, "No row of it is a division.");
    private static readonly Refusal Incomplete = new("areas.divisions.edition-incomplete", RefusalKind.Invalid, "Rows were refused, and an edition over an earlier one holds as a whole or not at all.");

    /// <summary>Lays an edition over the tree, or only says what would happen.</summary>
    /// <param name="edition">First day of the edition.</param>
    /// <param name="acceptSuggestions">Takes the suggested successors of what ended as said.</param>
    public async Task<DivisionImport> ImportAsync(ReadOnlyMemory<byte> content, DateOnly edition, bool isPreview, bool acceptSuggestions, CancellationToken ct)
    {
        if (policy.Check(actor, AreaPermissions.Import, new Reach((await lookup.MapAsync()).RootPath)) is { } refused) { return DivisionImport.Refuse(edition, refused); }
        if (!CsvSheet.TryRead(content.Span, out var sheet, out var refusal)) { return DivisionImport.Refuse(edition, refusal); }

        if (DivisionHistory.IsHistory(sheet)) { return await LayHistoryAsync(content, edition, isPreview, ct); }

        var read = DivisionEdition.Read(edition.Year, sheet);
        var laid = new DivisionImport(edition) { IsPreview = isPreview };
        laid.CarryOver(sheet);
        if (read.Divisions.Count == 0) { return laid.With(Empty); }
        for (var tries = 1; ; tries++)
        {
            await using var db = scope.Store.Lease();
            var overlay = await LayAsync(db, read, edition, acceptSuggestions, ct);
            laid.Tell(overlay.Changes, sheet, read);
            if (overlay.IsEarlier) { return laid.With(NotLater); }
            if (sheet.Report.Refused > 0 && overlay.HadEarlier) { return laid.With(Incomplete); }
            if (isPreview || overlay.Changes.Count == 0) { return laid; }
            try
            {
                await KeepAsync(db, edition, overlay.Changes.Count, ct);
                laid.IsApplied = true;
                return laid;
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException)
            {
                // Another changed the tree meanwhile: compare with what stands now.
                if (tries == MostTries) { return laid.With(DecideOnceMore.ChangedByAnother); }
            }
        }
    }

    private async Task<DivisionImport> LayHistoryAsync(ReadOnlyMemory<byte> content, DateOnly edition, bool isPreview, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            // Read anew at each try, for its report is part of it.
            CsvSheet.TryRead(content.Span, out var sheet, out _);
            await using var db = scope.Store.Lease();
            var added = DivisionHistory.Lay(db, sheet!, await db.Set<Division>().AsNoTracking().ToListAsync(ct));
            var laid = new DivisionImport(edition) { IsPreview = isPreview };
            laid.TellHistory(sheet!.Report);
            if (isPreview || added == 0) { return laid; }
            try
            {
                await KeepAsync(db, edition, added, ct);
                laid.IsApplied = true;
                return laid;
            }
            catch (Exception reason) when (reason is ConflictException or DuplicateKeyException)
            {
                if (tries == MostTries) { return laid.With(DecideOnceMore.ChangedByAnother); }
            }
        }
    }

    private async Task KeepAsync(DistrictDb db, DateOnly edition, int changes, CancellationToken ct)
    {
        // Two imports meet here, so neither is decided on a tree that the other changed.
        await AreaTree.GuardAsync(db, ct);
        db.Leaf(AuditNote.By(actor, "areas.divisions-imported", "divisions", Guid.Empty, data: AuditData.Of(
            ("edition", edition.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("changes", changes))));
        await db.CommitAsync(ct);
    }

    private static async Task<(IReadOnlyList<DivisionChange> Changes, bool IsEarlier, bool HadEarlier)> LayAsync(
        DistrictDb db, DivisionEdition newer, DateOnly edition, bool acceptSuggestions, CancellationToken ct)
    {
        var highest = newer.Divisions.Min(d => d.Code.Level);
        var tops = newer.Divisions.Where(d => d.Code.Level == highest).Select(d => d.Code.Short).ToList();
        var held = (await db.Set<Division>().ToListAsync(ct)).FindAll(d => tops.Exists(top => d.Code.StartsWith(top, StringComparison.Ordinal)));
        var standing = held.Where(d => d.ValidTo is null && DivisionCode.TryParse(d.Code, out _)).ToDictionary(d => d.Code, StringComparer.Ordinal);
        var latest = held.Count == 0 ? DateOnly.MinValue : held.Max(d => d.ValidTo ?? d.ValidFrom);
        var older = new DivisionEdition(latest.Year, standing.Values.Select(d => new ListedDivision(DivisionCode.Parse(d.Code), d.Name)));
        var changes = DivisionChanges.Between(older, newer);
        var isEarlier = edition < latest && changes.Count > 0;
        if (!isEarlier)
        {
            new DivisionSpanWriter(db, edition, held, standing).Write(changes, acceptSuggestions);
        }

        return (changes, isEarlier, standing.Count > 0);
    }
}
