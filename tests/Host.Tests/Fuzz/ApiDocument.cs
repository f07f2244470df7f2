using System.Text.Json;

namespace Wangge.Host.Tests.Fuzz;

/// <summary>The API as its own OpenAPI document tells it.</summary>
internal sealed class ApiDocument(JsonElement root)
{
    /// <summary>All operations, in the document's order.</summary>
    public IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. root.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(o => o.Value.TryGetProperty("responses", out _)).Select(operation => new ApiOperation(path.Name, operation.Name.ToUpperInvariant(), operation.Value))),
    ];

    /// <summary>The schema that a reference means, or the schema itself.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            var at = root;
            foreach (var step in reference.GetString()!.Split('/').Skip(1)) { at = at.GetProperty(step); }
            schema = at;
        }

        return schema;
    }
}

/// <param name="Path">With its parameters in braces.</param>
internal sealed record ApiOperation(string Path, string Method, JsonElement Described)
{
    public bool Documents(int status) =>
        Described.GetProperty("responses").TryGetProperty(status.ToString(System.Globalization.CultureInfo.InvariantCulture), out _);

    public IEnumerable<JsonElement> Parameters(string place) =>
        Described.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == place) : [];

    /// <summary>Media type and schema of the body, or null where there is none.</summary>
    public (string MediaType, JsonElement Schema)? Body =>
        Described.TryGetProperty("requestBody", out var body) && body.TryGetProperty("content", out var content) && content.EnumerateObject().FirstOrDefault() is { Value.ValueKind: JsonValueKind.Object } first
            ? (first.Name, first.Value.TryGetProperty("schema", out var schema) ? schema : default)
            : null;
}
