using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Wangge.Dispatch.Positions.OsmAnd;

/// <summary>Reads what tracking apps send in OsmAnd's way: parameters of a query or a form, or the JSON of newer apps. Never throws at what is sent.</summary>
/// <remarks>
/// Speed is in knots among parameters, in metres a second in JSON, as the senders have it; a battery 0–100 among parameters, 0–1 in JSON. A time is in seconds, in
/// milliseconds (from 2^31 on) or ISO 8601; without one the server's counts. Source: OsmAnd's online tracking, Traccar Client.
/// </remarks>
internal static class OsmAndReading
{
    private const double MetresPerSecondPerKnot = 1852.0 / 3600;
    private const int MostFixes = 100;
    private const string Plain = "yyyy-MM-dd HH:mm:ss";

    /// <summary>The parameters of a query; of a name that comes twice the first counts.</summary>
    /// <param name="query">As it stands in the address.</param>
    public static OsmAndMessage Read(string? query, DateTimeOffset now)
    {
        var sent = new Parameters();
        foreach (var one in new QueryStringEnumerable(query))
        {
            if (one.DecodeValue() is { Length: > 0 } value) { sent.Take(one.DecodeName().Span, value.Span); }
        }

        return sent.ToMessage(now);
    }

    /// <summary>The parameters of a query and a form; of a name that comes twice the first counts.</summary>
    public static OsmAndMessage Read(IEnumerable<KeyValuePair<string, StringValues>> parameters, DateTimeOffset now)
    {
        var sent = new Parameters();
        foreach (var (name, values) in parameters)
        {
            if (values.Count > 0 && values[0] is { Length: > 0 } value) { sent.Take(name, value); }
        }

        return sent.ToMessage(now);
    }

    /// <summary>The JSON of newer apps: <c>device_id</c>, and <c>location</c> with <c>coords</c>, one or a list.</summary>
    public static OsmAndMessage Read(JsonElement root, DateTimeOffset now)
    {
        if (root.ValueKind != JsonValueKind.Object) { return OsmAndMessage.Malformed(null); }
        var id = Text(root, "device_id");
        if (!root.TryGetProperty("location", out var location)) { return OsmAndMessage.Malformed(id); }
        var isList = location.ValueKind == JsonValueKind.Array;
        if (isList && location.GetArrayLength() is 0 or > MostFixes) { return OsmAndMessage.Malformed(id); }
        var fixes = (isList ? location.EnumerateArray().ToArray() : [location]).Select(one => FixOf(one, now)).ToArray();
        return fixes.Any(f => f is null) ? OsmAndMessage.Malformed(id) : new OsmAndMessage(id, fixes!);
    }

    private static Fix? FixOf(JsonElement location, DateTimeOffset now)
    {
        if (location.ValueKind != JsonValueKind.Object || !location.TryGetProperty("coords", out var coords) || coords.ValueKind != JsonValueKind.Object) { return null; }
        if (Number(coords, "latitude") is not { } latitude || Number(coords, "longitude") is not { } longitude) { return null; }
        var at = location.TryGetProperty("timestamp", out var time) ? TimeOf(time) : now;
        var battery = location.TryGetProperty("battery", out var state) && state.ValueKind == JsonValueKind.Object ? Number(state, "level") : null;
        return at is null ? null
            : new Fix(at.Value, longitude, latitude, Number(coords, "accuracy"), Number(coords, "speed"), Number(coords, "heading"), Number(coords, "altitude"), battery).Tidy();
    }

    private static DateTimeOffset? TimeOf(JsonElement time) => time.ValueKind switch
    {
        JsonValueKind.String => TimeOf(time.GetString()!),
        JsonValueKind.Number when time.TryGetDouble(out var number) => TimeOf(number),
        _ => null,
    };

    private static DateTimeOffset? TimeOf(ReadOnlySpan<char> text) =>
        NumberOf(text) is { } number ? TimeOf(number)
        : DateTimeOffset.TryParseExact(text, Plain, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var plain) ? plain
        : text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var iso) ? iso
        : null;

    private static DateTimeOffset? TimeOf(double number)
    {
        var milliseconds = number < int.MaxValue ? number * 1000 : number;
        return milliseconds is >= 0 and <= 253_402_300_799_999 ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;
    }

    private static double? NumberOf(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static double? Number(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Parameters as they come, one after another.</summary>
    private sealed class Parameters
    {
        private string? _id;
        private double? _latitude, _longitude, _accuracy, _knots, _bearing, _altitude, _battery;
        private DateTimeOffset? _at;
        private bool _isMalformed;

        public void Take(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
        {
            switch (name)
            {
                case "id" or "deviceid": _id ??= value.ToString(); break;
                case "lat": Set(ref _latitude, value); break;
                case "lon": Set(ref _longitude, value); break;
                case "location" when value.Count(',') == 1:
                    Set(ref _latitude, value[..value.IndexOf(',')]);
                    Set(ref _longitude, value[(value.IndexOf(',') + 1)..]);
                    break;
                case "timestamp":
                    _at ??= TimeOf(value);
                    _isMalformed |= _at is null;
                    break;
                case "speed": Set(ref _knots, value); break;
                case "bearing" or "heading": Set(ref _bearing, value); break;
                case "altitude": Set(ref _altitude, value); break;
                case "accuracy": Set(ref _accuracy, value); break;
                case "batt": Set(ref _battery, value); break;
            }
        }

        public OsmAndMessage ToMessage(DateTimeOffset now) =>
            _isMalformed || _latitude is not { } latitude || _longitude is not { } longitude
                ? OsmAndMessage.Malformed(_id)
                : new OsmAndMessage(_id, [new Fix(_at ?? now, longitude, latitude, _accuracy, _knots * MetresPerSecondPerKnot, _bearing, _altitude, _battery / 100).Tidy()]);

        private void Set(ref double? field, ReadOnlySpan<char> value)
        {
            if (field is not null) { return; }
            field = NumberOf(value);
            _isMalformed |= field is null;
        }
    }
}

/// <summary>What one request says.</summary>
/// <param name="Id">The tracker's secret; null where none was given.</param>
/// <param name="Fixes">Null where they cannot be read.</param>
internal sealed record OsmAndMessage(string? Id, IReadOnlyList<Fix>? Fixes)
{
    public static OsmAndMessage Malformed(string? id) => new(id, null);
}
