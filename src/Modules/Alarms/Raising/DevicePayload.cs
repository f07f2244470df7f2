using System.Globalization;
using System.Text.Json;

namespace Wangge.Alarms.Raising;

/// <summary>What a device says with a press or a heartbeat. Never throws at what is sent: a press that cannot be read is a press all the same.</summary>
/// <param name="Id">1–64 characters, or null.</param>
/// <param name="At">A claim; null where it is none that can be.</param>
/// <param name="Battery">0–100.</param>
internal sealed record DevicePayload(string? Id, DateTimeOffset? At, AlarmKind? Kind, int? Battery)
{
    private static readonly DevicePayload Nothing = new(null, null, null, null);

    public static DevicePayload Read(ReadOnlySpan<byte> payload)
    {
        try
        {
            var reader = new Utf8JsonReader(payload);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) { return Nothing; }
            return new DevicePayload(
                Text(root, "id") is { Length: > 0 and <= 64 } id && id.All(c => c is > ' ' and < '\x7f') ? id : null,
                Time(root), Text(root, "kind") is { } kind ? WireName.Find<AlarmKind>(kind) : null,
                root.TryGetProperty("battery", out var battery) && battery.ValueKind == JsonValueKind.Number && battery.TryGetDouble(out var share) && share is >= 0 and <= 100 ? (int)share : null);
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var said)
        ? said.ValueKind switch { JsonValueKind.String => TextOf(said), JsonValueKind.Number => said.GetRawText(), _ => null }
        : null;

    private static string? TextOf(JsonElement said)
    {
        try
        {
            return said.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return null;
        }
    }

    private static DateTimeOffset? Time(JsonElement root)
    {
        if (!root.TryGetProperty("at", out var said)) { return null; }
        if (said.ValueKind == JsonValueKind.Number) { return said.TryGetInt64(out var seconds) && seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null; }
        return Text(root, "at") is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at.Year is > 2000 and < 9000 ? at : null;
    }
}
