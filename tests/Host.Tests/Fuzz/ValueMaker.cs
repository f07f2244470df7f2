using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wangge.Host.Tests.Fuzz;

/// <summary>Makes JSON values from a schema: mostly fit, sometimes broken.</summary>
/// <param name="broken">Share of values that are made without regard to the schema.</param>
/// <param name="ids">Ids and paths that the store knows.</param>
internal sealed class ValueMaker(ApiDocument document, Random random, double broken, IReadOnlyList<string> ids)
{
    private static readonly string[] OddTexts =
    [
        "", " ", "\0", "a\0b", "\ud800", "\u202e反", "é́́́", "😀😀", "'; DROP TABLE cases_cases; --", "%00", "../../etc", "<script>", "=1+1", "{0}", "NaN", "null", "-1", "9223372036854775808",
        "1e400", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "2026-02-30", "/", "//", "/\uffff", "\uffff", "*", "\"", "\\", "ﬀ", "İ", "网格", "00000000-0000-0000-0000-000000000000", "\r\n", "\u2028",
    ];

    public JsonNode? Make(JsonElement schema, int depth = 0)
    {
        if (random.NextDouble() < broken) { return Odd(depth); }
        if (schema.ValueKind != JsonValueKind.Object || depth > 6) { return null; }

        schema = document.Resolve(schema);
        foreach (var choice in (string[])["oneOf", "anyOf", "allOf"])
        {
            if (schema.TryGetProperty(choice, out var options)) { return Make(options[random.Next(options.GetArrayLength())], depth + 1); }
        }

        if (schema.TryGetProperty("enum", out var values) && values.GetArrayLength() > 0) { return JsonNode.Parse(values[random.Next(values.GetArrayLength())].GetRawText()); }
        return TypeOf(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => schema.TryGetProperty("items", out var items) ? Make(items, depth + 1) : null)]),
            "integer" => JsonValue.Create(random.Next(8) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.Next(-2, 50)),
            "number" => JsonValue.Create(random.Next(3) switch { 0 => 120.9 + (random.NextDouble() / 50), 1 => 40.7 + (random.NextDouble() / 50), _ => (random.NextDouble() - 0.5) * 1e6 }),
            "boolean" => JsonValue.Create(random.Next(2) == 0),
            "null" => null,
            _ => JsonValue.Create(Text(schema)),
        };
    }

    /// <summary>A text that fits, or one that does not.</summary>
    public string MakeText(JsonElement schema) => random.NextDouble() < broken ? OddText() : Make(schema) switch
    {
        null => "",
        JsonValue value => value.ToString(),
        JsonArray array => string.Join(',', array.Select(item => item?.ToString())),
        var node => node.ToJsonString(),
    };

    public string OddText() => random.Next(12) switch
    {
        0 => new string((char)random.Next(0x4e00, 0x9fff), random.Next(1, 3_000)),
        1 => Id(),
        2 => random.NextInt64().ToString(CultureInfo.InvariantCulture),
        _ => OddTexts[random.Next(OddTexts.Length)],
    };

    private string Id() => ids[random.Next(ids.Count)];

    private string Text(JsonElement schema)
    {
        var format = schema.TryGetProperty("format", out var named) ? named.GetString() : null;
        return format switch
        {
            "uuid" => random.Next(3) == 0 ? Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(random.Next())).ToString() : Id(),
            "date-time" => DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000 + random.Next(100_000_000)).ToString("O", CultureInfo.InvariantCulture),
            "date" => DateOnly.FromDayNumber(739_000 + random.Next(1_000)).ToString("O", CultureInfo.InvariantCulture),
            _ => random.Next(4) switch { 0 => Id(), 1 => "hazard.street-lamp", 2 => "路灯坏了" + random.Next(100), _ => "x" + random.Next(1_000) },
        };
    }

    private JsonObject Object(JsonElement schema, int depth)
    {
        var made = new JsonObject();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                // Left out now and then, needed or not.
                if (random.Next(8) != 0) { made[property.Name] = Make(property.Value, depth + 1); }
            }
        }

        if (schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.Object) { made["k" + random.Next(9)] = Make(more, depth + 1); }
        if (random.NextDouble() < broken) { made[OddText()] = Odd(depth + 1); }
        return made;
    }

    private JsonNode? Odd(int depth) => random.Next(7) switch
    {
        0 => null,
        1 => JsonValue.Create(-random.NextInt64()),
        2 => JsonValue.Create(random.NextDouble() * 1e300),
        3 => new JsonObject { ["a"] = depth < 3 ? Odd(depth + 1) : null },
        4 => new JsonArray(depth < 3 ? Odd(depth + 1) : null, JsonValue.Create(OddText())),
        5 => JsonValue.Create(random.Next(2) == 0),
        _ => JsonValue.Create(OddText()),
    };

    private static string? TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type)) { return schema.TryGetProperty("properties", out _) ? "object" : null; }
        return type.ValueKind == JsonValueKind.String ? type.GetString() : type.EnumerateArray().Select(t => t.GetString()).FirstOrDefault(t => t != "null");
    }
}
