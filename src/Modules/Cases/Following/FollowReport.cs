using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Cases.Showing;
using Wangge.Cases.Types;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Following;

/// <summary>Shows a reporter what became of a report: by the link alone, without an account. Never a handler's name, never another reporter.</summary>
/// <remarks>Source: SCREENS, "Follow"; RIGHTS, "A resident's own view".</remarks>
internal static class FollowReport
{
    public static readonly Refusal Unknown = new("follow.unknown", RefusalKind.NotFound);

    /// <param name="Steps">What happened, oldest first.</param>
    /// <param name="Unit">Who has it now, or null.</param>
    /// <param name="DueAt">Until when it is due, or null.</param>
    /// <param name="Before">Photos of the own report, by SHA-256.</param>
    /// <param name="After">Photos of what was done about it and of the check, the newest first, at most nine.</param>
    /// <param name="MayConfirm">Whether "is it solved?" can be answered with yes now, and was not yet.</param>
    /// <param name="MayReopen">Whether it can be answered with no.</param>
    /// <param name="MayDo">What the reporter may do now, by wire name, such as <c>apply</c>.</param>
    public sealed record Response(
        long Number, string Type, string State, string? Grid, string Words, string? PlaceText, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt,
        string? Unit, bool IsPublic, int? Stars, bool MayConfirm, bool MayReopen, IReadOnlyList<string> MayDo,
        IReadOnlyList<string> Before, IReadOnlyList<string> After, IReadOnlyList<Step> Steps);

    /// <param name="Action">Wire name, such as <c>dispatch</c>.</param>
    /// <param name="Words">What was said to the reporter with it, or null.</param>
    public sealed record Step(string Action, string State, DateTimeOffset At, string? Reason, string? Words);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/follow/{secret}", Handle)
        .AllowAnyone("The unguessable link is the right to see it.")
        .WithName(nameof(FollowReport));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        string secret, DistrictDb db, CaseTypes types, IAreaLookup areas, IUnits units, TimeProvider time, CancellationToken ct)
    {
        if (await FindAsync(db, secret, ct) is not { } report) { return new Refused(Unknown); }

        var matter = await db.Set<Case>().AsNoTracking().FirstAsync(c => c.Id == report.CaseId, ct);
        var words = await db.Set<Words>().AsNoTracking().FirstOrDefaultAsync(w => w.SubjectId == report.Id, ct);
        var entries = await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.CaseId == matter.Id).OrderBy(e => e.Sequence).Take(500).ToListAsync(ct);
        var said = await db.Set<Words>().AsNoTracking().Where(w => w.CaseId == matter.Id).ToDictionaryAsync(w => w.SubjectId, w => w.Text, ct);
        var grid = report.GridId is { } gridId ? await areas.FindGridAsync(gridId) : null;
        var unit = matter.LeadUnitId is { } unitId ? await units.FindAsync(unitId, ct) : null;
        var mayDo = MayDo(matter, entries, time.GetUtcNow());
        return TypedResults.Ok(new Response(
            report.Number, (await types.BookAsync()).Find(report.TypeId)?.Name ?? "", matter.State.Wire(), grid?.Name, words?.Text ?? "", words?.PlaceText,
            report.ReceivedAt, matter.EndedAt is null ? matter.HandleDueAt ?? matter.StepDueAt : null, unit?.Name, report.IsPublic, matter.Stars,
            mayDo.Contains(CaseAction.Confirm.Wire()), mayDo.Contains(CaseAction.NotSolved.Wire()), mayDo,
            await PicturesAsync(db, [report.Id], ct),
            await PicturesAsync(db, [.. entries.Where(e => e.Action is CaseAction.FeedBack or CaseAction.PassCheck).Select(e => e.Id).Reverse()], ct),
            [.. entries.Where(e => IsForReporters(e.Action)).Select(e => new Step(
                e.Action.Wire(), e.StateAfter.Wire(), e.ReceivedAt, e.ReasonCode, SaysToReporter(e.Action) ? said.GetValueOrDefault(e.Id) : null))]));
    }

    /// <summary>Pictures of these subjects, in their order.</summary>
    private static async Task<IReadOnlyList<string>> PicturesAsync(DistrictDb db, Guid[] subjects, CancellationToken ct)
    {
        var uses = await db.WithoutStills().Where(u => subjects.Contains(u.SubjectId))
            .Join(db.Set<BlobRow>(), u => u.Sha256, b => b.Sha256, (u, b) => new { u.SubjectId, u.Sha256, b.MediaType }).ToListAsync(ct);
        return [.. uses.Where(u => u.MediaType.StartsWith("image/", StringComparison.Ordinal)).OrderBy(u => Array.IndexOf(subjects, u.SubjectId)).Select(u => u.Sha256).Distinct().Take(9)];
    }

    /// <summary>The report that a link's secret belongs to, or null.</summary>
    public static async Task<Report?> FindAsync(DistrictDb db, string secret, CancellationToken ct)
    {
        if (!FollowLinks.IsSecret(secret)) { return null; }
        var hash = FollowLinks.HashOf(secret);
        return await db.Set<Report>().AsNoTracking().FirstOrDefaultAsync(r => r.FollowHash == hash, ct);
    }

    /// <summary>What the table lets reporters do from here, less what they have done already or may do no more.</summary>
    private static List<string> MayDo(Case matter, List<CaseJournalEntry> entries, DateTimeOffset now)
    {
        var hasConfirmed = entries.FindLastIndex(e => e.Action == CaseAction.Confirm && e.Role == CaseRoles.Reporter) > entries.FindLastIndex(e => e.Action == CaseAction.NotSolved);
        var isReopenable = !matter.ReopenedByReporter && matter.ClosedAt is { } at && now < at + CaseRules.Default.ReopenWithin;
        return
        [
            .. CaseTable.Steps
                .Where(step => step.Flow == matter.Flow && step.From == matter.State && step.Roles.Contains(CaseRoles.Reporter))
                .Select(step => step.Action)
                .Where(action => action switch
                {
                    CaseAction.Confirm => !hasConfirmed,
                    CaseAction.NotSolved => isReopenable,
                    CaseAction.Rate => matter.Stars is null,
                    _ => true,
                })
                .Order().Select(action => action.Wire()),
        ];
    }

    /// <summary>Inner matters (who holds it, notes, requests between units, patrols that were sent) are not told.</summary>
    private static bool IsForReporters(CaseAction action) => action is not (
        CaseAction.Claim or CaseAction.Release or CaseAction.Note or CaseAction.HandOver or CaseAction.Supervise
        or CaseAction.AskExtension or CaseAction.DeclineExtension or CaseAction.AskSuspension or CaseAction.DeclineSuspension
        or CaseAction.PatrolSent or CaseAction.PatrolDeclined or CaseAction.PatrolRecalled or CaseAction.PatrolArrived or CaseAction.PatrolLeft);

    private static bool SaysToReporter(CaseAction action) => action is
        CaseAction.Refuse or CaseAction.Reply or CaseAction.FeedBack or CaseAction.Close or CaseAction.CloseByOrder or CaseAction.GiveResult or CaseAction.Answer;
}
