using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Cases.Searching;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Text;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Acting;

/// <summary>The common way of an act on a case: recognise a retry, load, ask the policy, decide, and commit journal, leaf, words, files and notices at one stroke.</summary>
internal sealed class CaseActs(
    DistrictDb db, AccessPolicy policy, Actor actor, CaseLimits limits, TimeProvider time, IHttpContextAccessor http)
{
    public static readonly Refusal UnknownCase = new("cases.unknown", RefusalKind.NotFound);
    public static readonly Refusal UnknownFile = new("cases.unknown-file", RefusalKind.Invalid, "A file that is named was never sent.");
    private static readonly Refusal Stale = new("cases.stale", RefusalKind.Stale);

    /// <summary>As what an act claims its files.</summary>
    private const string OfAct = "entry";

    /// <summary>Runs an act by the role that the policy finds for its action.</summary>
    /// <param name="decide">Asks the aggregate; gets the case, who acts, and the limits of its type.</param>
    public async Task<Results<Ok<ActResponse>, Refused>> RunAsync(
        Guid caseId, ActRequest request, CaseAction action, Func<Case, CaseActor, ILimitPolicy, Refusal?> decide, CancellationToken ct) =>
        await RunAsync(caseId, request, action, (matter, by, limit) => Task.FromResult(decide(matter, by, limit)), ct);

    /// <inheritdoc cref="RunAsync(Guid, ActRequest, CaseAction, Func{Case, CaseActor, ILimitPolicy, Refusal}, CancellationToken)"/>
    public async Task<Results<Ok<ActResponse>, Refused>> RunAsync(
        Guid caseId, ActRequest request, CaseAction action, Func<Case, CaseActor, ILimitPolicy, Task<Refusal?>> decide, CancellationToken ct) =>
        await RunAsync(caseId, request, action, actor.Key, null, WhoActs, decide, ct);

    /// <summary>Runs an act of the reporter, whose right is the link that they came by.</summary>
    /// <param name="reportId">Their report: words and files that they add are erased with it.</param>
    public async Task<Results<Ok<ActResponse>, Refused>> RunAsReporterAsync(
        Guid reportId, Guid caseId, ActRequest request, CaseAction action, Func<Case, CaseActor, ILimitPolicy, Refusal?> decide, CancellationToken ct) =>
        await RunAsync(
            caseId, request, action, "reporter", reportId,
            (_, _, asked) => (new CaseActor(ActOf(asked, Guid.Empty), CaseRoles.Reporter), null),
            (matter, by, limit) => Task.FromResult(decide(matter, by, limit)), ct);

    private async Task<Results<Ok<ActResponse>, Refused>> RunAsync(
        Guid caseId, ActRequest request, CaseAction action, string repeatKey, Guid? reportId,
        Func<Case, CaseAction, ActRequest, (CaseActor? By, Refusal? Refusal)> whoActs,
        Func<Case, CaseActor, ILimitPolicy, Task<Refusal?>> decide, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }

        var hash = ActRequestHash.Of(caseId, action, request);
        var earlier = await db.FindEarlierAsync(repeatKey, request.ActId, hash, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }
        if (earlier.OutcomeId is not null) { return await AnswerAgainAsync(request.ActId, ct); }

        var (matter, refusal) = await DecideAsync(caseId, request, action, reportId, OfAct, whoActs, decide, ct);
        if (matter is null) { return new Refused(refusal!); }
        db.Remember(repeatKey, request.ActId, hash, request.ActId, time);
        await db.CommitAsync(ct);
        return TypedResults.Ok(new ActResponse(matter.Id, request.ActId, matter.State.Wire(), matter.Version));
    }

    /// <summary>Puts an act of another module's into its commit; that module knows retries.</summary>
    /// <param name="fileKind">As what its files are claimed.</param>
    /// <returns>The case with the act, or why not.</returns>
    public Task<(Case? Matter, Refusal? Refusal)> AddAsync(Guid caseId, ActRequest request, CaseAction action, string fileKind, Func<Case, CaseActor, Refusal?> decide, CancellationToken ct) =>
        DecideAsync(caseId, request, action, null, fileKind, WhoActs, (matter, by, _) => Task.FromResult(decide(matter, by)), ct);

    private async Task<(Case? Matter, Refusal? Refusal)> DecideAsync(
        Guid caseId, ActRequest request, CaseAction action, Guid? reportId, string fileKind,
        Func<Case, CaseAction, ActRequest, (CaseActor? By, Refusal? Refusal)> whoActs,
        Func<Case, CaseActor, ILimitPolicy, Task<Refusal?>> decide, CancellationToken ct)
    {
        if (await db.Set<Case>().FirstOrDefaultAsync(c => c.Id == caseId, ct) is not { } matter) { return (null, UnknownCase); }
        var (by, refusal) = whoActs(matter, action, request);
        if (refusal is not null) { return (null, refusal); }
        if (IsStale(matter)) { return (null, Stale); }
        if (await decide(matter, by!, await limits.OfAsync(matter.TypeId)) is { } no) { return (null, no); }
        if (await AddFilesAsync(request, fileKind, ct) is { } missing) { return (null, missing); }

        Keep(matter, request, reportId);
        return (matter, null);
    }

    /// <summary>Another case that an act touches, if the actor reaches it too; null otherwise.</summary>
    public async Task<Case?> FindOtherAsync(Guid caseId, CaseAction action, CancellationToken ct)
    {
        var other = await db.Set<Case>().FirstOrDefaultAsync(c => c.Id == caseId, ct);
        return other is not null && policy.Check(actor, CasePermissions.Of(action), ReachOf(other)) is null ? other : null;
    }

    /// <summary>Puts what a decided case made new into the commit: entries, leaf, notice.</summary>
    /// <param name="words">What was said with it, for the leaf's commitment, or null.</param>
    public void Keep(Case matter, string? words)
    {
        foreach (var entry in matter.NewEntries)
        {
            db.Insert(entry);
            db.Leaf(AuditNote.By(
                actor, "cases." + entry.Action.Wire(), "case", matter.Id, matter.AreaPath, purpose: entry.ReasonCode,
                data: AuditData.Of(("entry", entry.Id), ("role", entry.Role), ("state", entry.StateAfter.Wire())),
                erasable: words is null ? null : Encoding.UTF8.GetBytes(words)));
            db.Announce(new CaseActed(matter.Id, entry.Id, entry.Action.Wire(), entry.StateAfter.Wire(), matter.AreaPath, UnitsOf(matter), entry.Sequence));
            if (ToldOf(entry.Action) is { } what) { db.Announce(new ReporterToBeTold(matter.Id, entry.Id, what)); }
            if (matter.IsPublic && NewsOf(entry.Action) is { } news) { db.Announce(new PublicMatterChanged(matter.Id, entry.Id, news)); }
        }

        matter.ForgetNewEntries();
    }

    /// <summary>The units whose people may see the case.</summary>
    public static Guid[] UnitsOf(Case matter) =>
        [.. matter.Helpers.Select(helper => helper.UnitId).Concat(matter.LeadUnitId is { } lead ? [lead] : []).Distinct()];

    /// <summary>What decides who may touch the case.</summary>
    public static Reach ReachOf(Case matter) => new(matter.AreaPath, UnitsOf(matter), matter.VerifierId is { } verifier ? [verifier] : null);

    private void Keep(Case matter, ActRequest request, Guid? reportId)
    {
        Keep(matter, request.Words);
        // A reporter's files are found by this row when the report is erased, so it stands without words too.
        if (reportId is not null && request.Files.Count > 0 || !string.IsNullOrWhiteSpace(request.Words))
        {
            db.Insert(new Words { SubjectId = request.ActId, CaseId = matter.Id, ReportId = reportId, Text = request.Words ?? "" });
        }

        if (string.IsNullOrWhiteSpace(request.Words)) { return; }
        db.Insert(new SearchText { CaseId = matter.Id, SubjectId = request.ActId, Tokens = SearchTokens.ForIndex(request.Words) });
    }

    private (CaseActor? By, Refusal? Refusal) WhoActs(Case matter, CaseAction action, ActRequest request)
    {
        var permission = CasePermissions.Of(action);
        var reach = ReachOf(matter);
        if (policy.Check(actor, permission, reach) is { } refusal) { return (null, refusal); }

        // Of the roles that reach the case, one that the table lets do this from here; else any, so that the aggregate says why not.
        var roles = policy.RolesFor(actor, permission, reach);
        var step = CaseTable.Find(matter.Flow, matter.State, action);
        var role = roles.FirstOrDefault(held => step?.Roles.Contains(held.Role) == true) ?? (roles.Count > 0 ? roles[0] : null);
        return (new CaseActor(ActOf(request, actor.Id), role?.Role ?? CaseRoles.GridWorker, role?.UnitId), null);
    }

    private Act ActOf(ActRequest request, Guid actorId)
    {
        var now = time.Now();
        return new Act(request.ActId, actorId, (request.HappenedAt ?? now).ToMilliseconds(), now);
    }

    private bool IsStale(Case matter) =>
        http.HttpContext?.Request.Headers.IfMatch is [{ } tag] && tag.Trim('"') != matter.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<Refusal?> AddFilesAsync(ActRequest request, string kind, CancellationToken ct)
    {
        if (request.Files.Count == 0) { return null; }
        var names = request.Files.Distinct().ToList();
        if (await db.Set<BlobRow>().CountAsync(b => names.Contains(b.Sha256), ct) != names.Count) { return UnknownFile; }
        db.AddRange(names.Select(name => new BlobUse { SubjectId = request.ActId, Sha256 = name, SubjectKind = kind }));
        return null;
    }

    private async Task<Results<Ok<ActResponse>, Refused>> AnswerAgainAsync(Guid actId, CancellationToken ct)
    {
        var entry = await db.Set<CaseJournalEntry>().AsNoTracking().FirstAsync(e => e.Id == actId, ct);
        return TypedResults.Ok(new ActResponse(entry.CaseId, entry.Id, entry.StateAfter.Wire(), entry.Sequence));
    }

    /// <summary>What those who subscribed to the place are told of.</summary>
    private static string? NewsOf(CaseAction action) => action switch
    {
        CaseAction.File => "filed",
        CaseAction.Close or CaseAction.CloseByOrder => "closed",
        _ => null,
    };

    private static string? ToldOf(CaseAction action) => action switch
    {
        CaseAction.Refuse => "refused",
        CaseAction.Close or CaseAction.CloseByOrder or CaseAction.Void => "closed",
        CaseAction.GiveResult => "answered",
        CaseAction.Reply => "replied",
        CaseAction.NotSolved => "reopened",
        _ => null,
    };
}
