using Wangge.Contracts.Cases;
using Wangge.Kernel.Repeats;

namespace Wangge.Portal.Statements;

/// <summary>Publishes the measures of a period that is over: what the measures themselves give at this moment, with formulas and inputs, byte for byte. Nobody types a figure.</summary>
/// <remarks>A period is stated once; a correction is a newer statement of the same period, and both stay. Refuses with <c>portal.statements.*</c>.</remarks>
internal static class PublishStatement
{
    private static readonly Refusal BadPeriod = new("portal.statements.bad-period", RefusalKind.Invalid, "A period of 1 to 366 days that is over.");
    private static readonly Refusal Nothing = new("portal.statements.nothing", RefusalKind.Conflict, "There is nothing to state for this period.");

    /// <param name="From">First day.</param>
    /// <param name="Until">The day after the last.</param>
    public sealed record Request(DateOnly From, DateOnly Until);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/portal/statements/{statementId:guid}", Handle)
        .RequirePermission(PortalPermissions.Publish)
        .WithName(nameof(PublishStatement));

    private static async Task<Results<Ok<ShowStatements.Row>, Refused>> Handle(
        Guid statementId, Request request, DistrictDb db, Actor actor, AccessPolicy policy, IMeasureStatements measures, TimeProvider time, CancellationToken ct)
    {
        if (statementId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (policy.Check(actor, PortalPermissions.Publish, new Reach($"/{db.District.Code}/")) is { } elsewhere) { return new Refused(elsewhere); }
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone)).DateTime);
        if (request.Until <= request.From || request.Until > today || request.Until.DayNumber - request.From.DayNumber > 366) { return new Refused(BadPeriod); }
        if (await db.Set<Statement>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == statementId, ct) is { } there)
        {
            return there.From == request.From && there.Until == request.Until ? TypedResults.Ok(ShowStatements.RowOf(there)) : new Refused(Kernel.Repeats.RepeatedWrites.IdReused);
        }

        if (await StateAsync(db, measures, statementId, request, actor, time, ct) is not { } statement) { return new Refused(Nothing); }
        await db.CommitAsync(ct);
        return TypedResults.Ok(ShowStatements.RowOf(statement));
    }

    /// <summary>Adds the statement, to be committed; null where there is nothing to state.</summary>
    internal static async Task<Statement?> StateAsync(
        DistrictDb db, IMeasureStatements measures, Guid statementId, Request request, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (await measures.MakeAsync(request.From, request.Until, ct) is not { } made) { return null; }
        var statement = new Statement
        {
            Id = statementId, From = request.From, Until = request.Until, PublishedAt = time.Now(), PublishedBy = actor.Id, Document = made.Json, Sha256 = made.Sha256,
        };
        db.Add(statement);
        db.Leaf(AuditNote.By(actor, "portal.publish-statement", "statement", statementId, data: AuditData.Of(("sha256", made.Sha256))));
        return statement;
    }
}
