using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wangge.Architecture.Tests.Endpoints;

/// <summary>The smallest body that an operation's own schema takes, made from the document: a new endpoint needs no sample by hand.</summary>
internal sealed class SampleBody(JsonElement document)
{
    /// <returns>Null where the operation takes no JSON.</returns>
    public JsonNode? Of(string path, string method)
    {
        if (!document.GetProperty("paths").TryGetProperty(path, out var item) || !item.TryGetProperty(method, out var operation)) { return null; }
        return operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json)
            ? Make(json.GetProperty("schema"))
            : null;
    }

    private JsonNode? Make(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference)) { return Make(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])); }
        if (schema.TryGetProperty("enum", out var values)) { return JsonNode.Parse(values[0].GetRawText()); }
        foreach (var several in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (schema.TryGetProperty(several, out var choices)) { return choices.EnumerateArray().Select(Make).FirstOrDefault(made => made is not null); }
        }

        return TypeOf(schema) switch
        {
            "object" => Object(schema),
            "array" => schema.TryGetProperty("minItems", out var least) && least.GetInt32() > 0 ? new JsonArray(Make(schema.GetProperty("items"))) : new JsonArray(),
            "string" => Text(schema),
            "integer" or "number" => schema.TryGetProperty("minimum", out var least) ? JsonNode.Parse(least.GetRawText()) : 1,
            "boolean" => false,
            _ => null,
        };
    }

    private JsonObject Object(JsonElement schema)
    {
        var made = new JsonObject();
        if (!schema.TryGetProperty("required", out var required)) { return made; }
        foreach (var name in required.EnumerateArray().Select(n => n.GetString()!)) { made[name] = Make(schema.GetProperty("properties").GetProperty(name)); }
        return made;
    }

    private static JsonNode Text(JsonElement schema) => (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
    {
        "uuid" => Guid.CreateVersion7().ToString(),
        "date-time" => "2026-03-01T08:00:00Z",
        "date" => "2026-03-01",
        "email" => "someone@example.org",
        _ => new string('a', schema.TryGetProperty("minLength", out var least) ? Math.Max(3, least.GetInt32()) : 3),
    };

    private static string? TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()).FirstOrDefault(t => t != "null" && t != "string") ?? "string"
        : type.GetString();
}
