using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;
using Wangge.Kernel.Storage;

namespace Wangge.Doors.Broker;

/// <summary>Hears devices at a broker of others: it has checked who may publish to which topic, and keeps for us what comes while we are away.</summary>
/// <remarks>
/// Acknowledged after the message is safe; what could not be taken is not, and comes again once the connection is made anew. The broker itself acknowledged it to its device before: what it holds then dies with it.
/// So an alarm that is safe here is told back on its topic with <c>/heard</c> behind it, with the payload as it came, and a device that wants our word repeats the press until it hears it.
/// </remarks>
internal sealed class OutsideBroker(DeviceHearing hearing, Home home, IOptions<BrokerOptions> options, TimeProvider time, ILogger<OutsideBroker> log) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <value>A connection that held so long was a good one: the next is tried at once.</value>
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(10);

    /// <value>How long the broker keeps for us what comes while we are away.</value>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Outside is not { Length: > 0 } address) { return; }
        using var client = new MqttClientFactory().CreateMqttClient();
        using var gone = new SemaphoreSlim(0);
        client.ApplicationMessageReceivedAsync += received => TakeAsync(client, received, stoppingToken);
        client.DisconnectedAsync += _ => { gone.Release(); return Task.CompletedTask; };
        try
        {
            for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
            {
                var begun = time.GetTimestamp();
                await TryConnectAsync(client, address, stoppingToken);
                while (client.IsConnected) { await gone.WaitAsync(LongestWait, stoppingToken); }
                if (time.GetElapsedTime(begun) > Held) { wait = FirstWait; }
                await Task.Delay(wait, time, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await client.TryDisconnectAsync();
        }
    }

    private async Task TryConnectAsync(IMqttClient client, string address, CancellationToken ct)
    {
        var at = address.LastIndexOf(':');
        var port = at > 0 && int.TryParse(address.AsSpan(at + 1), out var said) ? said : options.Value.OutsideTls ? 8883 : 1883;
        var settings = new MqttClientOptionsBuilder()
            .WithTcpServer(at > 0 ? address[..at] : address, port)
            // The same name at each start, so that the broker keeps what comes meanwhile.
            .WithClientId("wangge-" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(home.Path)))[..12])
            .WithCleanSession(false)
            // In MQTT 5 a session ends with its connection, unless it is said how long it is to be kept.
            .WithSessionExpiryInterval((uint)KeptFor.TotalSeconds)
            .WithTlsOptions(tls => tls.UseTls(options.Value.OutsideTls));
        if (options.Value.OutsideUserName is { } user) { settings = settings.WithCredentials(user, options.Value.OutsidePassword); }
        try
        {
            await client.ConnectAsync(settings.Build(), ct);
            var topics = new MqttClientSubscribeOptionsBuilder();
            foreach (var filter in hearing.Filters) { topics = topics.WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce); }
            await client.SubscribeAsync(topics.Build(), ct);
        }
        catch (Exception reason) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("The broker at {Address} is tried again: {Type}", address, reason.GetType().Name);
        }
    }

    private async Task TakeAsync(IMqttClient client, MqttApplicationMessageReceivedEventArgs received, CancellationToken ct)
    {
        received.AutoAcknowledge = false;
        try
        {
            await hearing.HearAsync(null, received.ApplicationMessage, ct);
            await received.AcknowledgeAsync(ct);
            await TellBackAsync(client, received.ApplicationMessage, ct);
        }
        catch (Exception reason) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("A message was not taken and is to come again: {Type}", reason.GetType().Name);
            await client.TryDisconnectAsync();
        }
    }

    private async Task TellBackAsync(IMqttClient client, MqttApplicationMessage message, CancellationToken ct)
    {
        if (!hearing.IsToldBack(message.Topic)) { return; }
        var told = new MqttApplicationMessageBuilder().WithTopic(message.Topic + "/heard").WithPayload(message.Payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
        try
        {
            await client.PublishAsync(told, ct);
        }
        catch (MqttCommunicationException)
        {
            // The line is gone: who waits repeats it.
        }
    }
}
