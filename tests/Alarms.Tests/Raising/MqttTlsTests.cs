using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MQTTnet;
using MQTTnet.Protocol;
using Wangge.Contracts.Doors;
using Wangge.Doors.Broker;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Alarms.Tests.Raising;

/// <summary>Our own broker over TLS, with a certificate of the operator's.</summary>
public sealed class MqttTlsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wangge-test-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_press_over_TLS_by_our_client_and_by_mosquittos_and_none_past_a_certificate_of_others()
    {
        MqttTests.NeedMosquitto("mosquitto_pub");
        using var certificate = Make("localhost");
        var (pem, key) = WritePem(certificate, "broker");
        await using var house = await AlarmsFixture.StartAsync(StoreKind.Sqlite, app => app.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Broker:Certificate"] = pem, ["Broker:CertificateKey"] = key, ["Broker:TlsPort"] = "0",
        }));
        var port = house.Server.Services.GetRequiredService<OwnBroker>().TlsPort!.Value;
        var button = await house.RegisterAsync();
        using (var client = new MqttClientFactory().CreateMqttClient())
        {
            await client.ConnectAsync(Options(port, button, X509CertificateLoader.LoadCertificateFromFile(pem)), Ct);
            await client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(button.Topic).WithPayload("{}").WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(), Ct);
        }

        Assert.Equal(1, await PressesAsync(house, button));
        string[] asked = ["-h", "localhost", "-p", port.ToString(CultureInfo.InvariantCulture), "-u", button.UserName, "-P", button.Key, "-i", "button-1", "-q", "1", "-t", button.Topic, "-m", "{}", "--tls-version", "tlsv1.2"];
        Assert.Equal(0, await RunAsync([.. asked, "--cafile", pem]));
        Assert.Equal(2, await PressesAsync(house, button));

        // Who trusts another authority does not speak, nor is anything taken that is not encrypted.
        using var other = Make("localhost");
        Assert.NotEqual(0, await RunAsync([.. asked, "--cafile", WritePem(other, "other").Certificate]));
        Assert.NotEqual(0, await RunAsync(asked[..^2]));
        Assert.Equal(2, await PressesAsync(house, button));
        // The door without TLS is the one that it was.
        Assert.NotEqual(port, house.BrokerPort);
    }

    [Fact]
    public async Task TLS_alone_where_no_open_port_is_said()
    {
        using var certificate = Make("localhost");
        await using var house = await AlarmsFixture.StartAsync(StoreKind.Sqlite, app => app.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Broker:Port"] = null, ["Broker:Certificate"] = WritePfx(certificate, "broker", "p@ss"), ["Broker:CertificatePassword"] = "p@ss", ["Broker:TlsPort"] = "0",
        }));
        Assert.Equal(0, house.BrokerPort);
        var button = await house.RegisterAsync();
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(Options(house.Server.Services.GetRequiredService<OwnBroker>().TlsPort!.Value, button, X509CertificateLoader.LoadCertificate(certificate.RawData)), Ct);
        Assert.True(client.IsConnected);
    }

    [Fact]
    public void A_certificate_is_read_again_once_it_has_changed_and_the_old_one_serves_while_the_new_is_broken()
    {
        var clock = new StillClock(TimeProvider.System.GetUtcNow());
        using var first = Make("localhost");
        var (pem, key) = WritePem(first, "broker");
        var held = new BrokerCertificate(pem, key, null, clock);
        Assert.Equal(first.Thumbprint, held.GetCertificate().Thumbprint);

        File.WriteAllText(pem, "half");
        File.SetLastWriteTimeUtc(pem, DateTime.UnixEpoch.AddDays(20_000));
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(first.Thumbprint, held.GetCertificate().Thumbprint);

        using var second = Make("localhost");
        WritePem(second, "broker");
        File.SetLastWriteTimeUtc(pem, DateTime.UnixEpoch.AddDays(20_001));
        Assert.Equal(first.Thumbprint, held.GetCertificate().Thumbprint);
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(second.Thumbprint, held.GetCertificate().Thumbprint);
    }

    [Theory]
    [InlineData("missing", "cannot read")]
    [InlineData("broken", "is no certificate")]
    [InlineData("other-key", "is no certificate")]
    [InlineData("no-key", "is no certificate")]
    [InlineData("wrong-password", "is no certificate")]
    [InlineData("over", "is in force from")]
    public async Task With_a_certificate_that_cannot_be_used_the_program_does_not_start_and_says_why(string what, string why)
    {
        using var certificate = what == "over" ? Make("localhost", -20, -10) : Make("localhost");
        using var other = Make("localhost");
        var (file, key, password) = what switch
        {
            "missing" => (Path.Combine(_folder, "none.pem"), null, null),
            "broken" => (Write("broken.pem", "-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n"), null, null),
            "other-key" => (WritePem(certificate, "one").Certificate, WritePem(other, "two").Key, null),
            "no-key" => (WritePem(certificate, "one").Certificate, null, null),
            "wrong-password" => (WritePfx(certificate, "one", "right"), null, "wrong"),
            _ => ((string File, string? Key, string? Password))(WritePfx(certificate, "one", "right"), null, "right"),
        };
        var refused = await Assert.ThrowsAsync<DoorSetupException>(() => AlarmsFixture.StartAsync(StoreKind.Sqlite, app => app.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Broker:Certificate"] = file, ["Broker:CertificateKey"] = key, ["Broker:CertificatePassword"] = password, ["Broker:TlsPort"] = "0",
        })));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
    }

    private static X509Certificate2 Make(string name, int fromDays = -1, int untilDays = 30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(fromDays), TimeProvider.System.GetUtcNow().AddDays(untilDays));
    }

    private static MqttClientOptions Options(int port, Button button, X509Certificate2 trusted) => new MqttClientOptionsBuilder()
        .WithTcpServer("localhost", port).WithCredentials(button.UserName, button.Key).WithClientId("button")
        .WithTlsOptions(tls => tls.UseTls().WithCertificateValidationHandler(shown => shown.Certificate.GetCertHashString() == trusted.GetCertHashString())).Build();

    private static async Task<int> PressesAsync(AlarmsFixture house, Button button) =>
        await house.ReadAsync(db => db.Set<Alarm>().AsNoTracking().Where(a => a.DeviceId == button.Id).SumAsync(a => a.Presses, Ct));

    private static async Task<int> RunAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Mosquitto.Find("mosquitto_pub")!, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException) when (!Ct.IsCancellationRequested)
        {
            // It tries for ever, which is not to have published either.
            process.Kill();
            return -1;
        }
    }

    private (string Certificate, string Key) WritePem(X509Certificate2 certificate, string name)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return (Write(name + ".pem", certificate.ExportCertificatePem()), Write(name + ".key", key.ExportPkcs8PrivateKeyPem()));
    }

    private string WritePfx(X509Certificate2 certificate, string name, string password)
    {
        var path = Path.Combine(_folder, name + ".pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
        return path;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
