using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;

namespace Wangge.Host.Tls;

/// <summary>The root of a <see cref="LocalAuthority"/> as a file that a phone installs; never with its key.</summary>
/// <param name="FileName">What the download is called.</param>
/// <param name="ContentType">What makes a phone offer to install it.</param>
/// <param name="Content">The file.</param>
internal sealed record AuthorityExport(string FileName, string ContentType, byte[] Content)
{
    /// <summary>DER, for Android and Windows.</summary>
    public static AuthorityExport Der(X509Certificate2 authority) => new("wangge.crt", "application/x-x509-ca-cert", authority.RawData);

    /// <summary>PEM, for Linux and for <c>curl --cacert</c>.</summary>
    public static AuthorityExport Pem(X509Certificate2 authority) =>
        new("wangge.pem", "application/x-pem-file", Encoding.ASCII.GetBytes(authority.ExportCertificatePem() + "\n"));

    /// <summary>A configuration profile, for iPhone, iPad and Mac. Installing it twice replaces the first.</summary>
    /// <remarks>Source: Apple, Configuration Profile Reference, payload <c>com.apple.security.root</c>.</remarks>
    public static AuthorityExport MobileConfig(X509Certificate2 authority)
    {
        var name = authority.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        var identifier = "wangge.authority." + Convert.ToHexStringLower(SHA256.HashData(authority.RawData).AsSpan(0, 8));
        using var content = new MemoryStream();
        using (var plist = XmlWriter.Create(content, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) }))
        {
            plist.WriteDocType("plist", "-//Apple//DTD PLIST 1.0//EN", "http://www.apple.com/DTDs/PropertyList-1.0.dtd", null);
            plist.WriteStartElement("plist");
            plist.WriteAttributeString("version", "1.0");
            plist.WriteStartElement("dict");
            WriteHeader(plist, "Configuration", identifier, name, authority);
            plist.WriteElementString("key", "PayloadContent");
            plist.WriteStartElement("array");
            plist.WriteStartElement("dict");
            WriteHeader(plist, "com.apple.security.root", identifier + ".root", name, authority);
            WriteString(plist, "PayloadCertificateFileName", "wangge.crt");
            plist.WriteElementString("key", "PayloadContent");
            plist.WriteElementString("data", Convert.ToBase64String(authority.RawData));
        }

        return new AuthorityExport("wangge.mobileconfig", "application/x-apple-aspen-config", content.ToArray());
    }

    /// <summary>SHA-256 over the certificate as phones show it: pairs of hexadecimal digits, parted by colons.</summary>
    public static string FingerprintOf(X509Certificate2 authority) =>
        string.Join(':', SHA256.HashData(authority.RawData).Select(b => b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));

    private static void WriteHeader(XmlWriter plist, string type, string identifier, string name, X509Certificate2 authority)
    {
        WriteString(plist, "PayloadType", type);
        plist.WriteElementString("key", "PayloadVersion");
        plist.WriteElementString("integer", "1");
        WriteString(plist, "PayloadIdentifier", identifier);
        WriteString(plist, "PayloadUUID", StableId(type, authority).ToString().ToUpperInvariant());
        WriteString(plist, "PayloadDisplayName", name);
    }

    private static void WriteString(XmlWriter plist, string key, string value)
    {
        plist.WriteElementString("key", key);
        plist.WriteElementString("string", value);
    }

    private static Guid StableId(string type, X509Certificate2 authority) =>
        new(SHA256.HashData([.. Encoding.UTF8.GetBytes(type), .. authority.RawData]).AsSpan(0, 16), bigEndian: true);
}
