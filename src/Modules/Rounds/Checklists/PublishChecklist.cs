using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Checklists;

/// <summary>Puts a checklist's draft in force; from then on it is never changed, and the former version serves phones that were offline for seven days more.</summary>
internal static class PublishChecklist
{
    /// <param name="Draft">The number that is meant; asked again after it is in force, the answer is the same.</param>
    public sealed record Request(int Draft);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/rounds/checklists/{checklistId:guid}/publish", Handle)
        .RequirePermission(InspectionPermissions.EditChecklists)
        .WithName(nameof(PublishChecklist));

    private static async Task<Results<Ok<ChecklistView>, Refused>> Handle(Guid checklistId, Request request, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<Checklist>().FirstOrDefaultAsync(c => c.Id == checklistId, ct) is not { } list) { return new Refused(ChecklistRefusals.Unknown); }
        var versions = await db.Set<ChecklistVersion>().Where(v => v.ChecklistId == checklistId && v.ReplacedAt == null).ToListAsync(ct);
        if (list.Draft is null && list.InForce == request.Draft) { return TypedResults.Ok(ChecklistView.Of(list, versions.First(v => v.Number == list.InForce))); }
        if (list.Draft is { } draft && draft != request.Draft) { return new Refused(ChecklistRefusals.UnknownVersion); }

        var former = list.InForce;
        if (list.Publish() is { } refusal) { return new Refused(refusal); }
        var (now, fresh) = (time.Now(), versions.First(v => v.Number == list.InForce));
        (fresh.PublishedAt, fresh.PublishedById) = (now, actor.Id);
        if (versions.Find(v => v.Number == former) is { } replaced) { replaced.ReplacedAt = now; }
        db.Leaf(AuditNote.By(actor, "rounds.publish-checklist", "checklist", list.Id, data: AuditData.Of(("version", list.InForce))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(ChecklistView.Of(list, fresh));
    }
}
