using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;
using Wangge.Kernel.Places;
using Wangge.Kernel.Tables;

namespace Wangge.Dispatch.Zones;

/// <summary>Areas between the store (WKB) and the wire (GeoJSON). WGS-84 degrees, longitude first.</summary>
internal static class Shapes
{
    private const double LeastSquareMetres = 100;
    private const double MostSquareMetres = 1e11;

    private static readonly GeoJsonLimits Limits = new(MostVertices: 20_000);

    private static readonly JsonSerializerOptions Geometries = new()
    {
        Converters = { new GeoJsonConverterFactory(GeometryFactory.Default, false, GeoJsonConverterFactory.DefaultIdPropertyName, RingOrientationOption.EnforceRfc9746) },
    };

    public static readonly Refusal Unfit = new("dispatch.shape-unfit", RefusalKind.Invalid, "An area of 100 square metres to 100,000 square kilometres.");

    public static Geometry Read(byte[] wkb) => new WKBReader().Read(wkb);

    public static byte[] Write(Geometry shape) => new WKBWriter().Write(shape);

    public static JsonElement ToJson(Geometry shape) => JsonSerializer.SerializeToElement(shape, Geometries);

    /// <summary>Reads a polygon or several; refuses with <c>geojson.*</c> or <c>dispatch.shape-unfit</c>.</summary>
    public static Refusal? TryReadArea(JsonElement geometry, out Geometry? area)
    {
        area = null;
        // Wrapped, so that one reader with one set of limits judges shapes in requests and in files.
        var collection = $$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":{{geometry.GetRawText()}}}]}""";
        if (!GeoJsonFile.TryRead(Encoding.UTF8.GetBytes(collection), ["Polygon", "MultiPolygon"], out var file, out var refusal, Limits)) { return refusal; }
        if (file.Features is not [var feature]) { return new Refusal(file.Report.Lines[0].Code!, RefusalKind.Invalid); }
        area = feature.Shape;
        return EllipsoidArea.SquareMetres(area) is >= LeastSquareMetres and <= MostSquareMetres ? null : Unfit;
    }
}
