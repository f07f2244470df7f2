using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Wangge.Host.Tls;

namespace Wangge.Host.Tests.Tls;

public sealed class AuthorityExportTests : IDisposable
{
    private readonly TlsFolder home = new();
    private readonly LocalAuthority authority;

    public AuthorityExportTests() => authority = home.OpenAuthority();

    [Fact]
    public void Each_form_carries_the_root_and_never_its_key()
    {
        var root = authority.Certificate.RawData;
        var pem = AuthorityExport.Pem(authority.Certificate);

        Assert.Equal(root, AuthorityExport.Der(authority.Certificate).Content);
        using var fromPem = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(pem.Content));
        Assert.Equal(root, fromPem.RawData);
        Assert.DoesNotContain("PRIVATE", Encoding.ASCII.GetString(pem.Content), StringComparison.Ordinal);
        Assert.Equal(root, Convert.FromBase64String(Profile().Descendants("data").Single().Value));
    }

    [Fact]
    public void The_profile_is_a_property_list_with_one_root_certificate()
    {
        var outer = Profile().Root!.Element("dict")!;
        var inner = outer.Element("array")!.Element("dict")!;

        Assert.Equal("Configuration", ValueOf(outer, "PayloadType").Value);
        Assert.Equal("com.apple.security.root", ValueOf(inner, "PayloadType").Value);
        Assert.All([outer, inner], d =>
        {
            Assert.Equal(("integer", "1"), (ValueOf(d, "PayloadVersion").Name.LocalName, ValueOf(d, "PayloadVersion").Value));
            Assert.True(Guid.TryParseExact(ValueOf(d, "PayloadUUID").Value, "D", out _));
            Assert.NotEmpty(ValueOf(d, "PayloadDisplayName").Value);
        });
        Assert.NotEqual(ValueOf(outer, "PayloadUUID").Value, ValueOf(inner, "PayloadUUID").Value);
        Assert.NotEqual(ValueOf(outer, "PayloadIdentifier").Value, ValueOf(inner, "PayloadIdentifier").Value);
    }

    [Fact]
    public void The_profile_of_one_root_is_always_the_same_so_that_installing_it_twice_replaces_it() =>
        Assert.Equal(AuthorityExport.MobileConfig(authority.Certificate).Content, AuthorityExport.MobileConfig(authority.Certificate).Content);

    [Fact]
    public void The_fingerprint_reads_as_phones_show_it() =>
        Assert.Equal(authority.Certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256),
            AuthorityExport.FingerprintOf(authority.Certificate).Replace(":", "", StringComparison.Ordinal));

    public void Dispose()
    {
        authority.Dispose();
        home.Dispose();
    }

    private XDocument Profile()
    {
        using var stream = new MemoryStream(AuthorityExport.MobileConfig(authority.Certificate).Content);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    private static XElement ValueOf(XElement dict, string key) =>
        dict.Elements("key").Single(e => e.Value == key).ElementsAfterSelf().First();
}
