using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Following;
using Wangge.Cases.Listing;
using Wangge.Cases.Reporting;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Dispatch;
using Wangge.Contracts.Identity;
using Wangge.Contracts.Video;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Showing;

/// <summary>One case with its whole story: reports, words, files, journal, clocks, and what may be done next.</summary>
/// <remarks>Reading it leaves an audit leaf. Who reported is not in it: see <see cref="ShowReporters"/>. Source: RIGHTS, "Seen by"; DOMAIN 3, "Anonymity".</remarks>
internal static class ShowCase
{
    /// <param name="Summary">As in lists.</param>
    /// <param name="MayDo">Actions that the reader's roles allow from here, by wire name.</param>
    /// <param name="Asked">An extension or a suspension that waits for a decision, or null.</param>
    /// <param name="Tasks">Whose open task it is, who could be followed by another: see hand-over.</param>
    /// <param name="Joined">How many said "me too" besides those who reported.</param>
    public sealed record Response(
        CaseRow Summary, string HoldingCentre, string CentreLevel, Guid? MergedIntoId, IReadOnlyList<Guid> MergedInIds, Guid? FollowsId,
        DateTimeOffset? HandleDueAt, DateTimeOffset? StepDueAt, DateTimeOffset? MakeSafeDueAt, DateTimeOffset? SuspendedUntil, bool NeedsShiftLeader,
        IReadOnlyList<HelperView> Helpers, IReadOnlyList<ClockView> Clocks, IReadOnlyList<ReportView> Reports, IReadOnlyList<EntryView> Journal, IReadOnlyList<string> MayDo, AskedView? Asked, IReadOnlyList<TaskView> Tasks, int Joined);

    public sealed record HelperView(Guid UnitId, string State, DateTimeOffset? AnsweredAt);

    /// <param name="More">Of an extension; null for a suspension.</param>
    /// <param name="Ground">Of a suspension, such as <c>weather</c>; so the date.</param>
    public sealed record AskedView(Types.LimitView? More, string? Ground, DateTimeOffset? Until, Guid ById, string? By);

    /// <param name="As"><c>holder</c>, <c>handler</c> or <c>verifier</c>.</param>
    public sealed record TaskView(string As, Guid AccountId, string? Name);

    /// <param name="Kind">Such as <c>handle</c>.</param>
    public sealed record ClockView(
        string Kind, Guid? UnitId, decimal Amount, string Unit, DateTimeOffset StartedAt, DateTimeOffset DueAt, int CalendarVersion,
        DateTimeOffset? PausedSince, DateTimeOffset? StoppedAt, bool? OnTime);

    public sealed record ReportView(
        Guid ReportId, long Number, string Source, string Words, string? PlaceText, DateTimeOffset HappenedAt, DateTimeOffset ReceivedAt, bool HasContact, IReadOnlyList<FileView> Files);

    /// <param name="Patrol">Name of the patrol unit that it tells of, or null.</param>
    /// <param name="Data">Ids, codes and instants of the act, as JSON.</param>
    /// <param name="Still">Where its photo comes from, for a note with a camera's still; null otherwise.</param>
    public sealed record EntryView(
        Guid EntryId, int Sequence, string Action, string Role, Guid ActorId, string? Actor, Guid? UnitId, string StateBefore, string StateAfter,
        DateTimeOffset HappenedAt, DateTimeOffset ReceivedAt, string? Reason, string? Words, string Data, IReadOnlyList<FileView> Files, string? Patrol, StillView? Still);

    /// <param name="Camera">What it is called now; null where it is not known any more.</param>
    /// <param name="ViewingId">By which it was seen.</param>
    public sealed record StillView(Guid CameraId, string? Camera, Guid ViewingId);

