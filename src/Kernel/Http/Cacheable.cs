using System.Buffers.Text;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Wangge.Kernel.Http;

/// <summary>A public answer as JSON with an <c>ETag</c> of its content: whoever has it already is answered 304 without a body.</summary>
/// <param name="maxAge">How long anyone may keep it without asking; zero: asks each time.</param>
public sealed class Cacheable<T>(T value, TimeSpan maxAge) : IResult, IEndpointMetadataProvider
{
    public T Value { get; } = value;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Value, json);
        var tag = '"' + Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 15)) + '"';
        var answer = httpContext.Response;
        answer.Headers.ETag = tag;
        answer.Headers.CacheControl = maxAge > TimeSpan.Zero ? $"public, max-age={(int)maxAge.TotalSeconds}" : "no-cache";
        if (EntityTagHeaderValue.TryParseList([.. httpContext.Request.Headers.IfNoneMatch!], out var known) && known.Any(k => k.Tag == "*" || k.Tag == tag))
        {
            answer.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        answer.ContentType = "application/json; charset=utf-8";
        answer.ContentLength = bytes.Length;
        return answer.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified));
    }
}
