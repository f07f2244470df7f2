using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;
using Wangge.Kernel.Places;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Http;

/// <summary>Geometries between the store (WKB), the wire (GeoJSON) and spreadsheets (WKT). WGS-84 degrees, longitude first.</summary>
internal static class Shapes
{
    public static readonly string[] Areal = ["Polygon", "MultiPolygon"];

    /// <summary>Nothing smaller is a grid: it would be a slip of the pen.</summary>
    private const double LeastSquareMetres = 1;

    private static readonly JsonSerializerOptions Geometries = new()
    {
        Converters = { new GeoJsonConverterFactory(GeometryFactory.Default, false, GeoJsonConverterFactory.DefaultIdPropertyName, RingOrientationOption.EnforceRfc9746) },
    };

    public static Geometry Read(byte[] wkb) => new WKBReader().Read(wkb);

    public static byte[] Write(Geometry shape) => new WKBWriter().Write(shape);

    public static JsonElement ToJson(Geometry shape) => JsonSerializer.SerializeToElement(shape, Geometries);

    public static JsonElement? ToJson(byte[]? wkb) => wkb is null ? null : ToJson(Read(wkb));

    /// <summary>A whole collection as JSON, for answers that carry more than it.</summary>
    public static JsonElement ToFeatures(IEnumerable<GeoJsonFeature> features)
    {
        using var document = JsonDocument.Parse(GeoJsonText.ToBytes(features));
        return document.RootElement.GetProperty("features").Clone();
    }

    /// <summary>Reads an edge; refuses with <c>geojson.*</c> or <c>areas.edge.too-small</c>.</summary>
    public static Refusal? TryReadEdge(JsonElement geometry, out Geometry? edge)
    {
        edge = null;
        // Wrapped, so that one reader with one set of limits judges edges in requests and in files.
        var collection = $$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":{{geometry.GetRawText()}}}]}""";
        if (!GeoJsonFile.TryRead(Encoding.UTF8.GetBytes(collection), Areal, out var file, out var refusal)) { return refusal; }
        if (file.Features is not [var feature]) { return new Refusal(file.Report.Lines[0].Code!, RefusalKind.Invalid); }
        edge = feature.Shape;
        return FaultOf(edge) is { } code ? new Refusal(code, RefusalKind.Invalid) : null;
    }

    /// <summary>Why a valid geometry is no edge, as a code, or null.</summary>
    public static string? FaultOf(Geometry edge) => EllipsoidArea.SquareMetres(edge) < LeastSquareMetres ? "areas.edge.too-small" : null;

    /// <summary>Whether both hold the same ground by the same corners, wherever their rings begin.</summary>
    public static bool AreSame(byte[]? a, byte[]? b) =>
        a is null || b is null ? a == b : a.AsSpan().SequenceEqual(b) || Read(a).EqualsNormalized(Read(b));
}
