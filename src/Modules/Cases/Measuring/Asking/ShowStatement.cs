using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Measuring.Folding;
using Wangge.Cases.Types;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Asking;

/// <summary>One figure as it is published, and the proof of it: worked out a second time from nothing but the journal.</summary>
/// <remarks>The statement's bytes are the same whenever it is asked for with the same <c>AsOf</c>. Refuses as <see cref="ListMeasures"/> does, and <c>measures.unknown</c>, <c>measures.proof.too-many</c>.</remarks>
internal static class ShowStatement
{
    private const int MostInputs = 50_000;
    private static readonly Refusal TooMany = new("measures.proof.too-many", RefusalKind.TooLarge, "More than 50,000 matters; ask for a shorter time or a smaller area.");

    /// <param name="Same">Whether both came out the same, byte by byte.</param>
    /// <param name="StatementSha256">Of the statement's bytes, from the facts that are kept.</param>
    /// <param name="RecomputedSha256">Of those worked out from the journal.</param>
    /// <param name="InputsSha256">Of the inputs' facts.</param>
    /// <param name="Matters">How many journals were read again.</param>
    public sealed record Proof(PeriodView Period, string Code, int Version, bool Same, string StatementSha256, string RecomputedSha256, string InputsSha256, int Matters);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/measures/{code}/statement", HandleStatement).RequirePermission(CasePermissions.Measure).AnswersFile("application/json").WithName(nameof(ShowStatement));
        api.MapGet("/measures/{code}/proof", HandleProof).RequirePermission(CasePermissions.Measure).WithName("ProveFigure");
    }

    private static async Task<Results<FileContentHttpResult, Refused>> HandleStatement(string code, [AsParameters] MeasureQuery query, MeasureDesk desk, CancellationToken ct)
    {
        var (question, refusal) = desk.Read(query);
        if (question is null) { return new Refused(refusal!); }

        var facts = await desk.OpenAsync(question.Period, ct);
        return MakeFrom(facts.Facts, facts, code, question.Scope) is { } statement
            ? TypedResults.File(statement.ToCanonicalJson(), "application/json")
            : new Refused(MeasureQuestion.Unknown);
    }

    private static async Task<Results<Ok<Proof>, Refused>> HandleProof(
        string code, [AsParameters] MeasureQuery query, MeasureDesk desk, DistrictDb db, CaseTypes types, CancellationToken ct)
    {
        var (question, refusal) = desk.Read(query);
        if (question is null) { return new Refused(refusal!); }

        var facts = await desk.OpenAsync(question.Period, ct);
        if (facts.Facts.Matters.Count > MostInputs) { return new Refused(TooMany); }
        if (MakeFrom(facts.Facts, facts, code, question.Scope) is not { } kept) { return new Refused(MeasureQuestion.Unknown); }

        var anew = MakeFrom(new MeasureFacts(await FoldAnewAsync(facts, db, await types.BookAsync(), ct), question.Period), facts, code, question.Scope)!;
        var (one, other) = (HashOf(kept), HashOf(anew));
        return TypedResults.Ok(new Proof(
            PeriodView.Of(question.Period), code, kept.Result.Formula.Version, string.Equals(one, other, StringComparison.Ordinal), one, other, anew.InputsSha256, facts.Facts.Matters.Count));
    }

    private static async Task<List<MatterFacts>> FoldAnewAsync(OpenFacts facts, DistrictDb db, TypeBook types, CancellationToken ct)
    {
        var anew = new List<MatterFacts>();
        foreach (var part in facts.Facts.Matters.Select(matter => matter.CaseId).Order().Chunk(400))
        {
            anew.AddRange((await JournalReader.FoldAsync(db, part, id => types.Find(id)?.Key ?? id.ToString(), facts.Period.AsOf, ct)).Select(one => one.Facts));
        }

        return anew;
    }

    private static MeasureStatement? MakeFrom(MeasureFacts from, OpenFacts facts, string code, MeasureScope scope) =>
        facts.Formulas.FirstOrDefault(formula => string.Equals(formula.Code, code, StringComparison.Ordinal)) is { } formula
            ? MeasureStatement.Make(formula, from, scope, [.. facts.Exclusions])
            : null;

    private static string HashOf(MeasureStatement statement) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(statement.ToCanonicalJson()));
}
