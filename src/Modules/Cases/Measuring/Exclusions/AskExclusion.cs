using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Cases.Measuring.Asking;
using Wangge.Cases.Measuring.Formulas;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Measuring.Exclusions;

/// <summary>Asks that a matter shall not count in a measure. Nothing changes before a second person has agreed; the wish stays listed either way.</summary>
/// <remarks>Refuses with <c>cases.unknown</c>, <c>measures.unknown</c>, <c>measures.exclusion.not-allowed</c> (the headline takes none), <c>measures.exclusion.there-already</c> and the policy's codes.</remarks>
internal static class AskExclusion
{
    private static readonly Refusal NotAllowed = new("measures.exclusion.not-allowed", RefusalKind.Conflict, "This measure takes no exclusions.");
    private static readonly Refusal ThereAlready = new("measures.exclusion.there-already", RefusalKind.Conflict, "It was asked for, and not declined.");
    /// <param name="ExclusionId">The client's id (UUIDv7); a repeat answers as the first did.</param>
    /// <param name="Code">Of the measure, such as <c>on-time-closing</c>.</param>
    /// <param name="Reason">Code of the reason, such as <c>flood</c>: lower case with hyphens.</param>
    public sealed record Request(
        Guid ExclusionId, Guid CaseId, [StringLength(40, MinimumLength = 1)] string Code,
        [RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$"), StringLength(40, MinimumLength = 1)] string Reason);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/measures/exclusions", Handle)
        .RequirePermission(CasePermissions.Exclude)
        .WithName(nameof(AskExclusion));

    private static async Task<Results<Ok<ExclusionView>, Refused>> Handle(
        Request request, DistrictDb db, AccessPolicy policy, Actor actor, FormulaBook formulas, IAccounts accounts, TimeProvider time, CancellationToken ct)
    {
        if (request.ExclusionId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        var hash = RepeatedWrites.HashOf(request);
        var earlier = await db.FindEarlierAsync(actor.Key, request.ExclusionId, hash, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }
        if (earlier.OutcomeId is { } outcome) { return TypedResults.Ok(await ExclusionView.OfAsync(await db.Set<ExclusionRow>().AsNoTracking().FirstAsync(e => e.Id == outcome, ct), db, accounts, ct)); }

        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.CaseId, ct) is not { } matter) { return new Refused(CaseActs.UnknownCase); }
        if (policy.Check(actor, CasePermissions.Exclude, CaseActs.ReachOf(matter)) is { } refusal) { return new Refused(refusal); }

        var now = time.Now();
        if (await formulas.FindAsync(request.Code, now, ct) is not { } formula) { return new Refused(MeasureQuestion.Unknown); }
        if (!formula.AllowsExclusions) { return new Refused(NotAllowed); }
        if (await db.Set<ExclusionRow>().AnyAsync(e => e.CaseId == matter.Id && e.FormulaCode == request.Code && e.IsApproved != false, ct)) { return new Refused(ThereAlready); }

        var row = new ExclusionRow
        {
            Id = request.ExclusionId, CaseId = matter.Id, AreaPath = matter.AreaPath, FormulaCode = request.Code, ReasonCode = request.Reason, AskedBy = actor.Id, AskedAt = now,
        };
        db.Add(row);
        db.Leaf(AuditNote.By(
            actor, "measures.ask-exclusion", "case", matter.Id, matter.AreaPath, purpose: request.Reason, data: AuditData.Of(("exclusion", row.Id), ("formula", request.Code))));
        db.Remember(actor.Key, request.ExclusionId, hash, row.Id, time);
        await db.CommitAsync(ct);
        return TypedResults.Ok(await ExclusionView.OfAsync(row, db, accounts, ct));
    }
}

/// <summary>A wish that a matter shall not count, and what became of it.</summary>
/// <param name="State"><c>asked</c>, <c>approved</c> or <c>declined</c>.</param>
/// <param name="Number">The case's; null where it is no more.</param>
/// <param name="AskedBy">An account; <paramref name="DecidedBy"/> is another.</param>
public sealed record ExclusionView(
    Guid ExclusionId, Guid CaseId, long? Number, string AreaPath, string Code, string Reason, string State, Guid AskedBy, string? AskedByName, DateTimeOffset AskedAt,
    Guid? DecidedBy, string? DecidedByName, DateTimeOffset? DecidedAt)
{
    internal static async Task<ExclusionView> OfAsync(ExclusionRow row, DistrictDb db, IAccounts accounts, CancellationToken ct) => (await OfAsync([row], db, accounts, ct))[0];

    internal static async Task<IReadOnlyList<ExclusionView>> OfAsync(IReadOnlyList<ExclusionRow> rows, DistrictDb db, IAccounts accounts, CancellationToken ct)
    {
        var names = await accounts.ListNamesAsync([.. rows.SelectMany(row => new[] { row.AskedBy, row.DecidedBy ?? row.AskedBy }).Distinct()], ct);
        var cases = rows.Select(row => row.CaseId).Distinct().ToList();
        var numbers = await db.Set<Case>().AsNoTracking().Where(c => cases.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, ct);
        return [.. rows.Select(row => new ExclusionView(
            row.Id, row.CaseId, numbers.TryGetValue(row.CaseId, out var number) ? number : null, row.AreaPath, row.FormulaCode, row.ReasonCode,
            row.IsApproved switch { null => "asked", true => "approved", false => "declined" },
            row.AskedBy, names.GetValueOrDefault(row.AskedBy), row.AskedAt, row.DecidedBy, row.DecidedBy is { } by ? names.GetValueOrDefault(by) : null, row.DecidedAt))];
    }
}
