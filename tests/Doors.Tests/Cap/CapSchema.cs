using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Wangge.Testing;

namespace Wangge.Doors.Tests.Cap;

/// <summary>The standard's own schema, as a second opinion; from outside of the repository.</summary>
internal static class CapSchema
{
    private static readonly Lazy<XmlSchemaSet> Schemas = new(() =>
    {
        var set = new XmlSchemaSet { XmlResolver = null };
        // The schema speaks of its own types by a second prefix for the language of schemas; nothing else is loaded.
        using var xml = XmlReader.Create(RealData.File("judges/cap/cap12.xsd"));
        set.Add(null, xml);
        set.Compile();
        return set;
    });

    /// <summary>What the schema says against a message; null where nothing.</summary>
    public static string? FaultOf(XDocument message)
    {
        string? fault = null;
        if (message.Root!.Name.NamespaceName != "urn:oasis:names:tc:emergency:cap:1.2") { return "another namespace"; }
        message.Validate(Schemas.Value, (_, told) => fault ??= told.Severity == XmlSeverityType.Error ? told.Message : null);
        return fault;
    }

    public static string? FaultOf(string xml) => FaultOf(XDocument.Parse(xml));

    public static string? FaultOf(byte[] xml)
    {
        // As the house reads them: encodings by name.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = new MemoryStream(xml);
        return FaultOf(XDocument.Load(stream));
    }
}
