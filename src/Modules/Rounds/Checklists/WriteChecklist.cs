using Wangge.Contracts.Cases;
using Wangge.Kernel.Repeats;
using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Checklists;

/// <summary>Writes a checklist's draft, whole: the first of a new checklist, or the next after the version in force, which stays as it is.</summary>
/// <remarks>Refuses with <c>rounds.checklist.*</c>; faults of items stand by their path.</remarks>
internal static class WriteChecklist
{
    /// <param name="Code">For a new checklist; null for one that is there.</param>
    /// <param name="Kind">For a new checklist: <c>campus</c>, <c>fire</c>, <c>shop</c>, <c>station</c> or <c>component</c>.</param>
    /// <param name="Version">Of the copy that was edited; null for a new checklist.</param>
    public sealed record Request(
        Guid ActId, [MaxLength(40)] string? Code, [MaxLength(20)] string? Kind, int? Version,
        [Required, MaxLength(80)] string Title, [Required, MaxLength(80)] string TitleEnglish, [MaxLength(ItemCheck.MostItems)] IReadOnlyList<ItemView> Items);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/rounds/checklists/{checklistId:guid}", Handle)
        .RequirePermission(InspectionPermissions.EditChecklists)
        .WithName(nameof(WriteChecklist));

    private static async Task<Results<Ok<ChecklistView>, Refused>> Handle(
        Guid checklistId, Request request, DistrictDb db, Actor actor, IDeadlines deadlines, TimeProvider time, CancellationToken ct)
    {
        if (checklistId.Version != 7 || request.ActId.Version != 7) { return new Refused(RoundsRefusals.BadId); }
        var hash = RepeatedWrites.HashOf((checklistId, request));
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }
        var list = await db.Set<Checklist>().FirstOrDefaultAsync(c => c.Id == checklistId, ct);
        if (earlier.OutcomeId is not null && list is not null) { return TypedResults.Ok(ChecklistView.Of(list, await LastAsync(db, list, ct))); }

        var (items, faults) = ItemCheck.Read(request.Items, deadlines);
        if (faults is not null) { return new Refused(faults); }
        if (list is null)
        {
            if (await CanBeginAsync(request, db, ct) is { } no) { return new Refused(no); }
            db.Add(list = new Checklist { Id = checklistId, Code = request.Code!, Kind = WireName.Find<ChecklistKind>(request.Kind)!.Value });
        }
        else if (list.EndedAt is not null) { return new Refused(ChecklistRefusals.Ended); }
        else if (request.Version != list.Version) { return new Refused(ChecklistRefusals.Stale); }

        var draft = await DraftAsync(db, list, request, ct);
        (draft.Title, draft.TitleEnglish, draft.Items) = (request.Title.Trim(), request.TitleEnglish.Trim(), items!);
        db.Leaf(AuditNote.By(actor, "rounds.write-checklist", "checklist", list.Id, data: AuditData.Of(("version", draft.Number))));
        db.Remember(actor.Key, request.ActId, hash, list.Id, time);
        await db.CommitAsync(ct);
        return TypedResults.Ok(ChecklistView.Of(list, draft));
    }

    private static async Task<Refusal?> CanBeginAsync(Request request, DistrictDb db, CancellationToken ct)
    {
        if (request.Code is not { } code || !ItemCheck.IsCode(code)) { return ChecklistRefusals.BadCode; }
        if (WireName.Find<ChecklistKind>(request.Kind) is null) { return ChecklistRefusals.BadKind; }
        return await db.Set<Checklist>().AnyAsync(c => c.Code == code, ct) ? ChecklistRefusals.CodeTaken : null;
    }

    private static async Task<ChecklistVersion> DraftAsync(DistrictDb db, Checklist list, Request request, CancellationToken ct)
    {
        var (had, number) = (list.Draft, list.Write());
        if (had is not null) { return await db.Set<ChecklistVersion>().FirstAsync(v => v.ChecklistId == list.Id && v.Number == number, ct); }
        var draft = new ChecklistVersion { ChecklistId = list.Id, Number = number, Title = request.Title, TitleEnglish = request.TitleEnglish, Items = [] };
        db.Add(draft);
        return draft;
    }

    private static Task<ChecklistVersion> LastAsync(DistrictDb db, Checklist list, CancellationToken ct) =>
        db.Set<ChecklistVersion>().AsNoTracking().FirstAsync(v => v.ChecklistId == list.Id && v.Number == (list.Draft ?? list.InForce), ct);
}
