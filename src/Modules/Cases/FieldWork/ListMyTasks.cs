using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Wangge.Cases.Listing;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;

namespace Wangge.Cases.FieldWork;

/// <summary>What waits for the one who asks: to verify, to check, to sign, to handle, services to help with; soonest due first, at most <see cref="MyTasks.Most"/>.</summary>
/// <remarks>Carries what a phone needs to do it without reception. The whole answer has an <c>ETag</c>; 304 where nothing changed.</remarks>
internal static class ListMyTasks
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="IsCut">There are more than those given.</param>
    public sealed record Response(IReadOnlyList<TaskView> Tasks, bool IsCut);

    /// <param name="Ask">What is asked: <c>verify</c>, <c>check</c>, <c>sign</c>, <c>handle</c>, <c>help</c>, <c>guide</c>, <c>apply</c> or <c>confirm</c>.</param>
    /// <param name="Since">When the clock that runs now began.</param>
    /// <param name="HandledAt">When it was last fed back as done.</param>
    /// <param name="PlaceText">Where, in the first reporter's words.</param>
    public sealed record TaskView(CaseRow Case, string Ask, DateTimeOffset Since, DateTimeOffset? HandledAt, string? PlaceText, IReadOnlyList<TaskPicture> Pictures);

    /// <param name="Kind"><c>report</c>, <c>report-after</c>, or <c>entry</c> for one of an act.</param>
    public sealed record TaskPicture(string Sha256, string Kind);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/my/tasks", Handle)
        .RequirePermission(CasePermissions.Read)
        .Produces<Response>(StatusCodes.Status200OK, "application/json")
        .Produces(StatusCodes.Status304NotModified)
        .WithName(nameof(ListMyTasks));

    private static async Task<FileContentHttpResult> Handle(MyTasks tasks, Actor actor, HttpResponse http, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(await tasks.ListAsync(actor, ct), Json);
        http.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(body, "application/json", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"", isWeak: true));
    }
}
