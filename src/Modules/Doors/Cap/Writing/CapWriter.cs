using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Wangge.Doors.Cap.Judging;

namespace Wangge.Doors.Cap.Writing;

/// <summary>Writes a message as XML in UTF-8; what is null or empty is left out. Pure.</summary>
internal static class CapWriter
{
    private static readonly XNamespace Cap = CapMessage.Namespace;

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n", CheckCharacters = true };

    /// <exception cref="ArgumentException">A text holds a character that XML cannot.</exception>
    public static string Write(CapMessage message)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings)) { Element(message).Save(xml); }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    public static XElement Element(CapMessage message) => new(
        Cap + "alert",
        Text("identifier", message.Identifier), Text("sender", message.Sender), Text("sent", CapTime.Write(message.Sent)), Text("status", message.Status.ToString()), Text("msgType", message.Type.ToString()),
        Text("source", message.Source), Text("scope", message.Scope.ToString()), Text("restriction", message.Restriction), Text("addresses", message.Addresses), message.Codes.Select(c => Text("code", c)),
        Text("note", message.Note), Text("references", message.References.Count == 0 ? null : string.Join(' ', message.References)), Text("incidents", message.Incidents), message.Infos.Select(Info));

    private static XElement Info(CapInfo info) => new(
        Cap + "info",
        Text("language", info.Language), info.Categories.Select(c => Text("category", c)), Text("event", info.Event), info.ResponseTypes.Select(r => Text("responseType", r)), Text("urgency", info.Urgency),
        Text("severity", info.Severity), Text("certainty", info.Certainty), Text("audience", info.Audience), Values("eventCode", info.EventCodes), Time("effective", info.Effective), Time("onset", info.Onset),
        Time("expires", info.Expires), Text("senderName", info.SenderName), Text("headline", info.Headline), Text("description", info.Description), Text("instruction", info.Instruction), Text("web", info.Web),
        Text("contact", info.Contact), Values("parameter", info.Parameters), info.Resources.Select(Resource), info.Areas.Select(Area));

    private static XElement Resource(CapResource resource) => new(
        Cap + "resource",
        Text("resourceDesc", resource.Description), Text("mimeType", resource.MimeType), Text("size", resource.Size?.ToString(CultureInfo.InvariantCulture)), Text("uri", resource.Uri),
        Text("derefUri", resource.DerefUri), Text("digest", resource.Digest));

    private static XElement Area(CapArea area) => new(
        Cap + "area",
        Text("areaDesc", area.Description), area.Polygons.Select(p => Text("polygon", string.Join(' ', p.Select(CapPlaceText.Write)))), area.Circles.Select(c => Text("circle", CapPlaceText.Write(c))),
        Values("geocode", area.Geocodes), Text("altitude", area.Altitude?.ToString(CultureInfo.InvariantCulture)), Text("ceiling", area.Ceiling?.ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<XElement> Values(string name, IEnumerable<CapValue> values) =>
        values.Select(v => new XElement(Cap + name, new XElement(Cap + "valueName", v.Name), new XElement(Cap + "value", v.Value)));

    private static XElement? Time(string name, DateTimeOffset? at) => at is { } known ? Text(name, CapTime.Write(known)) : null;

    private static XElement? Text(string name, string? text) => text is null ? null : new XElement(Cap + name, text);
}
