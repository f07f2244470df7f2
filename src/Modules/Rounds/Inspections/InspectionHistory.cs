using Wangge.Contracts.Cases;
using Wangge.Contracts.Rounds;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Districts;
using Wangge.Rounds.Checklists;
using Wangge.Rounds.Rectifying;

namespace Wangge.Rounds.Inspections;

/// <inheritdoc/>
internal sealed class InspectionHistory(DistrictScope scope, IDeadlines deadlines, RunningNumbers numbers) : IInspectionHistory
{
    private const int AtOnce = 20;

    public async Task BringInAsync(IReadOnlyList<PastInspection> inspections, CancellationToken ct)
    {
        await using var reading = scope.Store.Lease();
        var lists = await reading.Set<Checklist>().AsNoTracking().ToDictionaryAsync(c => c.Code, StringComparer.Ordinal, ct);
        var versions = await reading.Set<ChecklistVersion>().AsNoTracking().Where(v => v.PublishedAt != null && v.ReplacedAt == null).ToDictionaryAsync(v => v.ChecklistId, ct);
        foreach (var part in inspections.Chunk(AtOnce))
        {
            await using var db = scope.Store.Lease();
            foreach (var past in part)
            {
                var list = lists.GetValueOrDefault(past.Checklist) ?? throw new InvalidOperationException($"There is no checklist {past.Checklist}.");
                await PlayAsync(db, past, list, versions[list.Id], ct);
            }

            db.Leaf(AuditNote.By(Actor.System, "rounds.bring-in", "district", Guid.Empty, data: AuditData.Of(("inspections", part.Length))));
            await db.CommitAsync(ct);
        }
    }

    private async Task PlayAsync(DistrictDb db, PastInspection past, Checklist list, ChecklistVersion version, CancellationToken ct)
    {
        var inspection = new Inspection
        {
            Id = past.Id, Number = await numbers.NextAsync(scope.Store, "inspection", ct), ChecklistId = list.Id, Kind = list.Kind, AreaPath = past.AreaPath,
            Premises = past.Premises, Longitude = past.Longitude, Latitude = past.Latitude,
        };
        Done(inspection.Plan(By(past.Planner, past.Id, 1, past.PlannedAt), past.Inspector.AccountId, past.DueAt));
        var defects = new List<Defect>(past.Defects.Count);
        if (past.DoneAt is { } at)
        {
            Done(inspection.Answer(By(past.Inspector, past.Id, 2, at), version.Number, version.Items.Count - past.Defects.Count, past.Defects.Count));
            foreach (var found in past.Defects) { defects.Add(await PlayAsync(db, past, found, inspection, version, at)); }
            foreach (var end in defects.Where(d => d.State.IsEnd()).Select(d => d.EndedAt!.Value).Order()) { inspection.EndDefect(end); }
            Keep(db, past, version);
        }

        db.Add(inspection);
        db.AddRange(defects);
        db.AddRange(inspection.NewEntries.Concat(defects.SelectMany(d => d.NewEntries)).OrderBy(e => e.ReceivedAt));
    }

    private async Task<Defect> PlayAsync(DistrictDb db, PastInspection past, PastDefect found, Inspection inspection, ChecklistVersion version, DateTimeOffset at)
    {
        var item = version.Items.First(i => i.Code == found.Item);
        var defect = new Defect
        {
            Id = found.Id, InspectionId = inspection.Id, Number = inspection.Number, ChecklistId = version.ChecklistId, ChecklistVersion = version.Number, ItemCode = item.Code,
            Kind = inspection.Kind, AreaPath = inspection.AreaPath, Premises = inspection.Premises,
        };
        var finder = By(past.Inspector, found.Id, 0, at);
        Done(defect.Find(finder with { Act = finder.Act with { Id = found.Id } }, item.Severity, await deadlines.DueAtAsync(at, StepLimits.ToOrder(item.Severity))));
        if (found.Order is { } order)
        {
            Done(defect.Order(By(order.By, found.Id, 1, order.At), order.UnitId, item.Limit, await deadlines.DueAtAsync(order.At, item.Limit), null));
            if (order.Contact is { } contact) { db.Insert(new DefectContact { DefectId = defect.Id, Text = contact }); }
        }

        if (found.Fix is { } fix)
        {
            Done(defect.Fix(By(fix.By, found.Id, 2, fix.At), photos: 1, await deadlines.DueAtAsync(fix.At, StepLimits.ToRecheck(item.Severity))));
            Say(db, inspection.Id, PastStep.IdAfter(found.Id, 2), fix.Words, fix.Photo);
        }

        if (found.Recheck is { } check)
        {
            var by = By(check.By, found.Id, 3, check.At);
            Done(check.HasPassed ? defect.Pass(by) : defect.Fail(by, check.Words is not null, await deadlines.DueAtAsync(check.At, item.Limit)));
            Say(db, inspection.Id, PastStep.IdAfter(found.Id, 3), check.Words, check.Photo);
        }

        return defect;
    }

    private static void Keep(DistrictDb db, PastInspection past, ChecklistVersion version)
    {
        foreach (var item in version.Items)
        {
            var found = past.Defects.FirstOrDefault(d => d.Item == item.Code);
            db.Insert(new InspectionAnswer
            {
                InspectionId = past.Id, ItemCode = item.Code, Finding = found is null ? Finding.InOrder : Finding.Defect, DefectId = found?.Id,
                Number = found is null ? item.Reading?.Middle : null, Words = found?.Words ?? (item.Evidence == Evidence.Text ? "已查看，符合要求" : null),
                Photos = found is not null ? [found.Photo] : item.Evidence == Evidence.Photo ? [past.Evidence] : [],
            });
        }

        foreach (var name in past.Defects.Select(d => d.Photo).Append(past.Evidence).Distinct()) { db.Insert(new BlobUse { SubjectId = past.Id, Sha256 = name, SubjectKind = "inspection" }); }
    }

    private static void Say(DistrictDb db, Guid inspectionId, Guid entryId, string? words, string photo)
    {
        if (words is not null) { db.Insert(new EntryWords { EntryId = entryId, InspectionId = inspectionId, Text = words }); }
        db.Insert(new BlobUse { SubjectId = entryId, Sha256 = photo, SubjectKind = "inspection" });
    }

    private static RoundsActor By(PastActor actor, Guid of, int nth, DateTimeOffset at) =>
        new(new Act(PastStep.IdAfter(of, nth), actor.AccountId, at.ToMilliseconds(), at.ToMilliseconds()), actor.Role, actor.UnitId);

    private static void Done(Refusal? refusal)
    {
        if (refusal is not null) { throw new InvalidOperationException($"A past act was refused: {refusal.Code}."); }
    }
}
