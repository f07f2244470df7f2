using System.Collections.Concurrent;
using System.Net;
using System.Security.Authentication;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Wangge.Contracts.Doors;

namespace Wangge.Doors.Broker;

/// <summary>A broker of our own that registered devices publish to. It passes nothing on to others: nobody can subscribe.</summary>
/// <remarks>Open without TLS, over TLS, or both. QoS 1 is acknowledged after the message is safe; where the store takes nothing the connection is closed, so that the device sends it again.</remarks>
internal sealed class OwnBroker(DeviceHearing hearing, IOptions<BrokerOptions> options, TimeProvider time, ILogger<OwnBroker> log) : IHostedService, IDisposable
{
    private const int MostConnections = 10_000;
    private readonly ConcurrentDictionary<string, Device> _connected = new(StringComparer.Ordinal);
    private MqttServer? _server;

    /// <summary>The port that it listens on without TLS; null while it does not.</summary>
    public int? Port { get; private set; }

    /// <summary>The same over TLS.</summary>
    public int? TlsPort { get; private set; }

    /// <exception cref="DoorSetupException">Its certificate cannot be used: the program does not start, since devices would speak openly or not at all.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var held = options.Value;
        if (held is { Port: null, Certificate: null }) { return; }
        var (listen, port, tlsPort) = (IPAddress.Parse(held.Listen), PortOf(held.Port), held.Certificate is null ? (int?)null : PortOf(held.TlsPort));
        var settings = new MqttServerOptionsBuilder().WithConnectionBacklog(256);
        settings = port is { } plain
            ? settings.WithDefaultEndpoint().WithDefaultEndpointPort(plain).WithDefaultEndpointBoundIPAddress(listen).WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            : settings.WithoutDefaultEndpoint();
        if (tlsPort is { } closed)
        {
            settings = settings.WithEncryptedEndpoint().WithEncryptedEndpointPort(closed).WithEncryptedEndpointBoundIPAddress(listen).WithEncryptedEndpointBoundIPV6Address(IPAddress.None)
                .WithEncryptionCertificate(new BrokerCertificate(held.Certificate!, held.CertificateKey, held.CertificatePassword, time)).WithEncryptionSslProtocol(SslProtocols.Tls12 | SslProtocols.Tls13);
        }

        _server = new MqttServerFactory().CreateMqttServer(settings.Build());
        _server.ValidatingConnectionAsync += CheckAsync;
        _server.InterceptingPublishAsync += TakeAsync;
        _server.InterceptingSubscriptionAsync += RefuseAsync;
        _server.ClientDisconnectedAsync += gone =>
        {
            // Who took the connection over by the same name is connected already.
            if (gone.DisconnectType != MqttClientDisconnectType.Takeover) { _connected.TryRemove(gone.ClientId, out _); }
            return Task.CompletedTask;
        };
        await _server.StartAsync();
        (Port, TlsPort) = (port, tlsPort);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is { IsStarted: true } running) { await running.StopAsync(); }
    }

    public void Dispose() => _server?.Dispose();

    private async Task CheckAsync(ValidatingConnectionEventArgs asked)
    {
        var device = _connected.Count >= MostConnections ? null : await hearing.FindAsync(asked.UserName, asked.Password, CancellationToken.None);
        if (device is null)
        {
            asked.ReasonCode = MqttConnectReasonCode.BadUserNameOrPassword;
            return;
        }

        var name = asked.ClientId;
        if (string.IsNullOrEmpty(name))
        {
            // In MQTT 5 who brings no name is given one; in 3.1.1 a broker may refuse, and this one does (MQTT-3.1.3-8).
            if (asked.ProtocolVersion != MqttProtocolVersion.V500)
            {
                asked.ReasonCode = MqttConnectReasonCode.ClientIdentifierNotValid;
                return;
            }

            asked.AssignedClientIdentifier = name = Guid.CreateVersion7().ToString("N");
        }

        _connected[name] = device;
        asked.ReasonCode = MqttConnectReasonCode.Success;
    }

    private async Task TakeAsync(InterceptingPublishEventArgs sent)
    {
        // Nothing is kept for others and nothing passed on.
        sent.ProcessPublish = false;
        if (!_connected.TryGetValue(sent.ClientId, out var device))
        {
            sent.CloseConnection = true;
            return;
        }

        try
        {
            sent.Response.ReasonCode = await hearing.HearAsync(device, sent.ApplicationMessage, CancellationToken.None) ? MqttPubAckReasonCode.Success : MqttPubAckReasonCode.NotAuthorized;
        }
        catch (Exception reason)
        {
            log.LogWarning("A message was not taken and is to come again: {Type}", reason.GetType().Name);
            sent.CloseConnection = true;
        }
    }

    private static Task RefuseAsync(InterceptingSubscriptionEventArgs asked)
    {
        asked.ProcessSubscription = false;
        asked.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
        return Task.CompletedTask;
    }

    private static int? PortOf(int? said) => said == 0 ? FreePort() : said;

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
