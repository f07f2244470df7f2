using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Measuring.Rechecking;

/// <summary>Draws by lot which matters closed in a month are looked at again: 5 %, at least 30 a unit. Once a month, for the whole district.</summary>
/// <remarks>
/// The seed is the hash of the first audit checkpoint signed after the month: nobody can know it while matters are being closed, and everybody can draw once more.
/// Refuses with <c>measures.recheck.bad-month</c>, <c>measures.recheck.not-over</c>, <c>measures.recheck.no-checkpoint</c>, <c>measures.recheck.drawn</c> and the policy's codes.
/// Source: DOMAIN 6.
/// </remarks>
internal static class DrawRechecks
{
    private static readonly Refusal BadMonth = new("measures.recheck.bad-month", RefusalKind.Invalid, "A month is written 2026-03.");
    private static readonly Refusal NotOver = new("measures.recheck.not-over", RefusalKind.Conflict, "The month is not over.");
    private static readonly Refusal NoCheckpoint = new("measures.recheck.no-checkpoint", RefusalKind.Conflict, "No audit checkpoint was signed since the month ended.");
    private static readonly Refusal Drawn = new("measures.recheck.drawn", RefusalKind.Conflict, "The month was drawn already.");
    /// <param name="DrawId">The client's id (UUIDv7); a repeat answers as the first did.</param>
    /// <param name="Month">Such as <c>2026-03</c>.</param>
    public sealed record Request(Guid DrawId, [StringLength(7, MinimumLength = 7)] string Month);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/measures/recheck-draws", Handle)
        .RequirePermission(CasePermissions.DrawRechecks)
        .WithName(nameof(DrawRechecks));

    private static async Task<Results<Ok<DrawView>, Refused>> Handle(
        Request request, DistrictDb db, RecheckDraws draws, AccessPolicy policy, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (request.DrawId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (policy.Check(actor, CasePermissions.DrawRechecks, new Reach($"/{db.District.Code}/")) is { } refusal) { return new Refused(refusal); }
        if (!DateOnly.TryParseExact(request.Month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year is < 1971 or > 8999) { return new Refused(BadMonth); }

        var hash = RepeatedWrites.HashOf(request);
        var earlier = await db.FindEarlierAsync(actor.Key, request.DrawId, hash, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }
        var number = first.Year * 100 + first.Month;
        var there = await db.Set<RecheckDrawing>().AsNoTracking().FirstOrDefaultAsync(d => d.Month == number, ct);
        if (there is not null) { return earlier.OutcomeId == there.Id ? TypedResults.Ok(DrawView.Of(there, 0)) : new Refused(Drawn); }

        var now = time.Now();
        var end = draws.PeriodOf(number, DateTimeOffset.MaxValue).End;
        if (end > now) { return new Refused(NotOver); }
        if (await db.Set<AuditCheckpointRow>().AsNoTracking().Where(c => c.At >= end).OrderBy(c => c.TreeSize).FirstOrDefaultAsync(ct) is not { } checkpoint) { return new Refused(NoCheckpoint); }

        var drawn = await draws.DrawAsync(
            new RecheckDrawing { Id = request.DrawId, Month = number, Seed = RecheckDraws.SeedOf(checkpoint.Line), SeedSource = checkpoint.Line, DrawnAt = now, DrawnBy = actor.Id, Strata = [] },
            actor, writer => writer.Remember(actor.Key, request.DrawId, hash, request.DrawId, time), ct);
        return TypedResults.Ok(DrawView.Of(drawn, 0));
    }
}

/// <summary>One month's draw: enough to draw once more.</summary>
/// <param name="Seed">32 bytes, hex: SHA-256 of <paramref name="SeedSource"/>. The lot of a matter is SHA-256(seed ‖ its id, 16 bytes in network order); the lowest are drawn.</param>
/// <param name="Strata">By unit; a unit's id is empty where none had been sent.</param>
/// <param name="Done">Second looks recorded so far.</param>
public sealed record DrawView(Guid DrawId, string Month, string Seed, string SeedSource, DateTimeOffset DrawnAt, int Closed, int Drawn, int Done, IReadOnlyList<DrawnStratum> Strata)
{
    internal static DrawView Of(RecheckDrawing drawing, int done) => new(
        drawing.Id, string.Create(CultureInfo.InvariantCulture, $"{drawing.Month / 100:0000}-{drawing.Month % 100:00}"), Convert.ToHexStringLower(drawing.Seed), drawing.SeedSource, drawing.DrawnAt,
        drawing.Strata.Sum(stratum => stratum.Closed), drawing.Strata.Sum(stratum => stratum.Drawn), done, drawing.Strata);
}
