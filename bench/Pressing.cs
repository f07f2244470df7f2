using MQTTnet;
using MQTTnet.Protocol;
using Wangge.Bench.Siege;

namespace Wangge.Bench;

/// <summary>Presses by one way over connections that are open.</summary>
internal sealed class Pressing(AlarmHome alarms, string way) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = alarms.Address };
    private readonly List<IMqttClient> _mqtt = [];

    public static async Task<Pressing> MakeAsync(AlarmHome alarms, string way)
    {
        var made = new Pressing(alarms, way);
        foreach (var button in way == "mqtt" ? alarms.Buttons : [])
        {
            var client = new MqttClientFactory().CreateMqttClient();
            await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", alarms.BrokerPort).WithCredentials(button.UserName, button.Key).Build());
            made._mqtt.Add(client);
        }

        return made;
    }

    public async Task PressAsync(int number, Guid id)
    {
        var button = alarms.Buttons[number];
        if (way == "mqtt")
        {
            await _mqtt[number].PublishAsync(new MqttApplicationMessageBuilder()
                .WithTopic($"grid/{BenchHome.DistrictCode}/school/{button.Id:N}/alarm").WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithPayload($"{{\"id\":\"{id:N}\"}}").Build());
            return;
        }

        await ButtonDoor.PressAsync(_http, button, id);
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        foreach (var client in _mqtt) { client.Dispose(); }
        return ValueTask.CompletedTask;
    }
}
