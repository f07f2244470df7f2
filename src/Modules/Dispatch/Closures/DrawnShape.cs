using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Wangge.Kernel.Places;
using Wangge.Kernel.Tables;

namespace Wangge.Dispatch.Closures;

/// <summary>A geometry as it comes over the wire: GeoJSON, WGS-84 degrees.</summary>
internal static class DrawnShape
{
    private const int MostCorners = 2_000;
    private static readonly JsonSerializerOptions Geometries = new() { Converters = { new GeoJsonConverterFactory() } };
    private static readonly string[] Types = ["Point", "LineString", "Polygon", "MultiPolygon"];

    /// <summary>Reads it; refuses with <c>geojson.*</c> or <c>dispatch.closure.bad-shape</c>.</summary>
    public static Refusal? TryRead(JsonElement json, out Geometry? shape)
    {
        shape = null;
        // Wrapped, so that one reader with one set of limits judges geometries in requests and in files.
        var collection = $$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":{{json.GetRawText()}}}]}""";
        if (!GeoJsonFile.TryRead(Encoding.UTF8.GetBytes(collection), Types, out var file, out var refusal, new GeoJsonLimits(MostVertices: MostCorners))) { return refusal; }
        if (file.Features is not [var feature]) { return new Refusal(file.Report.Lines[0].Code!, RefusalKind.Invalid); }
        shape = feature.Shape;
        return IsFit(shape) ? null : ClosureRefusals.BadShape;
    }

    public static string Write(Geometry shape) => JsonSerializer.Serialize(shape, Geometries);

    private static bool IsFit(Geometry shape)
    {
        var box = shape.EnvelopeInternal;
        if (Metres.Nearby(box.MinX, box.MinY, box.MaxX, box.MaxY) > StretchChoice.WidestMetres) { return false; }
        return shape is not LineString line || line.Coordinates.Zip(line.Coordinates.Skip(1), (a, b) => Metres.Nearby(a.X, a.Y, b.X, b.Y)).Sum() is > 0 and <= StretchChoice.LongestLineMetres;
    }
}
