using System.Security.Cryptography;
using System.Text.Json;

namespace Wangge.Cases.Measuring;

/// <summary>A figure as it is published: with its formula, its inputs and their hash, and every exclusion that was asked for.</summary>
/// <param name="InputsSha256">Over the facts of each input in canonical JSON, a line each, by id: lower-case hex.</param>
/// <param name="Exclusions">All of this measure, those refused too.</param>
internal sealed record MeasureStatement(
    MeasureResult Result, MeasurePeriod Period, string InputsSha256, IReadOnlyList<MeasureExclusion> Exclusions)
{
    /// <summary>Works the figure out. The same facts give the same bytes of <see cref="ToCanonicalJson"/>, in whatever order they come.</summary>
    public static MeasureStatement Make(
        MeasureFormula formula, MeasureFacts facts, MeasureScope scope, IReadOnlyCollection<MeasureExclusion>? exclusions = null)
    {
        var ofThis = (exclusions ?? [])
            .Where(exclusion => string.Equals(exclusion.FormulaCode, formula.Code, StringComparison.Ordinal))
            .OrderBy(exclusion => exclusion.CaseId).ThenBy(exclusion => exclusion.ReasonCode, StringComparer.Ordinal)
            .ThenBy(exclusion => exclusion.RequestedBy).ThenBy(exclusion => exclusion.ApprovedBy)
            .ToList();
        var result = MeasureCalculator.Calculate(formula, facts, scope, ofThis);
        return new MeasureStatement(result, facts.Period, HashOf(result.Inputs.Select(input => input.CaseId), facts), ofThis);
    }

    /// <summary>UTF-8 without white space.</summary>
    public byte[] ToCanonicalJson() => CanonicalJson.Of(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("formula");
        WriteFormula(json, Result.Formula);
        json.WriteStartObject("period");
        CanonicalJson.WriteTime(json, "start", Period.Start);
        CanonicalJson.WriteTime(json, "end", Period.End);
        CanonicalJson.WriteTime(json, "as-of", Period.AsOf);
        json.WriteNumber("offset-minutes", (int)Period.Start.Offset.TotalMinutes);
        json.WriteEndObject();
        json.WriteString("area", Result.Scope.AreaPath);
        if (Result.Scope.UnitId is { } unitId) { json.WriteString("unit", unitId); }
        CanonicalJson.WriteNumber(json, "numerator", Result.Numerator);
        json.WriteNumber("denominator", Result.Denominator);
        CanonicalJson.WriteNumber(json, "value", Result.Value);
        CanonicalJson.WriteNumber(json, "low", Result.Low);
        CanonicalJson.WriteNumber(json, "high", Result.High);
        json.WriteBoolean("ranked", Result.IsRanked);
        json.WriteStartObject("details");
        foreach (var (code, number) in Result.Details.OrderBy(detail => detail.Key, StringComparer.Ordinal)) { CanonicalJson.WriteNumber(json, code, number); }
        json.WriteEndObject();
        WriteExclusions(json);
        json.WriteString("inputs-sha256", InputsSha256);
        WriteInputs(json);
        json.WriteEndObject();
    });

    /// <summary>Over the facts of these matters, in the order given.</summary>
    public static string HashOf(IEnumerable<Guid> caseIds, MeasureFacts facts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var caseId in caseIds)
        {
            hash.AppendData(CanonicalJson.Of(json => CanonicalJson.Write(json, facts.Find(caseId)!)));
            hash.AppendData("\n"u8);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static void WriteFormula(Utf8JsonWriter json, MeasureFormula formula)
    {
        json.WriteStartObject();
        json.WriteString("code", formula.Code);
        json.WriteNumber("version", formula.Version);
        json.WriteString("name", formula.Name);
        json.WriteString("name-zh", formula.NameZh);
        json.WriteString("kind", formula.Kind.ToString());
        json.WriteString("unit", formula.Unit.ToString());
        if (formula.Numerator is not null) { json.WriteString("numerator", formula.Numerator); }
        if (formula.Denominator is not null) { json.WriteString("denominator", formula.Denominator); }
        if (formula.Percentile is { } percentile) { CanonicalJson.WriteNumber(json, "percentile", percentile); }
        json.WriteBoolean("headline", formula.IsHeadline);
        if (formula.LowerIsBetter) { json.WriteBoolean("lower-is-better", true); }
        json.WriteNumber("minimum-count", formula.MinimumCount);
        json.WriteBoolean("allows-exclusions", formula.AllowsExclusions);
        json.WriteEndObject();
    }

    private void WriteExclusions(Utf8JsonWriter json)
    {
        json.WriteStartArray("exclusions");
        foreach (var exclusion in Exclusions)
        {
            json.WriteStartObject();
            json.WriteString("case", exclusion.CaseId);
            json.WriteString("reason", exclusion.ReasonCode);
            json.WriteString("requested-by", exclusion.RequestedBy);
            if (exclusion.ApprovedBy is { } approvedBy) { json.WriteString("approved-by", approvedBy); }
            json.WriteBoolean("applied", exclusion.AppliesTo(Result.Formula));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteInputs(Utf8JsonWriter json)
    {
        json.WriteStartArray("inputs");
        foreach (var input in Result.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("case", input.CaseId);
            json.WriteNumber("numerator", input.Numerator);
            json.WriteNumber("denominator", input.Denominator);
            if (input.Role is not null) { json.WriteString("role", input.Role); }
            if (input.Reason is not null) { json.WriteString("reason", input.Reason); }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
