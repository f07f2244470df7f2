using Wangge.Contracts.Rounds;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Rights;
using Wangge.Rounds.Rectifying;

namespace Wangge.Rounds.Inspections;

/// <summary>The common way of an act on an inspection or a defect: recognise a retry, find the role, decide, and commit journal, leaf, words, photos and notices at one stroke.</summary>
internal sealed class InspectionDesk(DistrictDb db, AccessPolicy policy, Actor actor, TimeProvider time)
{
    /// <summary>What an earlier try came to, or what stands against the request whatever it is about; both null: go on.</summary>
    /// <param name="subjectId">What it is done to.</param>
    public async Task<(InspectionActResponse? Earlier, Refusal? Refusal)> ReceiveAsync(Guid subjectId, InspectionAct request, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return (null, RoundsRefusals.BadId); }
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, HashOf(subjectId, request), ct);
        if (earlier.Refusal is not null) { return (null, earlier.Refusal); }
        if (earlier.OutcomeId is not null) { return (await AnswerAgainAsync(request.ActId, ct), null); }
        if (request.HappenedAt is { } happened && !RoundsRefusals.CanBe(happened, time.Now())) { return (null, RoundsRefusals.BadTime); }
        return PersonalNumbers.FindIn(request.Words) is { Count: > 0 } found ? (null, InspectionRefusals.NamesSomebody(found)) : (null, null);
    }

    /// <summary>Who acts, in a role that reaches the matter and that the table lets do it where there is one.</summary>
    /// <param name="mayAct">Whether the table lets this role do it now.</param>
    public (RoundsActor? By, Refusal? Refusal) WhoActs(InspectionAct request, Permission permission, Reach reach, Func<string, bool> mayAct)
    {
        if (policy.Check(actor, permission, reach) is { } refusal) { return (null, refusal); }
        var roles = policy.RolesFor(actor, permission, reach);
        var role = roles.FirstOrDefault(held => mayAct(held.Role) && held.UnitId is not null) ?? roles.FirstOrDefault(held => mayAct(held.Role)) ?? (roles.Count > 0 ? roles[0] : null);
        var now = time.Now();
        return (new RoundsActor(new Act(request.ActId, actor.Id, (request.HappenedAt ?? now).ToMilliseconds(), now), role?.Role ?? "", role?.UnitId), null);
    }

    /// <summary>Commits what was decided.</summary>
    /// <param name="defect">The defect that it was done to, or null.</param>
    public async Task<InspectionActResponse> CommitAsync(Inspection inspection, Defect? defect, InspectionAct request, CancellationToken ct)
    {
        Keep(inspection, defect is null ? [] : [defect]);
        KeepWords(request.ActId, inspection.Id, request.Words);
        KeepPhotos(request.ActId, request.Photos);
        db.Remember(actor.Key, request.ActId, HashOf(defect?.Id ?? inspection.Id, request), request.ActId, time);
        await db.CommitAsync(ct);
        return new InspectionActResponse(inspection.Id, defect?.Id, request.ActId, defect?.State.Wire() ?? inspection.State.Wire(), inspection.State.Wire());
    }

    /// <summary>Puts new entries with their leaves and notices into the commit, the inspection's own last: it ends because a defect did.</summary>
    public void Keep(Inspection inspection, IReadOnlyList<Defect> defects)
    {
        // What was recorded comes before what was found by it; a close after what ended the last defect.
        var (own, closing) = (inspection.NewEntries.Where(e => e.Action != InspectionAction.Close.Wire()), inspection.NewEntries.Where(e => e.Action == InspectionAction.Close.Wire()));
        foreach (var entry in own) { Keep(entry, inspection.AreaPath, null); }
        foreach (var defect in defects)
        {
            foreach (var entry in defect.NewEntries) { Keep(entry, defect.AreaPath, defect.UnitId); }
            defect.ForgetNewEntries();
        }

        foreach (var entry in closing) { Keep(entry, inspection.AreaPath, null); }
        inspection.ForgetNewEntries();
    }

    /// <summary>Whether each of these files is here.</summary>
    public async Task<bool> HasFilesAsync(IEnumerable<string> photos, CancellationToken ct)
    {
        var names = photos.Distinct().ToList();
        foreach (var part in names.Chunk(200))
        {
            if (await db.Set<BlobRow>().CountAsync(b => part.Contains(b.Sha256), ct) != part.Length) { return false; }
        }

        return true;
    }

    public void KeepWords(Guid entryId, Guid inspectionId, string? words)
    {
        if (!string.IsNullOrWhiteSpace(words)) { db.Insert(new EntryWords { EntryId = entryId, InspectionId = inspectionId, Text = words.Trim() }); }
    }

    public void KeepPhotos(Guid subjectId, IEnumerable<string> photos) =>
        db.AddRange(photos.Distinct().Select(name => new BlobUse { SubjectId = subjectId, Sha256 = name, SubjectKind = "inspection" }));

    private void Keep(JournalEntry entry, string areaPath, Guid? unitId)
    {
        var isDefect = entry.SubjectId != entry.InspectionId;
        db.Add(entry);
        db.Leaf(AuditNote.By(
            actor, $"rounds.{entry.Action}", isDefect ? "defect" : "inspection", entry.SubjectId, areaPath, purpose: entry.ReasonCode,
            data: AuditData.Of(("entry", entry.Id), ("role", entry.Role), ("state", entry.StateAfter))));
        db.Announce(new InspectionActed(entry.InspectionId, isDefect ? entry.SubjectId : null, entry.Id, entry.Action, entry.StateAfter, areaPath, unitId));
    }

    private async Task<InspectionActResponse> AnswerAgainAsync(Guid actId, CancellationToken ct)
    {
        var entry = await db.Set<JournalEntry>().AsNoTracking().FirstAsync(e => e.Id == actId, ct);
        var inspection = await db.Set<Inspection>().AsNoTracking().FirstAsync(i => i.Id == entry.InspectionId, ct);
        return new InspectionActResponse(entry.InspectionId, entry.SubjectId == entry.InspectionId ? null : entry.SubjectId, actId, entry.StateAfter, inspection.State.Wire());
    }

    /// <summary>By the request's own type, so that no field of it is left out.</summary>
    private static byte[] HashOf(Guid subjectId, InspectionAct request) => RepeatedWrites.HashOf(new Dictionary<string, object> { [$"{request.GetType().FullName} {subjectId}"] = request });
}
