namespace Wangge.Contracts.Doors;

/// <summary>A device as the broker knows it once its name and password were checked.</summary>
/// <param name="UserName">The name that it connects with, unique in the home.</param>
/// <param name="DistrictCode">The district that it belongs to.</param>
/// <param name="DeviceId">Its id in the module that registered it.</param>
public sealed record Device(string UserName, string DistrictCode, Guid DeviceId)
{
    /// <summary>Its name at a broker, which serves all districts of a home: <c>{district}.{id}</c>.</summary>
    public static string UserNameOf(string districtCode, Guid deviceId) => $"{districtCode}.{deviceId:N}";

    /// <summary>Whom such a name would mean; null where it is none. Whether there is such a device its module knows.</summary>
    public static Device? Named(string? userName)
    {
        var at = userName?.LastIndexOf('.') ?? -1;
        return at > 0 && Guid.TryParseExact(userName.AsSpan(at + 1), "N", out var id) ? new Device(userName!, userName![..at], id) : null;
    }
}

/// <summary>A message that a device published.</summary>
/// <param name="Device">Who published it.</param>
/// <param name="Topic">Its parts, which were divided by slashes.</param>
/// <param name="Payload">Bytes as they came, at most 64 KiB; good until hearing ends.</param>
/// <param name="IsKept">A broker had kept it for whoever comes: it may be of long ago, and come again.</param>
public sealed record DeviceMessage(Device Device, IReadOnlyList<string> Topic, ReadOnlyMemory<byte> Payload, bool IsKept = false);

/// <summary>Knows the devices that one module has registered. Safe for concurrent use.</summary>
public interface IKnowDevices
{
    /// <summary>The device with this name and password; null where they are no device's of this module.</summary>
    ValueTask<Device?> FindAsync(string userName, string password, CancellationToken ct);

    /// <summary>The device with this name, where a broker of others has checked it; null where it is none of this module's.</summary>
    ValueTask<Device?> FindTrustedAsync(string userName, CancellationToken ct);
}

/// <summary>Hears what devices publish to one family of topics, whether to our own broker or to one of others. Safe for concurrent use.</summary>
/// <remarks>A message of QoS 1 is acknowledged once hearing has ended: by then it is safe on disk, or refused for good. What is thrown makes the device send it again.</remarks>
public interface IHearDevices
{
    /// <summary>An MQTT filter, such as <c>owntracks/+/+</c>.</summary>
    string Filter { get; }

    /// <summary>The user name of the device that publishes to this topic, as the topic itself says it; null where no topic of this filter says so.</summary>
    /// <remarks>The broker lets nobody publish in another's name.</remarks>
    string? UserNameOf(IReadOnlyList<string> topic);

    /// <summary>Whether who published to this topic is told that it is safe, where a broker of others has acknowledged it before we had it: the message comes back on the same topic with <c>/heard</c> behind it.</summary>
    bool IsToldBack(IReadOnlyList<string> topic) => false;

    Task HearAsync(DeviceMessage message, CancellationToken ct);
}
