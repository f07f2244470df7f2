using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Settings;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Measuring.Formulas;

/// <summary>Publishes a new version of a formula; earlier figures keep the version that they were worked out by.</summary>
/// <remarks>
/// If-Match names the version that was edited. Kind, unit and headline stay; the headline takes no exclusions.
/// Refuses with <c>measures.unknown</c>, <c>measures.formula.unknown-term</c>, <c>measures.formula.unfit</c>, <c>measures.formula.unchanged</c> and those of settings.
/// </remarks>
internal static class PublishFormula
{
    private static readonly Refusal Unknown = new("measures.unknown", RefusalKind.NotFound, "No such measure.");
    private static readonly Refusal UnknownTerm = new("measures.formula.unknown-term", RefusalKind.Invalid);
    private static readonly Refusal Unfit = new("measures.formula.unfit", RefusalKind.Invalid, "This kind of formula takes no terms, no percentile or no exclusions.");
    private static readonly Refusal Unchanged = new("measures.formula.unchanged", RefusalKind.Conflict);

    public sealed record Request : SettingsRequest
    {
        [StringLength(60, MinimumLength = 1)]
        public required string Name { get; init; }

        [StringLength(40, MinimumLength = 1)]
        public required string NameZh { get; init; }

        /// <summary>A term; null where the kind says what is counted.</summary>
        [MaxLength(40)]
        public string? Numerator { get; init; }

        [MaxLength(40)]
        public string? Denominator { get; init; }

        /// <summary>Of durations and gaps.</summary>
        [Range(0.01, 0.99)]
        public decimal? Percentile { get; init; }

        /// <summary>Below this it is not ranked.</summary>
        [Range(1, 10_000)]
        public required int MinimumCount { get; init; }

        public required bool AllowsExclusions { get; init; }

        /// <summary>Why, as a code.</summary>
        [RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$")]
        [StringLength(40, MinimumLength = 1)]
        public required string Reason { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/measures/formulas/{code}", Handle)
        .RequirePermission(CasePermissions.Configure)
        .WithName(nameof(PublishFormula));

    private static async Task<Results<Ok<FormulaView>, Refused>> Handle(
        string code, Request request, DistrictDb db, SettingsActs settings, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (settings.Check() is { } refusal) { return new Refused(refusal); }
        if (await db.Set<FormulaRow>().AsNoTracking().Where(f => f.Code == code).OrderByDescending(f => f.Version).FirstOrDefaultAsync(ct) is not { } newest) { return new Refused(Unknown); }

        var about = $"publish formula {code}";
        var earlier = await settings.FindEarlierAsync(about, request, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }
        if (!earlier.IsRepeat)
        {
            if (settings.CheckVersion(newest.Version) is { } stale) { return new Refused(stale); }
            var before = newest.Definition;
            var formula = before with
            {
                Name = request.Name, NameZh = request.NameZh, Numerator = request.Numerator, Denominator = request.Denominator, Percentile = request.Percentile,
                MinimumCount = request.MinimumCount, AllowsExclusions = request.AllowsExclusions,
            };
            if (formula == before) { return new Refused(Unchanged); }
            if (WhyNot(before, formula) is { } fault) { return new Refused(fault); }

            newest = new FormulaRow
            {
                Code = code, Version = newest.Version + 1, Definition = formula with { Version = newest.Version + 1 }, PublishedAt = time.Now(), PublishedBy = actor.Id, ReasonCode = request.Reason,
            };
            db.Add(newest);
            await settings.CommitAsync(
                about, request, request.ActId, AuditNote.By(actor, "measures.publish-formula", "formula", Guid.Empty, data: AuditData.Of(("code", code), ("version", newest.Version), ("reason", request.Reason))), "formulas", ct);
        }

        settings.SayVersion(newest.Version);
        return TypedResults.Ok(FormulaView.Of(newest));
    }

    private static Refusal? WhyNot(MeasureFormula before, MeasureFormula formula)
    {
        if (formula.Kind is MeasureKind.Share or MeasureKind.LowerBound)
        {
            if (!MatterTerms.Codes.Contains(formula.Numerator) || !MatterTerms.Codes.Contains(formula.Denominator)) { return UnknownTerm; }
            return formula.Percentile is null ? null : Unfit;
        }

        var isSame = formula.Numerator == before.Numerator && formula.Denominator == before.Denominator;
        var fits = formula.Kind == MeasureKind.Solved ? formula is { Percentile: null, AllowsExclusions: false } : formula.Percentile is not null;
        return isSame && fits ? null : Unfit;
    }
}
