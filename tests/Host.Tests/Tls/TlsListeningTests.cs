using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Wangge.Host.Tls;

namespace Wangge.Host.Tests.Tls;

public sealed class TlsListeningTests
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task A_client_that_installed_the_root_speaks_to_the_server(string httpVersion)
    {
        using var home = new TlsFolder { Clock = { Now = TimeProvider.System.GetUtcNow() } };
        using var authority = home.OpenAuthority();
        await using var server = await StartAsync(new LocalIdentity(home.Folder, authority, TlsFolder.Names, TimeProvider.System));
        using var client = ClientThatTrusts(authority.Certificate);

        using var answer = await client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, server.Urls.Single()) { Version = new Version(httpVersion), VersionPolicy = HttpVersionPolicy.RequestVersionExact },
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new Version(httpVersion), answer.Version);
    }

    [Fact]
    public async Task A_client_that_did_not_is_turned_away()
    {
        using var home = new TlsFolder { Clock = { Now = TimeProvider.System.GetUtcNow() } };
        using var authority = home.OpenAuthority();
        await using var server = await StartAsync(new LocalIdentity(home.Folder, authority, TlsFolder.Names, TimeProvider.System));
        using var client = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(server.Urls.Single()), TestContext.Current.CancellationToken));
    }

    private static async Task<WebApplication> StartAsync(IServerIdentity identity)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseIdentity(identity)));
        var app = builder.Build();
        app.MapGet("/", () => TypedResults.Ok());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static HttpClient ClientThatTrusts(X509Certificate2 root)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(root);
        return new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy } });
    }
}
