using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Wangge.Cases.Measuring.Folding;

namespace Wangge.Cases.Measuring.Asking;

/// <summary>All that figures of one period are worked out from, opened once for a request. Not safe for concurrent use.</summary>
/// <param name="kept">In the order of case ids.</param>
/// <param name="exclusions">Every one that was asked for before the period's instant.</param>
internal sealed class OpenFacts(
    IReadOnlyList<KeptFacts> kept, MeasurePeriod period, IReadOnlyList<MeasureFormula> formulas, IReadOnlyList<MeasureExclusion> exclusions)
{
    public MeasurePeriod Period { get; } = period;

    public IReadOnlyList<MeasureFormula> Formulas { get; } = formulas;

    public IReadOnlyList<MeasureExclusion> Exclusions { get; } = exclusions;

    public MeasureFacts Facts { get; } = new([.. kept.Select(one => one.Facts)], period);

    /// <summary>The matters of a scope: those that ever were its, and those that are.</summary>
    public PickedMatters Pick(MeasureScope scope)
    {
        var ever = Facts.Matters.Where(scope.EverCovered).ToList();
        return new PickedMatters(scope, ever, scope.UnitId is null ? ever : [.. ever.Where(scope.Covers)]);
    }

    /// <summary>The same matters over a part of the period, such as a month of it.</summary>
    public (OpenFacts Facts, PickedMatters Picked) Within(MeasurePeriod part, PickedMatters picked)
    {
        var first = FactSpan.FirstOf(part);
        var inPart = new OpenFacts([.. kept.Where(one => one.LastAt >= first && one.Facts.ReportedAt < part.End)], part, Formulas, Exclusions);
        return (inPart, new PickedMatters(picked.Scope, [.. picked.Ever.Where(MayCount)], [.. picked.Now.Where(MayCount)]));

        bool MayCount(MatterFacts matter) => matter.ReportedAt < part.End;
    }

    public IReadOnlyList<MeasureResult> Figures(PickedMatters picked) => [.. Formulas.Select(formula => Figure(formula, picked))];

    public MeasureResult Figure(MeasureFormula formula, PickedMatters picked, Action<MeasureInput>? onInput = null)
    {
        var matters = formula.Kind == MeasureKind.Solved ? picked.Ever : picked.Now;
        var left = Exclusions.Where(exclusion => exclusion.AppliesTo(formula)).Select(exclusion => exclusion.CaseId).ToHashSet();
        return MeasureCalculator.Over(formula, Facts, picked.Scope, left.Count == 0 ? matters : [.. matters.Where(matter => !left.Contains(matter.CaseId))], onInput);
    }

    /// <summary>Whoever folds the same journals gets the same: SHA-256, lower-case hex, over period, scope, formulas, exclusions and the facts of each matter, by id; of a part also what the rechecks of the whole found.</summary>
    public string DigestOf(PickedMatters picked)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(CanonicalJson.Of(json =>
        {
            json.WriteStartObject();
            CanonicalJson.WriteTime(json, "start", Period.Start);
            CanonicalJson.WriteTime(json, "end", Period.End);
            CanonicalJson.WriteTime(json, "as-of", Period.AsOf);
            json.WriteString("area", picked.Scope.AreaPath);
            if (picked.Scope.UnitId is { } unitId) { json.WriteString("unit", unitId); }
            json.WriteStartObject("formulas");
            foreach (var formula in Formulas) { json.WriteNumber(formula.Code, formula.Version); }
            json.WriteEndObject();
            json.WriteStartArray("exclusions");
            foreach (var exclusion in Exclusions.Where(one => one.ApprovedBy is not null).OrderBy(one => one.CaseId).ThenBy(one => one.FormulaCode, StringComparer.Ordinal)) { json.WriteStringValue($"{exclusion.CaseId} {exclusion.FormulaCode}"); }
            json.WriteEndArray();
            json.WriteEndObject();
        }));
        var ids = picked.Ever.Select(matter => matter.CaseId).ToHashSet();
        foreach (var one in kept.Where(one => ids.Contains(one.Facts.CaseId))) { hash.AppendData(one.Digest); }
        if (ids.Count < kept.Count) { hash.AppendData(CanonicalJson.Of(WriteRechecks)); }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What a part's figures rest on beyond its own matters.</summary>
    private void WriteRechecks(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var (_, whole) in Facts.Rechecks.OrderBy(one => one.Key))
        {
            json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{whole.UnitId} {whole.Month} {whole.Silent} {whole.Rechecked} {whole.Passed}"));
        }

        json.WriteEndArray();
    }
}

/// <summary>Matters of a scope; see <see cref="MeasureScope.EverCovered"/>.</summary>
internal sealed record PickedMatters(MeasureScope Scope, IReadOnlyList<MatterFacts> Ever, IReadOnlyList<MatterFacts> Now);
