using Wangge.Contracts.Identity;
using Wangge.Rounds.Checklists;
using Wangge.Rounds.Rectifying;

namespace Wangge.Rounds.Inspections;

/// <summary>One inspection: its checklist with the answers and their evidence, its defects, the journal of both, and what the caller may do now. Each look leaves a leaf.</summary>
internal static class ShowInspection
{
    /// <param name="Items">Of the version that it was done by, or is to be.</param>
    /// <param name="Journal">In the order of receipt.</param>
    /// <param name="MayDo">Of <c>record</c>, <c>cancel</c> and <c>hand-over</c>.</param>
    public sealed record Response(
        InspectionRow Inspection, double? Longitude, double? Latitude, Guid? PointId, int ChecklistVersion, IReadOnlyList<ItemView> Items, IReadOnlyList<AnswerView> Answers,
        IReadOnlyList<DefectView> Defects, IReadOnlyList<EntryView> Journal, IReadOnlyList<string> MayDo);

    /// <param name="Photos">By SHA-256.</param>
    public sealed record AnswerView(string Item, string Finding, double? Number, string? Words, IReadOnlyList<string> Photos, Guid? DefectId);

    /// <param name="Contact">Who at the premises was told, or null.</param>
    /// <param name="MayDo">Of <c>order</c>, <c>fix</c>, <c>recheck</c> and <c>withdraw</c>.</param>
    /// <param name="Bar">Code of what stands against this caller's recheck, such as <c>rounds.recheck.fixer</c>; null where nothing does.</param>
    public sealed record DefectView(DefectRow Row, string? Contact, int? CalendarVersion, IReadOnlyList<string> MayDo, string? Bar);

    /// <param name="DefectId">Null for what was done to the inspection itself.</param>
    /// <param name="DueAt">By when what came next was due, or null.</param>
    /// <param name="Level">Of an escalation.</param>
    public sealed record EntryView(
        Guid EntryId, Guid? DefectId, string Action, string Role, Guid ActorId, string? Actor, Guid? UnitId, string StateAfter, DateTimeOffset HappenedAt, DateTimeOffset ReceivedAt,
        string? Reason, string? Words, DateTimeOffset? DueAt, int? Level, IReadOnlyList<string> Photos);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rounds/inspections/{inspectionId:guid}", Handle)
        .RequirePermission(InspectionPermissions.SeeOwn)
        .WithName(nameof(ShowInspection));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid inspectionId, DistrictDb db, Sight sight, MayDo may, InspectionRows rows, DefectRows defectRows, IAccounts accounts, Actor actor, HttpResponse http, CancellationToken ct)
    {
        if (await db.Set<Inspection>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == inspectionId, ct) is not { } inspection) { return new Refused(InspectionRefusals.Unknown); }
        if (await sight.CheckAsync(inspection, ct) is { } refusal) { return new Refused(refusal); }

        var version = await VersionAsync(db, inspection, ct);
        var answers = await db.Set<InspectionAnswer>().AsNoTracking().Where(a => a.InspectionId == inspectionId).ToListAsync(ct);
        var defects = await db.Set<Defect>().AsNoTracking().Where(d => d.InspectionId == inspectionId).OrderBy(d => d.Seq).ToListAsync(ct);
        var journal = await JournalAsync(db, accounts, inspectionId, ct);
        var ids = defects.ConvertAll(d => d.Id);
        var contacts = await db.Set<DefectContact>().AsNoTracking().Where(c => ids.Contains(c.DefectId)).ToDictionaryAsync(c => c.DefectId, c => c.Text, ct);
        var shown = defects.Zip(await defectRows.OfAsync(defects, ct), (d, row) => new DefectView(
            row, contacts.GetValueOrDefault(d.Id), d.State.IsEnd() ? null : d.CalendarVersion, may.Of(d), d.State == DefectState.Fixed ? d.FindBar(actor.Id)?.Code : null)).ToList();

        // No leaf, no reading: the answer goes out only after the leaf is safe.
        db.Leaf(AuditNote.By(actor, "rounds.read-inspection", "inspection", inspectionId, inspection.AreaPath, purpose: "inspection"));
        await db.CommitAsync(ct);
        http.Headers.ETag = $"\"{inspection.Version}\"";
        return TypedResults.Ok(new Response(
            (await rows.OfAsync([inspection], ct))[0], inspection.Longitude, inspection.Latitude, inspection.PointId, version.Number, [.. version.Items.Select(ItemView.Of)],
            [.. answers.Select(a => new AnswerView(a.ItemCode, a.Finding.Wire(), a.Number, a.Words, a.Photos, a.DefectId))], shown, journal, may.Of(inspection)));
    }

    private static Task<ChecklistVersion> VersionAsync(DistrictDb db, Inspection inspection, CancellationToken ct)
    {
        var versions = db.Set<ChecklistVersion>().AsNoTracking().Where(v => v.ChecklistId == inspection.ChecklistId && v.PublishedAt != null);
        return inspection.ChecklistVersion is { } done ? versions.FirstAsync(v => v.Number == done, ct) : versions.FirstAsync(v => v.ReplacedAt == null, ct);
    }

    private static async Task<List<EntryView>> JournalAsync(DistrictDb db, IAccounts accounts, Guid inspectionId, CancellationToken ct)
    {
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.InspectionId == inspectionId).OrderBy(e => e.Seq).ToListAsync(ct);
        var words = await db.Set<EntryWords>().AsNoTracking().Where(w => w.InspectionId == inspectionId).ToDictionaryAsync(w => w.EntryId, w => w.Text, ct);
        var photos = await DefectPhotos.OfEntriesAsync(db, entries.ConvertAll(e => e.Id), ct);
        var people = await accounts.ListNamesAsync([.. entries.Select(e => e.ActorId).Where(id => id != Guid.Empty).Distinct()], ct);
        return entries.ConvertAll(e =>
        {
            var data = e.Read();
            return new EntryView(
                e.Id, e.SubjectId == inspectionId ? null : e.SubjectId, e.Action, e.Role, e.ActorId, people.GetValueOrDefault(e.ActorId), data.UnitId ?? e.UnitId, e.StateAfter,
                e.HappenedAt, e.ReceivedAt, e.ReasonCode, words.GetValueOrDefault(e.Id), data.DueAt, data.Level, [.. photos[e.Id]]);
        });
    }
}
