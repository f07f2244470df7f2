using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace Wangge.Doors.Open311;

/// <summary>The two formats of GeoReport v2.</summary>
internal enum GeoReportFormat
{
    Xml,
    Json,
}

/// <summary>Writes documents as UTF-8. An absent value is an empty element in XML and null in JSON, as the specification shows.</summary>
internal static class GeoReportWriter
{
    private static readonly XmlWriterSettings XmlSettings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        // A carriage return in a resident's words would else become a line feed on reading.
        NewLineHandling = NewLineHandling.Entitize,
    };

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The format that a path ends with (<c>xml</c> or <c>json</c>), or null: then it answers 404.</summary>
    public static GeoReportFormat? FindFormat(string? extension) => extension switch
    {
        "xml" => GeoReportFormat.Xml,
        "json" => GeoReportFormat.Json,
        _ => null,
    };

    /// <summary>The header that goes with a format.</summary>
    public static string ContentTypeOf(GeoReportFormat format) =>
        format == GeoReportFormat.Xml ? "text/xml; charset=utf-8" : "application/json; charset=utf-8";

    public static byte[] Write(GeoReportDocument document, GeoReportFormat format) =>
        format == GeoReportFormat.Xml ? WriteXml(document) : WriteJson(document);

    private static byte[] WriteXml(GeoReportDocument document)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, XmlSettings)) { WriteXml(xml, document.RootName, document.Content); }
        return bytes.ToArray();
    }

    private static void WriteXml(XmlWriter xml, string name, GeoReportNode node)
    {
        xml.WriteStartElement(name);
        switch (node)
        {
            case GeoReportNode.Fields fields:
                foreach (var (part, value) in fields.Parts) { WriteXml(xml, part, value); }
                break;
            case GeoReportNode.List list:
                foreach (var item in list.Items) { WriteXml(xml, list.ItemName, item); }
                break;
            case GeoReportNode.Scalar { Value: { } value }:
                xml.WriteString(TextOf(value));
                break;
        }
        xml.WriteEndElement();
    }

    private static byte[] WriteJson(GeoReportDocument document)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonOptions)) { WriteJson(json, document.Content); }
        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteJson(Utf8JsonWriter json, GeoReportNode node)
    {
        switch (node)
        {
            case GeoReportNode.Fields fields:
                json.WriteStartObject();
                foreach (var (part, value) in fields.Parts)
                {
                    json.WritePropertyName(part);
                    WriteJson(json, value);
                }
                json.WriteEndObject();
                break;
            case GeoReportNode.List list:
                json.WriteStartArray();
                foreach (var item in list.Items) { WriteJson(json, item); }
                json.WriteEndArray();
                break;
            case GeoReportNode.Scalar scalar:
                WriteJson(json, scalar.Value);
                break;
        }
    }

    private static void WriteJson(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            default: json.WriteStringValue(TextOf(value)); break;
        }
    }

    private static string TextOf(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Clean((string)value),
    };

    /// <summary>Drops what XML 1.0 cannot hold (control characters, halves of pairs), from JSON too, so that both say the same.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (XmlConvert.IsXmlChar(text[index])) { clean.Append(text[index]); }
            else if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index])) { clean.Append(text, index++, 2); }
        }
        return clean.ToString();
    }
}
