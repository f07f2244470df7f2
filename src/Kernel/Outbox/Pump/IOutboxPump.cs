namespace Wangge.Kernel.Outbox.Pump;

/// <summary>Delivers one district's waiting messages in one lane; its key is a <see cref="PumpKey"/>. One runs at a time in the whole cluster.</summary>
[Alias("wangge.outbox-pump")]
public interface IOutboxPump : IGrainWithStringKey
{
    /// <summary>Delivers until nothing waits that is due.</summary>
    [Alias("drain")]
    Task DrainAsync();
}

/// <summary>Names a pump: a district, and whether it serves the live listeners or the others. Two pumps, so that a slow listener never delays the picture.</summary>
internal static class PumpKey
{
    private const string LiveMark = "/live";

    public static string Of(string districtCode, bool live) => live ? districtCode + LiveMark : districtCode;

    public static (string District, bool Live) Read(string key) =>
        key.EndsWith(LiveMark, StringComparison.Ordinal) ? (key[..^LiveMark.Length], true) : (key, false);
}
