using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;
using Wangge.Contracts.Alarms;

namespace Wangge.Bench.Siege;

/// <summary>A button that is pressed again and again by MQTT and HTTP in turn, and whose server keeps dying: what was not answered is sent again as it was, by either way. At a broker of others the answer is what comes back on the topic with <c>/heard</c> behind it.</summary>
internal sealed class AlarmClient(FoundAlarmDevice button, AlarmTally tally, bool isAtOthers) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan UntilRepeated = TimeSpan.FromSeconds(1);

    private readonly AuthenticationHeaderValue _basic = ButtonDoor.BasicOf(button);
    private IMqttClient? _mqtt;
    private Guid? _pending;
    private TaskCompletionSource _heard = new();
    private string _awaited = "";
    private int _number = Random.Shared.Next(2);

    private string Topic => $"grid/{BenchHome.DistrictCode}/school/{button.Id:N}/alarm";

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
            var mqtt = _mqtt ??= await ConnectAsync(port, patience.Token);
            var payload = $"{{\"id\":\"{id:N}\"}}";
            var heard = new TaskCompletionSource();
            (_heard, _awaited) = (heard, payload);
            var answer = await mqtt.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(Topic).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithPayload(payload).Build(), patience.Token);
            if (!answer.IsSuccess) { throw new InvalidOperationException(answer.ReasonCode.ToString()); }
            return !isAtOthers || await Task.WhenAny(heard.Task, Task.Delay(UntilRepeated, patience.Token)) == heard.Task;
        }
        catch (Exception broken) when (broken is MQTTnet.Exceptions.MqttCommunicationException or MQTTnet.Exceptions.MqttClientDisconnectedException or MQTTnet.Exceptions.MqttClientNotConnectedException)
        {
            // Cut off without an answer: the server is dead, or its store took nothing. The next try tells.
            _mqtt?.Dispose();
            _mqtt = null;
            return false;
        }
    }

    private async Task<IMqttClient> ConnectAsync(int port, CancellationToken ct)
    {
        var mqtt = new MqttClientFactory().CreateMqttClient();
        mqtt.ApplicationMessageReceivedAsync += told =>
        {
            if (told.ApplicationMessage.ConvertPayloadToString() == _awaited) { _heard.TrySetResult(); }
            return Task.CompletedTask;
        };
        await mqtt.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithCredentials(button.UserName, button.Key).Build(), ct);
        if (isAtOthers) { await mqtt.SubscribeAsync(Topic + "/heard", MqttQualityOfServiceLevel.AtLeastOnce, ct); }
        return mqtt;
    }
}

/// <summary>What buttons sent and what they were answered. Thread-safe.</summary>
internal sealed class AlarmTally
{
    public System.Collections.Concurrent.ConcurrentDictionary<(Guid Button, Guid Press), byte> Sent { get; } = new();

    public System.Collections.Concurrent.ConcurrentDictionary<(Guid Button, Guid Press), byte> Answered { get; } = new();

    public int Retries;
}
