using System.CommandLine;
using Wangge.Host.Serving;
using Wangge.Host.Tls;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Commands;

/// <summary>The options of <c>up</c> that serve HTTPS to phones and other machines.</summary>
internal sealed class TlsOptions
{
    private readonly Option<string?> _host = new("--host") { Description = "Serve HTTPS under this name or address, on all addresses of this machine." };
    private readonly Option<string?> _pem = new("--pem") { Description = "Certificate chain of your own (PEM), in place of the local authority's." };
    private readonly Option<string?> _key = new("--pem-key") { Description = "Its private key (PEM, unencrypted)." };
    private readonly Option<int> _https = new("--https-port") { Description = "Port of HTTPS.", DefaultValueFactory = _ => 5443 };
    private readonly Option<int> _http = new("--http-port") { Description = "Port of plain HTTP, which only leads to HTTPS.", DefaultValueFactory = _ => 5080 };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_host, _pem, _key, _https, _http]) { command.Options.Add(option); }
    }

    /// <summary>Null where no <c>--host</c> was given.</summary>
    /// <exception cref="TlsSetupException">The name or the certificate is no good.</exception>
    public Listening? Find(ParseResult parsed, Home home, TimeProvider clock)
    {
        if (parsed.GetValue(_host) is not { } name) { return null; }

        var names = HostNames.OfThisMachine(name);
        var (https, http) = (parsed.GetValue(_https), parsed.GetValue(_http));
        if (parsed.GetValue(_pem) is { } pem && parsed.GetValue(_key) is { } key)
        {
            return new Listening(new PemIdentity(pem, key, clock), new SecureFront(names.Primary, https, null), https, http);
        }

        if (parsed.GetValue(_pem) is not null || parsed.GetValue(_key) is not null) { throw new TlsSetupException("--pem and --pem-key go together."); }
        var folder = LocalAuthority.FolderOf(home.File("tls"), names);
        var authority = LocalAuthority.Open(folder, names, clock);
        return new Listening(new LocalIdentity(folder, authority, names, clock), new SecureFront(names.Primary, https, authority.Certificate), https, http);
    }

    /// <summary>How the program listens with a certificate.</summary>
    internal sealed record Listening(IServerIdentity Identity, SecureFront Front, int HttpsPort, int HttpPort)
    {
        public void Configure(WebApplicationBuilder builder)
        {
            builder.Services.AddSingleton(Front);
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.ListenAnyIP(HttpsPort, listen => listen.UseIdentity(Identity));
                kestrel.ListenAnyIP(HttpPort);
            });
        }

        /// <summary>Says where it is, with a code for a phone's camera and the fingerprint to compare.</summary>
        public void Print(TextWriter writer)
        {
            writer.WriteLine($"Wangge is up at {new UriBuilder("https", Front.Primary, HttpsPort).Uri}");
            if (Front.Authority is not { } authority) { return; }

            var page = new UriBuilder("http", Front.Primary, HttpPort, "/trust").Uri.AbsoluteUri;
            writer.WriteLine($"To trust it, open {page} on the phone and compare:");
            writer.WriteLine($"  SHA-256 {AuthorityExport.FingerprintOf(authority)}");
            writer.WriteLine(QrCodes.Terminal(page));
        }
    }
}
