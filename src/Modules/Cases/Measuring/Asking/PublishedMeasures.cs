using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Measuring.Asking;

/// <summary>Makes the statement of a period for everyone to read: every formula, the district's figures and each unit's, in canonical JSON. No matter and no person stands in it.</summary>
/// <remarks>A figure of fewer than 5 is named without its numbers. The facts' digest lets whoever may read them recompute all of it. Source: RIGHTS, "Publication"; DOMAIN 6.</remarks>
internal sealed class PublishedMeasures(MeasureDesk desk, DistrictDb db, IUnits units, TimeProvider time) : IMeasureStatements
{
    private const int LeastTold = 5;

    public async Task<MeasureDocument?> MakeAsync(DateOnly from, DateOnly until, CancellationToken ct)
    {
        var facts = await desk.OpenAsync(MeasureQuestion.PeriodOf(from, until, time.Now(), desk.Zone), ct);
        if (facts.Formulas.Count == 0 || facts.Facts.Matters.Count == 0) { return null; }

        var area = $"/{db.District.Code}/";
        var named = await units.ListAsync(ct);
        var whole = facts.Pick(new MeasureScope(area));
        var bytes = CanonicalJson.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("format", "wangge-statement/1");
            json.WriteString("district", db.District.Code);
            json.WriteStartObject("period");
            CanonicalJson.WriteTime(json, "start", facts.Period.Start);
            CanonicalJson.WriteTime(json, "end", facts.Period.End);
            CanonicalJson.WriteTime(json, "as-of", facts.Period.AsOf);
            json.WriteEndObject();
            json.WriteString("facts-sha256", facts.DigestOf(whole));
            json.WriteStartArray("formulas");
            foreach (var formula in facts.Formulas) { MeasureStatement.WriteFormula(json, formula); }
            json.WriteEndArray();
            WriteFigures(json, facts.Figures(whole));
            json.WriteStartArray("units");
            foreach (var unit in named.OrderBy(u => u.Code, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("unit", unit.UnitId);
                json.WriteString("name", unit.Name);
                WriteFigures(json, facts.Figures(facts.Pick(new MeasureScope(area, unit.UnitId))));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        return new MeasureDocument(Encoding.UTF8.GetString(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static void WriteFigures(Utf8JsonWriter json, IReadOnlyList<MeasureResult> figures)
    {
        json.WriteStartArray("figures");
        foreach (var figure in figures)
        {
            json.WriteStartObject();
            json.WriteString("code", figure.Formula.Code);
            if (figure.Denominator < LeastTold)
            {
                json.WriteBoolean("too-few", true);
            }
            else
            {
                CanonicalJson.WriteNumber(json, "numerator", figure.Numerator);
                json.WriteNumber("denominator", figure.Denominator);
                CanonicalJson.WriteNumber(json, "value", figure.Value);
                CanonicalJson.WriteNumber(json, "low", figure.Low);
                CanonicalJson.WriteNumber(json, "high", figure.High);
                json.WriteBoolean("ranked", figure.IsRanked);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
