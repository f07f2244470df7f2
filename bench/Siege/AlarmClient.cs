using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;
using Wangge.Contracts.Alarms;

namespace Wangge.Bench.Siege;

/// <summary>A button that is pressed again and again by MQTT and HTTP in turn, and whose server keeps dying: what was not answered is sent again as it was, by either way.</summary>
internal sealed class AlarmClient(FoundAlarmDevice button, AlarmTally tally) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly AuthenticationHeaderValue _basic = ButtonDoor.BasicOf(button);
    private IMqttClient? _mqtt;
    private Guid? _pending;
    private int _number = Random.Shared.Next(2);

    /// <summary>Goes on until told to stop or until the server is gone.</summary>
    public async Task RunAsync(Uri server, int brokerPort, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = _basic;
        try
        {
            do
            {
                if (_pending is not null) { Interlocked.Increment(ref tally.Retries); }
                var id = _pending ??= Guid.CreateVersion7();
                tally.Sent.TryAdd((button.Id, id), 0);
                var isSafe = ++_number % 2 == 0 ? await PutAsync(http, id) : await PublishAsync(brokerPort, id);
                if (!isSafe)
                {
                    await Task.Delay(Pause, CancellationToken.None);
                    continue;
                }

                tally.Answered.TryAdd((button.Id, id), 0);
                _pending = null;
            }
            while (!stop.IsCancellationRequested || _pending is not null);
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException or MQTTnet.Exceptions.MqttCommunicationException or System.Net.Sockets.SocketException)
        {
            // The server is dead.
        }
        finally
        {
            _mqtt?.Dispose();
            _mqtt = null;
        }
    }

    public void Dispose() => _mqtt?.Dispose();

    private async Task<bool> PutAsync(HttpClient http, Guid id)
    {
        using var answer = await http.PutAsJsonAsync($"api/alarm-door/{button.Id}/alarms/{id}", new { at = TimeProvider.System.GetUtcNow() });
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) { return false; }
        return answer.IsSuccessStatusCode ? true : throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task<bool> PublishAsync(int port, Guid id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            _mqtt ??= new MqttClientFactory().CreateMqttClient();
            if (!_mqtt.IsConnected) { await _mqtt.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithCredentials(button.UserName, button.Key).Build(), patience.Token); }
            var answer = await _mqtt.PublishAsync(
                new MqttApplicationMessageBuilder().WithTopic($"grid/{BenchHome.DistrictCode}/school/{button.Id:N}/alarm").WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithPayload($"{{\"id\":\"{id:N}\"}}").Build(),
                patience.Token);
            return answer.IsSuccess ? true : throw new InvalidOperationException(answer.ReasonCode.ToString());
        }
        catch (Exception broken) when (broken is MQTTnet.Exceptions.MqttCommunicationException or MQTTnet.Exceptions.MqttClientDisconnectedException or MQTTnet.Exceptions.MqttClientNotConnectedException)
        {
            // Cut off without an answer: the server is dead, or its store took nothing. The next try tells.
            _mqtt?.Dispose();
            _mqtt = null;
            return false;
        }
    }
}

/// <summary>What buttons sent and what they were answered. Thread-safe.</summary>
internal sealed class AlarmTally
{
    public System.Collections.Concurrent.ConcurrentDictionary<(Guid Button, Guid Press), byte> Sent { get; } = new();

    public System.Collections.Concurrent.ConcurrentDictionary<(Guid Button, Guid Press), byte> Answered { get; } = new();

    public int Retries;
}
