using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Valid;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Rights;

namespace Wangge.Kernel.Tables;

/// <summary>How much of a GeoJSON file is read before it, or one feature, is refused.</summary>
/// <param name="MostBytes">Default 64 MB.</param>
/// <param name="MostFeatures">Default 100,000.</param>
/// <param name="MostVertices">Of one feature; default 100,000. One with more is refused before anything is built from it.</param>
public sealed record GeoJsonLimits(int MostBytes = 64 << 20, int MostFeatures = 100_000, int MostVertices = 100_000)
{
    public static GeoJsonLimits Default { get; } = new();
}

/// <summary>A feature as read or to be written.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Shape">In WGS-84 degrees, valid.</param>
/// <param name="Properties">Numbers and truths as JSON writes them; nested values as JSON text; nulls left out.</param>
public sealed record GeoJsonFeature(int Number, Geometry Shape, IReadOnlyDictionary<string, string> Properties);

/// <summary>A GeoJSON FeatureCollection (RFC 7946) as read: its good features, and the report that its importer carries on.</summary>
/// <remarks>
/// A feature is refused with <c>geojson.not-a-feature</c>, <c>geojson.wrong-type</c>, <c>geojson.too-many-vertices</c>, <c>geojson.outside-range</c> or
/// <c>geojson.geometry-invalid</c>. Properties that RIGHTS forbids are left out and named once.
/// </remarks>
public sealed class GeoJsonFile
{
    private static readonly JsonSerializerOptions Geometries = new() { Converters = { new GeoJsonConverterFactory() } };

    private GeoJsonFile(IReadOnlyList<GeoJsonFeature> features, ImportReport report) => (Features, Report) = (features, report);

    public IReadOnlyList<GeoJsonFeature> Features { get; }

    public ImportReport Report { get; }

    /// <summary>Reads a whole file, or says why it is refused as a whole (codes <c>geojson.file.*</c>).</summary>
    /// <param name="types">The geometries wanted, such as <c>Polygon</c> and <c>MultiPolygon</c>.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> content, IReadOnlyCollection<string> types, [NotNullWhen(true)] out GeoJsonFile? file, [NotNullWhen(false)] out Refusal? refusal, GeoJsonLimits? limits = null)
    {
        limits ??= GeoJsonLimits.Default;
        file = null;
        if (content.Length > limits.MostBytes)
        {
            refusal = new Refusal("geojson.file.too-large", RefusalKind.TooLarge);
            return false;
        }

        try
        {
            var withoutMark = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
            using var document = JsonDocument.Parse(withoutMark);
            (file, refusal) = Read(document.RootElement, types, limits);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            refusal = Invalid("not-json");
        }

        return refusal is null;
    }

    private static (GeoJsonFile? File, Refusal? Refusal) Read(JsonElement root, IReadOnlyCollection<string> types, GeoJsonLimits limits)
    {
        if (TypeOf(root) != "FeatureCollection" || !root.TryGetProperty("features", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return (null, Invalid("not-a-collection"));
        }

        if (!IsWgs84(root))
        {
            return (null, Invalid("other-datum"));
        }

        if (list.GetArrayLength() > limits.MostFeatures)
        {
            return (null, Invalid("too-many-features"));
        }

        var (report, features, number) = (new ImportReport(), new List<GeoJsonFeature>(), 0);
        foreach (var element in list.EnumerateArray())
        {
            number++;
            if (ReadShape(element, types, limits, out var shape) is { } code)
            {
                report.Refuse(number, null, code);
            }
            else
            {
                features.Add(new GeoJsonFeature(number, shape!, ReadProperties(element, number, report)));
            }
        }

        return (new GeoJsonFile(features, report), null);
    }

    private static string? ReadShape(JsonElement feature, IReadOnlyCollection<string> types, GeoJsonLimits limits, out Geometry? shape)
    {
        shape = null;
        if (TypeOf(feature) != "Feature" || !feature.TryGetProperty("geometry", out var geometry))
        {
            return "geojson.not-a-feature";
        }

        if (TypeOf(geometry) is not { } type || !types.Contains(type) || !geometry.TryGetProperty("coordinates", out var coordinates))
        {
            return "geojson.wrong-type";
        }

        var vertices = 0;
        if (CheckPositions(coordinates, limits.MostVertices, ref vertices) is { } fault)
        {
            return fault;
        }

        try
        {
            shape = geometry.Deserialize<Geometry>(Geometries);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return "geojson.geometry-invalid";
        }

        return shape is null || shape.IsEmpty || !new IsValidOp(shape).IsValid ? "geojson.geometry-invalid" : null;
    }

    private static string? CheckPositions(JsonElement coordinates, int most, ref int vertices)
    {
        if (coordinates.ValueKind != JsonValueKind.Array)
        {
            return "geojson.geometry-invalid";
        }

        if (coordinates.GetArrayLength() >= 2 && coordinates[0].ValueKind == JsonValueKind.Number)
        {
            vertices++;
            return vertices > most ? "geojson.too-many-vertices"
                : coordinates[1].ValueKind != JsonValueKind.Number ? "geojson.geometry-invalid"
                : Math.Abs(coordinates[0].GetDouble()) <= 180 && Math.Abs(coordinates[1].GetDouble()) <= 90 ? null
                : "geojson.outside-range";
        }

        foreach (var inner in coordinates.EnumerateArray())
        {
            if (CheckPositions(inner, most, ref vertices) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static Dictionary<string, string> ReadProperties(JsonElement feature, int number, ImportReport report)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!feature.TryGetProperty("properties", out var element) || element.ValueKind != JsonValueKind.Object)
        {
            return properties;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (ForbiddenWords.FindIn(property.Name) is not null)
            {
                if (!report.DroppedColumns.Contains(property.Name))
                {
                    report.DropColumn(number, property.Name, "tables.column.forbidden");
                }
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                properties[property.Name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
            }
        }

        return properties;
    }

    // RFC 7946 has no "crs"; older files do. CGCS2000 (4490) is alike within centimetres.
    private static bool IsWgs84(JsonElement root) =>
        !root.TryGetProperty("crs", out var crs)
        || crs.ValueKind == JsonValueKind.Null
        || new[] { "CRS84", "4326", "4490" }.Any(name => crs.GetRawText().Contains(name, StringComparison.Ordinal));

    private static string? TypeOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private static Refusal Invalid(string why) => new($"geojson.file.{why}", RefusalKind.Invalid);
}
