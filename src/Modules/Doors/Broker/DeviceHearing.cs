using System.Buffers;
using MQTTnet;
using MQTTnet.Server;
using Wangge.Contracts.Doors;

namespace Wangge.Doors.Broker;

/// <summary>Brings a message to those who hear its topic, in the name of its device. Safe for concurrent use.</summary>
internal sealed class DeviceHearing(IEnumerable<IHearDevices> listeners, IEnumerable<IKnowDevices> registers)
{
    private const int MostBytes = 64 << 10;
    private readonly IHearDevices[] _listeners = [.. listeners];
    private readonly IKnowDevices[] _registers = [.. registers];

    public IEnumerable<string> Filters => _listeners.Select(l => l.Filter);

    public async ValueTask<Device?> FindAsync(string? userName, string? password, CancellationToken ct)
    {
        if (userName is not { Length: > 0 and <= 200 } || password is not { Length: > 0 and <= 200 }) { return null; }
        foreach (var register in _registers)
        {
            if (await register.FindAsync(userName, password, ct) is { } device) { return device; }
        }

        return null;
    }

    /// <summary>Whether who published to this topic waits for our word.</summary>
    public bool IsToldBack(string topic) => _listeners.Any(l => IsHeardBy(topic, l) && l.IsToldBack(topic.Split('/')));

    /// <summary>Ends once it is safe, or refused for good.</summary>
    /// <param name="device">Who published it; null where a broker of others has checked who may.</param>
    /// <returns>False where nobody hears this topic, or where it is another's.</returns>
    public async Task<bool> HearAsync(Device? device, MqttApplicationMessage message, CancellationToken ct)
    {
        if (message.Payload.Length > MostBytes) { return false; }
        var topic = message.Topic.Split('/');
        foreach (var listener in _listeners.Where(l => IsHeardBy(message.Topic, l)))
        {
            var named = listener.UserNameOf(topic);
            var of = device ?? (named is null ? null : await FindTrustedAsync(named, ct));
            if (of is null || (named is not null && named != of.UserName)) { return false; }
            await listener.HearAsync(new DeviceMessage(of, topic, message.Payload.ToArray(), IsKept: device is null && message.Retain), ct);
            return true;
        }

        return false;
    }

    private static bool IsHeardBy(string topic, IHearDevices listener) => MqttTopicFilterComparer.Compare(topic, listener.Filter) == MqttTopicFilterCompareResult.IsMatch;

    private async ValueTask<Device?> FindTrustedAsync(string userName, CancellationToken ct)
    {
        foreach (var register in _registers)
        {
            if (await register.FindTrustedAsync(userName, ct) is { } device) { return device; }
        }

        return null;
    }
}
