using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Suggesting;

/// <summary>The model as a file of at most 60 KB gzipped, so that phones suggest without a network by the same arithmetic; 304 by ETag where it is the same.</summary>
/// <remarks>Source: <c>docs/type-suggestion.md</c>.</remarks>
internal static class ShowSuggestionModel
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/types/suggestion-model", Handle)
        .AllowAnyone("Holds what many reports have in common, and nothing that fewer than five said.")
        .Produces<SuggestionModel>(StatusCodes.Status200OK, "application/json")
        .Produces(StatusCodes.Status304NotModified)
        .WithName(nameof(ShowSuggestionModel));

    private static async Task<FileContentHttpResult> Handle(HttpContext http, DistrictDb db, SuggestionTraining training)
    {
        var served = await training.ModelAsync(db.Store);
        var takesGzip = http.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && e.Quality is not 0);
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (takesGzip) { http.Response.Headers.ContentEncoding = "gzip"; }
        return TypedResults.Bytes(takesGzip ? served.Packed : Unpacked(served.Packed), "application/json", entityTag: new EntityTagHeaderValue(served.Tag, isWeak: true));
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var plain = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress)) { gzip.CopyTo(plain); }
        return plain.ToArray();
    }
}
