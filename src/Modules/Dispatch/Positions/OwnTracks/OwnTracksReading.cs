using System.Text.Json;

namespace Wangge.Dispatch.Positions.OwnTracks;

/// <summary>Reads what the app OwnTracks publishes. Never throws at what is sent.</summary>
/// <remarks>Speed <c>vel</c> is in kilometres an hour, time <c>tst</c> in seconds, battery 0–100. Source: OwnTracks' JSON, <c>_type: location</c>.</remarks>
internal static class OwnTracksReading
{
    private const double MetresPerSecondPerKilometreAnHour = 1 / 3.6;
    private const long LastSecond = 253_402_300_799;

    /// <returns>Null for what is no location: status, waypoints and the like, or nothing that can be read.</returns>
    public static Fix? Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Fix? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("_type", out var type) || type.ValueKind != JsonValueKind.String || !type.ValueEquals("location")) { return null; }
        if (Number(root, "lat") is not { } latitude || Number(root, "lon") is not { } longitude || Number(root, "tst") is not (>= 0 and <= LastSecond and var seconds)) { return null; }
        return new Fix(
            DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)), longitude, latitude, Number(root, "acc"),
            Number(root, "vel") * MetresPerSecondPerKilometreAnHour, Number(root, "cog"), Number(root, "alt"), Number(root, "batt") / 100).Tidy();
    }

    private static double? Number(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
}
