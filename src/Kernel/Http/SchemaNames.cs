using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Wangge.Kernel.Http;

/// <summary>Names shapes in the API's document.</summary>
public static class SchemaNames
{
    /// <summary>A record nested in its slice is named with it (<c>AskToVerifyRequest</c>): by their own names alone all requests would be one. So is what a page is of.</summary>
    /// <returns>Null for what stands in place, without a name.</returns>
    public static string? Of(JsonTypeInfo shape) => OpenApiOptions.CreateDefaultSchemaReferenceId(shape) is not { } name ? null
        : shape.Type is { IsGenericType: true } list && list.GetGenericArguments() is [{ DeclaringType: { } of, IsGenericType: false } part] && name.EndsWith("Of" + part.Name, StringComparison.Ordinal)
            ? name[..^part.Name.Length] + of.Name + part.Name
        : shape.Type is { DeclaringType: { } slice, IsGenericType: false } ? slice.Name + name
        : name;
}
