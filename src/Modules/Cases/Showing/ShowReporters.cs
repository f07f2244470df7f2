using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Reporting;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Showing;

/// <summary>Who reported a case and how they may be answered: for acceptors, with a purpose, each reading on record. Handlers never see it.</summary>
/// <remarks>Source: RIGHTS, "Need to know" and "Seen by"; DOMAIN 3, "Anonymity". Refuses with <c>access.no-purpose</c> where none is given.</remarks>
internal static class ShowReporters
{
    public sealed record Reporter(Guid ReportId, string? Name, string? Phone, string? Email, Guid? AccountId);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cases/{caseId:guid}/reporters", Handle)
        .RequirePermission(CasePermissions.ReadReporter)
        .WithName(nameof(ShowReporters));

    /// <param name="purpose">Why, as a code, such as <c>call-back</c>; at most 40.</param>
    private static async Task<Results<Ok<IReadOnlyList<Reporter>>, Refused>> Handle(
        Guid caseId, DistrictDb db, AccessPolicy policy, Actor actor, CancellationToken ct, [FromQuery, MaxLength(40)] string? purpose = null)
    {
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, ct) is not { } matter) { return new Refused(CaseActs.UnknownCase); }
        var reach = CaseActs.ReachOf(matter) with { NeedsPurpose = true, Purpose = purpose };
        if (policy.Check(actor, CasePermissions.ReadReporter, reach) is { } refusal) { return new Refused(refusal); }

        var reporters = await db.Set<Report>().AsNoTracking().Where(r => r.CaseId == caseId)
            .GroupJoin(db.Set<Contact>(), r => r.Id, c => c.ReportId, (r, c) => new { Report = r, Contacts = c })
            .SelectMany(x => x.Contacts.DefaultIfEmpty(), (x, c) => new { x.Report, Contact = c })
            .OrderBy(x => x.Report.Seq).Take(200).ToListAsync(ct);
        db.Leaf(AuditNote.By(
            actor, "cases.read-reporter", "case", caseId, matter.AreaPath, purpose, Readings.NoteOf(policy, actor, CasePermissions.ReadReporter, reach)));
        await db.CommitAsync(ct);
        return TypedResults.Ok<IReadOnlyList<Reporter>>([.. reporters.Select(x => new Reporter(
            x.Report.Id, x.Contact?.Name, x.Contact?.Phone, x.Contact?.Email, x.Report.ActorId == Guid.Empty ? null : x.Report.ActorId))]);
    }
}
