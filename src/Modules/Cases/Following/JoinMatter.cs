using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Abuse;
using Wangge.Cases.Reporting;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Following;

/// <summary>"Me too" (我也遇到): somebody joins a public matter that is open, follows it by a link of their own and hears its end; no second case is made.</summary>
/// <remarks>Limited and at the same small cost as an anonymous report; the same id again answers as the first did. Refuses with <c>matters.unknown</c>, <c>matters.ended</c>, <c>reports.work-needed</c>.</remarks>
internal static class JoinMatter
{
    private static readonly Refusal Unknown = new("matters.unknown", RefusalKind.NotFound, "No public matter has this number.");
    private static readonly Refusal Ended = new("matters.ended", RefusalKind.Conflict, "The matter has ended; what is still wrong is a new report.");
    private static readonly Refusal WorkNeeded = new("reports.work-needed", RefusalKind.Invalid, "Without an account a joining carries a small proof of work.");
    private static readonly CaseState[] NotShown = [CaseState.Merged, CaseState.Void, CaseState.Refused];

    /// <param name="Contact">How they may be told; nothing is needed to follow by the link.</param>
    /// <param name="Work">Proof of work for the joining's id, for residents without an account.</param>
    public sealed record Request(SendReport.ContactRequest? Contact = null, [MaxLength(64)] string? Work = null);

    /// <param name="Follow">Secret of the link by which they follow and answer.</param>
    public sealed record Response(Guid JoinId, long Number, string Follow);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/matters/{number:long}/joins/{joinId:guid}", Handle)
        .AllowAnyone("Who has the same trouble says so without an account; limited per address, at the cost of a small proof of work.")
        .WithName(nameof(JoinMatter));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        long number, Guid joinId, Request request, DistrictDb db, Actor actor, CaseTypes types, FollowLinks links, ReportLimits limits, TimeProvider time, CancellationToken ct)
    {
        if (joinId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        var now = time.Now();
        if (!actor.IsSignedIn)
        {
            if (!ProofOfWork.IsDone(request.Work, joinId, now)) { return new Refused(WorkNeeded); }
            if (limits.TryTake(actor.Key) is { } wait) { return Refused.TooOften(wait); }
        }

        const string repeatKey = "resident";
        var hash = RepeatedWrites.HashOf((number, request with { Work = null }).ToString());
        var earlier = await db.FindEarlierAsync(repeatKey, joinId, hash, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }
        var response = new Response(joinId, number, links.SecretOf(db.District.Code, joinId));
        if (earlier.OutcomeId is not null) { return TypedResults.Ok(response); }

        var matter = await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Number == number && c.IsPublic && !NotShown.Contains(c.State), ct);
        if (matter is null || (await types.BookAsync()).Find(matter.TypeId) is not { IsPublic: true }) { return new Refused(Unknown); }
        if (matter.EndedAt is not null || matter.State.IsClosed()) { return new Refused(Ended); }

        db.Insert(new Report
        {
            Id = joinId, Number = number, CaseId = matter.Id, TypeId = matter.TypeId, Source = CaseSource.Portal, ActorId = actor.Id, AreaPath = matter.AreaPath, GridId = matter.GridId,
            HappenedAt = now, ReceivedAt = now, IsPublic = false, IsJoin = true, FollowHash = FollowLinks.HashOf(response.Follow),
        });
        if (request.Contact is { } contact && (contact.Name ?? contact.Phone ?? contact.Email) is not null)
        {
            db.Insert(new Contact { ReportId = joinId, Name = contact.Name, Phone = contact.Phone, Email = contact.Email });
        }

        db.Leaf(AuditNote.By(actor, "cases.join", "case", matter.Id, matter.AreaPath, data: AuditData.Of(("join", joinId))));
        db.Remember(repeatKey, joinId, hash, joinId, time);
        await db.CommitAsync(ct);
        return TypedResults.Ok(response);
    }
}

/// <summary>How many joined a matter.</summary>
internal static class Joins
{
    /// <summary>In public, fewer than these are not told. Source: RIGHTS, "Publication".</summary>
    public const int LeastShown = 5;

    /// <summary>Those who joined, by case; cases with none are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> CountAsync(DistrictDb db, IReadOnlyCollection<Guid> caseIds, CancellationToken ct) =>
        await db.Set<Report>().AsNoTracking().Where(r => caseIds.Contains(r.CaseId) && r.IsJoin)
            .GroupBy(r => r.CaseId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>As anyone may read it.</summary>
    public static int? InPublic(this IReadOnlyDictionary<Guid, int> counts, Guid caseId) => counts.GetValueOrDefault(caseId) is >= LeastShown and var count ? count : null;
}
