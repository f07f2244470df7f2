using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml;

namespace Wangge.Kernel.Osm;

/// <summary>Reads OSM XML, element by element, so memory does not grow with the file. Document types are refused, and no other file is ever opened.</summary>
/// <remarks>Source: OpenStreetMap wiki, "OSM XML". Elements marked deleted are passed over.</remarks>
internal sealed class OsmXmlReader(OsmParts parts, IOsmVisitor visitor)
{
    private const int MostMembers = 1_000_000;

    private readonly OsmTags _tags = new();
    private readonly List<long> _nodeIds = [];
    private readonly List<OsmMember> _members = [];

    public static bool IsLikely(ReadOnlySpan<byte> start)
    {
        if (start is [0xEF, 0xBB, 0xBF, ..]) { start = start[3..]; }
        foreach (var b in start)
        {
            if (b is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t')) { return b == '<'; }
        }

        return false;
    }

    public static void Read(Stream file, OsmParts parts, IOsmVisitor visitor, CancellationToken ct)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true };
        try
        {
            using var xml = XmlReader.Create(new TagGuard(file), settings);
            if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName is not ("osm" or "osmChange")) { throw OsmFileException.Unfit("The file's first element is not osm."); }
            if (xml.LocalName == "osmChange") { throw OsmFileException.Unfit("The file holds changes, not a map."); }
            new OsmXmlReader(parts, visitor).ReadElements(xml, ct);
        }
        catch (XmlException bad)
        {
            throw bad.Message.StartsWith("Unexpected end", StringComparison.Ordinal)
                ? OsmFileException.CutOff()
                : OsmFileException.Unfit($"The XML is broken at line {bad.LineNumber}.");
        }
    }

    private void ReadElements(XmlReader xml, CancellationToken ct)
    {
        if (xml.IsEmptyElement) { return; }
        xml.Read();
        while (xml.NodeType != XmlNodeType.EndElement)
        {
            ct.ThrowIfCancellationRequested();
            var part = xml.NodeType == XmlNodeType.Element ? PartOf(xml.LocalName) : 0;
            if (part == 0 || !parts.HasFlag(part) || xml.GetAttribute("visible") == "false") { xml.Skip(); }
            else { ReadElement(xml, part); }
        }
    }

    private void ReadElement(XmlReader xml, OsmParts part)
    {
        var id = Id(xml, "id");
        var (longitude, latitude) = part == OsmParts.Nodes ? (Degrees(xml, "lon", 180), Degrees(xml, "lat", 90)) : (0, 0);
        ReadChildren(xml);
        switch (part)
        {
            case OsmParts.Nodes: visitor.Node(id, longitude, latitude, _tags); break;
            case OsmParts.Ways: visitor.Way(id, CollectionsMarshal.AsSpan(_nodeIds), _tags); break;
            default: visitor.Relation(id, CollectionsMarshal.AsSpan(_members), _tags); break;
        }
    }

    private void ReadChildren(XmlReader xml)
    {
        _tags.Clear();
        _nodeIds.Clear();
        _members.Clear();
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return;
        }

        xml.Read();
        while (xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element) { ReadChild(xml); }
            if (_tags.Count + _nodeIds.Count + _members.Count > MostMembers) { throw OsmFileException.TooLarge("One element holds more than a million parts."); }
            xml.Skip();
        }

        xml.Read();
    }

    private void ReadChild(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "tag": _tags.Add(xml.GetAttribute("k") ?? string.Empty, xml.GetAttribute("v") ?? string.Empty); break;
            case "nd": _nodeIds.Add(Id(xml, "ref")); break;
            case "member":
                var kind = xml.GetAttribute("type") switch { "node" => OsmKind.Node, "way" => OsmKind.Way, "relation" => OsmKind.Relation, _ => throw OsmFileException.Unfit("A relation names something of an unknown kind.") };
                _members.Add(new(kind, Id(xml, "ref"), xml.GetAttribute("role") ?? string.Empty));
                break;
        }
    }

    private static OsmParts PartOf(string element) => element switch
    {
        "node" => OsmParts.Nodes,
        "way" => OsmParts.Ways,
        "relation" => OsmParts.Relations,
        _ => 0,
    };

    private static long Id(XmlReader xml, string name) =>
        long.TryParse(xml.GetAttribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : throw OsmFileException.Unfit($"An element has no fit {name}.");

    private static int Degrees(XmlReader xml, string name, int most) =>
        double.TryParse(xml.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most
            ? (int)Math.Round(degrees * 1e7)
            : throw OsmFileException.Unfit($"A node has no fit {name}.");
}
