using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Wangge.Testing;

namespace Wangge.Host.Tests.Running;

/// <summary><c>up --host NAME</c> as a whole: HTTPS by an authority of the house, the page that makes a phone trust it, everything else led to HTTPS.</summary>
public sealed class HostOptionTests
{
    private const string Name = "wangge.test";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_serves_https_by_its_own_authority_and_plain_http_only_leads_there()
    {
        using var folder = new Folder();
        var (https, http) = (FreePort(), FreePort());
        await using var program = await BuiltProgram.UpAsync(["--home", folder["home"], "--empty", "--host", Name, "--https-port", https, "--http-port", http], Ct, ("WANGGE_Proxies__Trusted", "127.0.0.1"));
        Assert.Equal($"https://{Name}:{https}/", program.Address.AbsoluteUri);

        using var plain = Client($"http://{Name}:{http}/", null);
        var page = await plain.GetStringAsync("trust", Ct);
        using var root = X509CertificateLoader.LoadCertificate(await plain.GetByteArrayAsync("trust/wangge.crt", Ct));
        var fingerprint = root.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);
        Assert.Contains(fingerprint[..4], program.Said.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("█", program.Said, StringComparison.Ordinal);

        using var led = await plain.GetAsync("api/session?x=1", Ct);
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"https://{Name}:{https}/api/session?x=1"), (led.StatusCode, led.Headers.Location!.AbsoluteUri));
        // A claimed host leads nowhere else.
        using var request = new HttpRequestMessage(HttpMethod.Get, "elsewhere") { Headers = { Host = "evil.example" } };
        using var claimed = await plain.SendAsync(request, Ct);
        Assert.Equal(Name, claimed.Headers.Location!.Host);

        using var secure = Client($"https://{Name}:{https}/", root);
        using var answer = await secure.GetAsync("healthz", Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("max-age=", answer.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);

        // Without the authority nobody is trusted.
        using var stranger = Client($"https://{Name}:{https}/", null);
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync("healthz", Ct));

        // A proxy that the operator names has ended TLS itself.
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, "healthz") { Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "203.0.113.9" } } };
        using var behind = await plain.SendAsync(forwarded, Ct);
        Assert.Equal((HttpStatusCode.OK, true), (behind.StatusCode, behind.Headers.Contains("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Two_homes_are_served_side_by_side_and_a_district_made_for_each_is_its_own()
    {
        using var folder = new Folder();
        foreach (var name in (string[])["one", "two"])
        {
            Assert.Equal(0, (await BuiltProgram.RunAsync(["district", "create", name, "--name", name, "--home", folder[name]], Ct)).Code);
        }

        await using var one = await BuiltProgram.UpAsync(["--home", folder["one"], "--urls", "http://127.0.0.1:0"], Ct);
        await using var two = await BuiltProgram.UpAsync(["--home", folder["two"], "--urls", "http://127.0.0.1:0"], Ct);
        Assert.NotEqual(one.Address.Port, two.Address.Port);
        foreach (var (program, name) in ((RunningProgram, string)[])[(one, "one"), (two, "two")])
        {
            using var client = new HttpClient { BaseAddress = program.Address };
            Assert.Equal(name, (await client.GetFromJsonAsync<JsonElement>("api/session", Ct)).GetProperty("district").GetProperty("code").GetString());
        }
    }

    private static HttpClient Client(string address, X509Certificate2? root)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectCallback = ConnectAsync };
        if (root is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { root }, RevocationMode = X509RevocationMode.NoCheck };
        }

        return new HttpClient(handler) { BaseAddress = new Uri(address) };

        // The name is known to nobody but this test.
        static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
