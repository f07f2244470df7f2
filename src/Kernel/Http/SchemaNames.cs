using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Wangge.Kernel.Http;

/// <summary>Names shapes in the API's document.</summary>
public static class SchemaNames
{
    private static readonly ConcurrentDictionary<string, Type> Owners = new(StringComparer.Ordinal);

    /// <summary>A record nested in its slice is named with it (<c>AskToVerifyRequest</c>): by their own names alone all requests would be one. So is what a page is of.</summary>
    /// <returns>Null for what stands in place, without a name.</returns>
    /// <exception cref="InvalidOperationException">Another type has the name: of two shapes under one name the document would keep one.</exception>
    public static string? Of(JsonTypeInfo shape)
    {
        var name = NameOf(shape);
        var type = Nullable.GetUnderlyingType(shape.Type) ?? shape.Type;
        return name is null || Owners.GetOrAdd(name, type) == type ? name : throw new InvalidOperationException($"{type} and {Owners[name]} are both called {name}.");
    }

    private static string? NameOf(JsonTypeInfo shape) => OpenApiOptions.CreateDefaultSchemaReferenceId(shape) is not { } name ? null
        : shape.Type is { IsGenericType: true } list && list.GetGenericArguments() is [{ DeclaringType: { } of, IsGenericType: false } part] && name.EndsWith("Of" + part.Name, StringComparison.Ordinal)
            ? name[..^part.Name.Length] + of.Name + part.Name
        : shape.Type is { DeclaringType: { } slice, IsGenericType: false } ? slice.Name + name
        : name;
}
