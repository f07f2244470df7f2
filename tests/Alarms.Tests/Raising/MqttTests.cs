using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Wangge.Alarms.Devices;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Alarms.Tests.Raising;

/// <summary>Presses by MQTT: our own broker with our client and with mosquitto's, and mosquitto as the broker of others.</summary>
public sealed class MqttTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_press_is_acknowledged_after_its_commit_in_both_versions_and_a_last_will_is_a_fault_until_the_device_is_heard(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        foreach (var (version, code) in ((MqttProtocolVersion, string)[])[(MqttProtocolVersion.V311, "S01"), (MqttProtocolVersion.V500, "S02")])
        {
            var button = await house.RegisterAsync(AlarmsFixture.Fields(code));
            var client = await ConnectAsync(house, button, version, will: true);
            await PublishAsync(client, button.Topic, """{"id":"17","at":1700000000}""");
            await PublishAsync(client, button.Topic, """{"id":"17","at":1700000000}""");
            await PublishAsync(client, button.Topic, "");
            var alarm = Assert.Single(await AlarmsOfAsync(house, button));
            Assert.Equal((2, AlarmWay.Mqtt), (alarm.Presses, alarm.Way));
            Assert.Equal(1700000000, alarm.HappenedAt.ToUnixTimeSeconds());
            await PublishAsync(client, button.Topic.Replace("/alarm", "/heartbeat", StringComparison.Ordinal), """{"battery":77}""");
            Assert.Equal((77, true), (await StandingAsync(house, button)) is var s ? (s.Battery, s.IsOnline) : default);

            // Its connection breaks: nothing was said good-bye.
            client.Dispose();
            await AlarmsFixture.UntilAsync(async () => (await StandingAsync(house, button)).IsOnline == false, "its last will is heard");
            using var back = await ConnectAsync(house, button, version, will: false);
            await PublishAsync(back, button.Topic.Replace("/alarm", "/status", StringComparison.Ordinal), "online");
            Assert.True((await StandingAsync(house, button)).IsOnline);
        }
    }

    [Fact]
    public async Task Nobody_presses_in_anothers_name()
    {
        await using var house = await AlarmsFixture.StartAsync(StoreKind.Sqlite);
        var (one, two) = (await house.RegisterAsync(), await house.RegisterAsync(AlarmsFixture.Fields("S02")));
        using var client = await ConnectAsync(house, one, MqttProtocolVersion.V500, will: false);
        var answer = await client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(two.Topic).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(), Ct);
        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, answer.ReasonCode);
        Assert.Empty(await AlarmsOfAsync(house, two));
        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(house, one with { Key = two.Key }, MqttProtocolVersion.V500, will: false));
    }

    [Theory]
    [InlineData("mqttv311")]
    [InlineData("mqttv5")]
    public async Task Mosquittos_own_client_presses_at_our_broker(string version)
    {
        NeedMosquitto("mosquitto_pub");
        await using var house = await AlarmsFixture.StartAsync(StoreKind.Sqlite);
        var button = await house.RegisterAsync();
        // Without a name of its own MQTT 5 gives it one; 3.1.1 asks it to bring one.
        string[] asked = ["-h", "127.0.0.1", "-p", Port(house.BrokerPort), "-u", button.UserName, "-P", button.Key, "-V", version, "-q", "1", "-t", button.Topic, "-m", """{"id":"m1"}"""];
        Assert.Equal(version == "mqttv5", await RunAsync("mosquitto_pub", asked) == 0);
        Assert.Equal(0, await RunAsync("mosquitto_pub", [.. asked, "-i", "button-1"]));
        Assert.Single(await AlarmsOfAsync(house, button));
        Assert.NotEqual(0, await RunAsync("mosquitto_pub", "-h", "127.0.0.1", "-p", Port(house.BrokerPort), "-u", button.UserName, "-P", "wrong", "-V", version, "-q", "1", "-t", button.Topic, "-n"));
    }

    [Fact]
    public async Task Mosquitto_as_the_broker_of_others_keeps_what_comes_while_we_are_away_and_a_kept_message_is_no_press()
    {
        NeedMosquitto("mosquitto");
        await using var broker = await Mosquitto.StartAsync();
        await using var house = await AlarmsFixture.StartAsync(
            StoreKind.Sqlite, app => app.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Broker:Outside"] = "127.0.0.1:" + Port(broker.Port) }));
        var button = await house.RegisterAsync();
        await AlarmsFixture.UntilAsync(
            async () =>
            {
                await RunAsync("mosquitto_pub", "-h", "127.0.0.1", "-p", Port(broker.Port), "-q", "1", "-t", button.Topic, "-m", """{"id":"first"}""");
                return (await AlarmsOfAsync(house, button)).Count == 1;
            },
            "it is heard");

        // The broker's word is not ours: what is safe is told back.
        Assert.Equal("""{"id":"first"}""", await ToldBackAsync(broker, button.Topic, """{"id":"first"}"""));

        // While we are away it is kept for us.
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await broker.RestartAsync();
        Assert.Equal(0, await RunAsync("mosquitto_pub", "-h", "127.0.0.1", "-p", Port(broker.Port), "-q", "1", "-t", button.Topic, "-m", """{"id":"second"}"""));
        await HeardAsync(2);

        // Retained, it is a press when it comes, and none when it is told again to whoever subscribes.
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, await RunAsync("mosquitto_pub", "-h", "127.0.0.1", "-p", Port(broker.Port), "-q", "1", "-r", "-t", button.Topic, "-m", "{}"));
        await HeardAsync(3);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await broker.RestartAsync();
        Assert.Equal(0, await RunAsync("mosquitto_pub", "-h", "127.0.0.1", "-p", Port(broker.Port), "-q", "1", "-t", button.Topic, "-m", """{"id":"fourth"}"""));
        await HeardAsync(4);
        Assert.Equal(4, (await AlarmsOfAsync(house, button)).Sum(a => a.Presses));

        Task HeardAsync(int alarms) => AlarmsFixture.UntilAsync(async () => (await AlarmsOfAsync(house, button)).Count == alarms, $"alarm {alarms} is heard");
    }

    /// <summary>What comes back on the topic of a press once it is safe.</summary>
    private static async Task<string> ToldBackAsync(Mosquitto broker, string topic, string payload)
    {
        var heard = new TaskCompletionSource<string>();
        using var client = new MqttClientFactory().CreateMqttClient();
        client.ApplicationMessageReceivedAsync += told =>
        {
            heard.TrySetResult(told.ApplicationMessage.ConvertPayloadToString());
            return Task.CompletedTask;
        };
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", broker.Port).Build(), TestContext.Current.CancellationToken);
        await client.SubscribeAsync(topic + "/heard", MqttQualityOfServiceLevel.AtLeastOnce, TestContext.Current.CancellationToken);
        await client.PublishAsync(
            new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(), TestContext.Current.CancellationToken);
        return await heard.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    internal static void NeedMosquitto(string program)
    {
        if (Mosquitto.Find(program) is null) { Databases.Skip($"needs {program}"); }
    }

    private static string Port(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Mosquitto.Find(program)!, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.WaitForExitAsync(Ct);
        return process.ExitCode;
    }

    private static Task<List<Alarm>> AlarmsOfAsync(AlarmsFixture house, Button button) => house.ReadAsync(db => db.Set<Alarm>().AsNoTracking().Where(a => a.DeviceId == button.Id).ToListAsync(Ct));

    private static Task<DeviceStanding> StandingAsync(AlarmsFixture house, Button button) => house.ReadAsync(db => db.Set<DeviceStanding>().AsNoTracking().FirstAsync(s => s.DeviceId == button.Id, Ct));

    private static async Task PublishAsync(IMqttClient client, string topic, string payload)
    {
        var answer = await client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(topic).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithPayload(payload).Build(), Ct);
        Assert.Equal(MqttClientPublishReasonCode.Success, answer.ReasonCode);
    }

    private static async Task<IMqttClient> ConnectAsync(AlarmsFixture house, Button button, MqttProtocolVersion version, bool will)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        var settings = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", house.BrokerPort).WithCredentials(button.UserName, button.Key).WithProtocolVersion(version);
        if (will) { settings = settings.WithWillTopic(button.Topic.Replace("/alarm", "/status", StringComparison.Ordinal)).WithWillPayload("offline").WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce); }
        var answer = await client.ConnectAsync(settings.Build(), Ct);
        return answer.ResultCode == MqttClientConnectResultCode.Success ? client : throw new InvalidOperationException(answer.ResultCode.ToString());
    }
}
