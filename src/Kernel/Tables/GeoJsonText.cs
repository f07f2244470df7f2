using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Wangge.Kernel.Tables;

/// <summary>Writes a GeoJSON FeatureCollection (RFC 7946: outer rings run counter-clockwise), UTF-8.</summary>
public static class GeoJsonText
{
    private static readonly JsonWriterOptions Habits = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Geometries = new()
    {
        Converters = { new GeoJsonConverterFactory(GeometryFactory.Default, false, GeoJsonConverterFactory.DefaultIdPropertyName, RingOrientationOption.EnforceRfc9746) },
    };

    public static byte[] ToBytes(IEnumerable<GeoJsonFeature> features)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Habits))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "FeatureCollection");
            writer.WriteStartArray("features");
            foreach (var feature in features)
            {
                Write(writer, feature);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, GeoJsonFeature feature)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WritePropertyName("geometry");
        JsonSerializer.Serialize(writer, feature.Shape, Geometries);
        writer.WriteStartObject("properties");
        foreach (var (name, value) in feature.Properties)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
