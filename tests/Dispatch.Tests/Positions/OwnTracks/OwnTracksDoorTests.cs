using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Wangge.Doors.Broker;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Positions.OwnTracks;

public sealed class OwnTracksDoorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_tracker_publishes_to_our_broker_and_is_acknowledged_once_its_position_is_safe(StoreKind store)
    {
        await using var place = await PositionsFixture.StartAsync(store, configure: WithBroker);
        await place.SayUnitAsync("free");
        using var tracker = await ConnectAsync(place, place.UserName, place.Secret);
        var at = TimeProvider.System.GetUtcNow().AddSeconds(2);
        Assert.Equal(MqttClientPublishReasonCode.Success, await PublishAsync(tracker, $"owntracks/{place.UserName}/car", at));
        var row = Assert.Single(await place.RowsAsync(place.TrackerId));
        Assert.Equal((at.ToUnixTimeSeconds(), 10.0), (row.At.ToUnixTimeSeconds(), row.SpeedMetresPerSecond));

        // Again, as after a lost acknowledgement: it counts once. In another's name: never.
        Assert.Equal(MqttClientPublishReasonCode.Success, await PublishAsync(tracker, $"owntracks/{place.UserName}/car", at));
        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, await PublishAsync(tracker, "owntracks/somebody/car", at.AddSeconds(5)));
        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, await PublishAsync(tracker, "weather/today", at.AddSeconds(5)));
        Assert.Single(await place.RowsAsync(place.TrackerId));
        Assert.Equal(place.UnitId, Assert.Single(await place.DotsAsync()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Who_has_no_secret_does_not_come_in_and_nobody_listens_to_others()
    {
        await using var place = await PositionsFixture.StartAsync(StoreKind.Sqlite, configure: WithBroker);
        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(place, place.UserName, "wrong"));
        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(place, "nobody", place.Secret));
        using var tracker = await ConnectAsync(place, place.UserName, place.Secret);
        var asked = await tracker.SubscribeAsync("owntracks/#", cancellationToken: Ct);
        Assert.Equal(MqttClientSubscribeResultCode.NotAuthorized, Assert.Single(asked.Items).ResultCode);
    }

    [Fact]
    public async Task A_broker_of_others_is_heard_and_acknowledged_likewise()
    {
        var server = new MqttServerFactory().CreateMqttServer(
            new MqttServerOptionsBuilder().WithDefaultEndpoint().WithDefaultEndpointPort(FreePort(out var port)).WithDefaultEndpointBoundIPAddress(System.Net.IPAddress.Loopback).WithDefaultEndpointBoundIPV6Address(System.Net.IPAddress.None).Build());
        await server.StartAsync();
        var heard = new TaskCompletionSource();
        server.ClientSubscribedTopicAsync += _ => { heard.TrySetResult(); return Task.CompletedTask; };
        await using (var place = await PositionsFixture.StartAsync(StoreKind.Sqlite, configure: app =>
            app.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Broker:Outside"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}") })))
        {
            await place.SayUnitAsync("free");
            await heard.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);
            using var phone = new MqttClientFactory().CreateMqttClient();
            await phone.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).Build(), Ct);
            await PublishAsync(phone, $"owntracks/{place.UserName}/car", TimeProvider.System.GetUtcNow().AddSeconds(2));
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while ((await place.RowsAsync(place.TrackerId)).Count == 0) { await Task.Delay(50, patience.Token); }
        }

        await server.StopAsync();
        server.Dispose();
    }

    private static void WithBroker(WebApplicationBuilder app) =>
        app.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Broker:Port"] = "0", ["Broker:Listen"] = "127.0.0.1" });

    private static async Task<IMqttClient> ConnectAsync(PositionsFixture place, string user, string password)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        var answer = await client.ConnectAsync(
            new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", place.Server.Services.GetRequiredService<OwnBroker>().Port).WithCredentials(user, password).WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500).Build(), Ct);
        return answer.ResultCode == MqttClientConnectResultCode.Success ? client : throw new InvalidOperationException(answer.ResultCode.ToString());
    }

    private static async Task<MqttClientPublishReasonCode> PublishAsync(IMqttClient client, string topic, DateTimeOffset at)
    {
        var answer = await client.PublishAsync(
            new MqttApplicationMessageBuilder().WithTopic(topic).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                .WithPayload($"{{\"_type\":\"location\",\"tst\":{at.ToUnixTimeSeconds()},\"lat\":40.705,\"lon\":120.905,\"vel\":36,\"acc\":5}}").Build(), Ct);
        return answer.ReasonCode;
    }

    private static int FreePort(out int port)
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
