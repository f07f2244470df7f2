using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Wangge.Cases.Listing;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.FieldWork;

/// <summary>The open matters of one's grids or units, the newest first, at most <see cref="Most"/>: what a phone's map shows, and what it compares a new report with, without reception.</summary>
/// <remarks>The whole answer has an <c>ETag</c>; 304 where nothing changed.</remarks>
internal static class ListMyMatters
{
    /// <summary>A grid has some tens.</summary>
    public const int Most = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="IsCut">There are more than those given.</param>
    public sealed record Response(IReadOnlyList<MatterView> Matters, bool IsCut);

    /// <param name="Picture">SHA-256 of the first photo, or null.</param>
    public sealed record MatterView(CaseRow Case, string? PlaceText, string? Picture);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/my/matters", Handle)
        .RequirePermission(CasePermissions.Read)
        .Produces<Response>(StatusCodes.Status200OK, "application/json")
        .Produces(StatusCodes.Status304NotModified)
        .WithName(nameof(ListMyMatters));

    private static async Task<FileContentHttpResult> Handle(
        DistrictDb db, AccessPolicy policy, CaseNames names, MyTasks tasks, Actor actor, TimeProvider time, HttpResponse http, CancellationToken ct)
    {
        var extent = policy.ExtentOf(actor, CasePermissions.Read);
        List<Case> cases = CaseQuery.Whole(db, new CaseFilter { IsOpen = true }, actor, extent, time.GetUtcNow()) is { } found
            ? await found.OrderByDescending(c => c.ReportedAt).Take(Most + 1).ToListAsync(ct)
            : [];
        List<Case> shown = [.. cases.Take(Most)];
        var rows = await names.RowsAsync(shown, ct);
        var places = await tasks.PlacesAsync(shown, ct);
        var pictures = await tasks.PicturesAsync(shown, ct);
        var views = shown.Zip(rows, (c, row) => new MatterView(row, places.GetValueOrDefault(c.Id), pictures[c.Id].FirstOrDefault()?.Sha256));
        var body = JsonSerializer.SerializeToUtf8Bytes(new Response([.. views], cases.Count > Most), Json);
        http.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(body, "application/json", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"", isWeak: true));
    }
}
