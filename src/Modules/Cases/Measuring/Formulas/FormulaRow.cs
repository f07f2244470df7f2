using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Measuring.Formulas;

/// <summary>One published version of a formula; never changed.</summary>
internal sealed class FormulaRow
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public required string Code { get; init; }

    public required int Version { get; init; }

    public required MeasureFormula Definition { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>An account; empty for the house's own.</summary>
    public required Guid PublishedBy { get; init; }

    /// <summary>Why it was changed, as a code; null for the first.</summary>
    public string? ReasonCode { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<FormulaRow>(table =>
    {
        table.ToTable("cases_formulas").HasKey(f => new { f.Code, f.Version });
        table.Property(f => f.Definition).HasJsonText(Json);
    });
}