    public sealed record FileView(string Sha256, string MediaType, string Kind);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/{caseId:guid}", Handle)
        .RequirePermission(CasePermissions.Read)
        .WithName(nameof(ShowCase));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid caseId, DistrictDb db, AccessPolicy policy, Actor actor, CaseNames names, IAccounts accounts, IPatrols patrols, ICameraPlaces cameras, HttpResponse http, CancellationToken ct)
    {
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, ct) is not { } matter) { return new Refused(CaseActs.UnknownCase); }
        if (policy.Check(actor, CasePermissions.Read, CaseActs.ReachOf(matter)) is { } refusal) { return new Refused(refusal); }

        var journal = await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.CaseId == caseId).OrderBy(e => e.Sequence).ToListAsync(ct);
        var reports = await db.Set<Report>().AsNoTracking().Where(r => r.CaseId == caseId && !r.IsJoin).OrderBy(r => r.Seq).Take(1000).ToListAsync(ct);
        var reportIds = reports.ConvertAll(r => r.Id);
        List<Guid> subjects = [.. journal.Select(e => e.Id), .. reportIds];
        var words = await db.Set<Words>().AsNoTracking().Where(w => subjects.Contains(w.SubjectId)).ToDictionaryAsync(w => w.SubjectId, ct);
        var files = await FilesAsync(db, subjects, ct);
        var withContact = (await db.Set<Contact>().AsNoTracking().Where(c => reportIds.Contains(c.ReportId)).Select(c => c.ReportId).ToListAsync(ct)).ToHashSet();
        var people = await accounts.ListNamesAsync([.. journal.Select(e => e.ActorId).Concat(TasksOf(matter).Select(task => task.AccountId)).Where(id => id != Guid.Empty).Distinct()], ct);

        var sent = PatrolsOf(journal);
        var patrolNames = await patrols.ListNamesAsync([.. sent.Values.Distinct()], ct);
        var stills = await StillsAsync(journal, files, cameras, ct);

        // No leaf, no reading: the answer goes out only after the leaf is safe.
        db.Leaf(AuditNote.By(
            actor, "cases.read", "case", caseId, matter.AreaPath, purpose: "casework", data: Readings.NoteOf(policy, actor, CasePermissions.Read, CaseActs.ReachOf(matter))));
        await db.CommitAsync(ct);

        http.Headers.ETag = $"\"{matter.Version}\"";
        return TypedResults.Ok(new Response(
            (await names.RowsAsync([matter], ct))[0], matter.HoldingCentre, matter.CentreLevel.Wire(), matter.MergedIntoId, matter.MergedInIds, matter.FollowsId,
            matter.HandleDueAt, matter.StepDueAt, matter.MakeSafeDueAt, matter.SuspendedUntil, matter.NeedsShiftLeader,
            [.. matter.Helpers.Select(h => new HelperView(h.UnitId, h.State.Wire(), h.AnsweredAt))],
            [.. matter.Clocks.Select(c => new ClockView(
                c.Kind.Wire(), c.UnitId, c.Limit.Amount, c.Limit.Unit.Wire(), c.StartedAt, c.DueAt, c.CalendarVersion, c.PausedSince, c.StoppedAt, c.OnTime))],
            [.. reports.Select(r => new ReportView(
                r.Id, r.Number, r.Source.Wire(), words.GetValueOrDefault(r.Id)?.Text ?? "", words.GetValueOrDefault(r.Id)?.PlaceText, r.HappenedAt, r.ReceivedAt,
                withContact.Contains(r.Id), [.. files[r.Id]]))],
            [.. journal.Select(e => new EntryView(
                e.Id, e.Sequence, e.Action.Wire(), e.Role, e.ActorId, people.GetValueOrDefault(e.ActorId), e.UnitId, e.StateBefore.Wire(), e.StateAfter.Wire(),
                e.HappenedAt, e.ReceivedAt, e.ReasonCode, words.GetValueOrDefault(e.Id)?.Text, e.Data, [.. files[e.Id]],
                sent.TryGetValue(e.Id, out var patrol) ? patrolNames.GetValueOrDefault(patrol) : null, stills.GetValueOrDefault(e.Id)))],
            MayDo(matter, policy, actor), AskedOf(matter, people), [.. TasksOf(matter).Select(task => new TaskView(task.As, task.AccountId, people.GetValueOrDefault(task.AccountId)))], (await Joins.CountAsync(db, [caseId], ct)).GetValueOrDefault(caseId)));
    }

    /// <summary>Patrol units by the entries that tell of them.</summary>
    private static Dictionary<Guid, Guid> PatrolsOf(List<CaseJournalEntry> journal) =>
        journal.Where(e => e.Action is >= CaseAction.PatrolSent and <= CaseAction.PatrolLeft).ToDictionary(e => e.Id, e => e.Read<PatrolData>().PatrolId);

    private static async Task<ILookup<Guid, FileView>> FilesAsync(DistrictDb db, List<Guid> subjects, CancellationToken ct) =>
        (await db.Set<BlobUse>().AsNoTracking().Where(u => subjects.Contains(u.SubjectId))
            .Join(db.Set<BlobRow>(), u => u.Sha256, b => b.Sha256, (u, b) => new { u.SubjectId, u.Sha256, b.MediaType, u.SubjectKind })
            .ToListAsync(ct))
        .ToLookup(f => f.SubjectId, f => new FileView(f.Sha256, f.MediaType, f.SubjectKind));

    private static async Task<Dictionary<Guid, StillView>> StillsAsync(IReadOnlyList<CaseJournalEntry> journal, ILookup<Guid, FileView> files, ICameraPlaces cameras, CancellationToken ct)
    {
        var data = journal.Where(e => e.Action == CaseAction.Note && files[e.Id].Any(f => f.Kind == CaseSnapshot.FileKind)).ToDictionary(e => e.Id, e => e.Read<SnapshotData>());
        if (data.Count == 0) { return []; }
        var known = await cameras.FindAsync([.. data.Values.Select(still => still.CameraId)], ct);
        return data.ToDictionary(still => still.Key, still => new StillView(still.Value.CameraId, known.GetValueOrDefault(still.Value.CameraId)?.Name, still.Value.ViewingId));
    }

    private static AskedView? AskedOf(Case matter, IReadOnlyDictionary<Guid, string> people) => matter.AskedById is { } by
        ? new AskedView(matter.AskedExtension is { } more ? new(more.Amount, more.Unit.Wire()) : null, matter.AskedSuspensionGround, matter.AskedSuspensionUntil, by, people.GetValueOrDefault(by))
        : null;

    internal static IEnumerable<(string As, Guid AccountId)> TasksOf(Case matter)
    {
        if (matter.EndedAt is not null) { yield break; }
        if (matter.HolderId is { } holder) { yield return ("holder", holder); }
        if (matter.HandlerId is { } handler) { yield return ("handler", handler); }
        if (matter.State == CaseState.Verifying && matter.VerifierId is { } verifier) { yield return ("verifier", verifier); }
    }

    private static IReadOnlyList<string> MayDo(Case matter, AccessPolicy policy, Actor actor)
    {
        var reach = CaseActs.ReachOf(matter);
        return
        [
            .. CaseTable.Steps
                .Where(step => step.Flow == matter.Flow && step.From == matter.State)
                .Where(step => HasGround(matter, step.Action))
                .Where(step => policy.RolesFor(actor, CasePermissions.Of(step.Action), reach).Any(role => step.Roles.Contains(role.Role)))
                .Select(step => step.Action.Wire()),
        ];
    }

    /// <summary>What is decided on must have been asked for.</summary>
    private static bool HasGround(Case matter, CaseAction action) => action switch
    {
        CaseAction.GrantExtension or CaseAction.DeclineExtension => matter.AskedExtension is not null,
        CaseAction.GrantSuspension or CaseAction.DeclineSuspension => matter.AskedSuspensionUntil is not null,
        CaseAction.AskExtension or CaseAction.AskSuspension => matter.AskedById is null,
        CaseAction.WaiveHelper => matter.Helpers.Any(helper => helper.State == CaseHelperState.Awaited),
        CaseAction.HandOver => TasksOf(matter).Any(),
        CaseAction.Claim => matter.HolderId is null,
        CaseAction.Release => matter.HolderId is not null,
        _ => true,
    };
}
