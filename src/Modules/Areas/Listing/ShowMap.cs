using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using NetTopologySuite.Geometries;
using Wangge.Areas.Http;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Listing;

/// <summary>The edges of one level as GeoJSON, for drawing.</summary>
internal static class ShowMap
{
    private const int Most = 2000;

    /// <param name="Type">Always <c>FeatureCollection</c>.</param>
    /// <param name="Features">Properties <c>id</c>, <c>code</c>, <c>name</c>, <c>path</c>.</param>
    /// <param name="IsCut">There are more than the 2,000 given.</param>
    public sealed record Response(string Type, JsonElement Features, bool IsCut);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/areas/map", Handle)
        .RequirePermission(AreaPermissions.Read)
        .Produces(StatusCodes.Status304NotModified)
        .WithName(nameof(ShowMap));

    /// <param name="level">Wire name of a level; default <c>basic</c>.</param>
    /// <param name="under">Only those within this path.</param>
    /// <param name="box"><c>west,south,east,north</c> in degrees: only edges whose bounds touch it.</param>
    private static async Task<Results<Ok<Response>, StatusCodeHttpResult, Refused>> Handle(
        string? level, [MaxLength(AreaRules.LongestPath)] string? under, string? box, HttpRequest request, DistrictDb db, CancellationToken ct)
    {
        if (KnownQuery.Check(request, "level", "under", "box") is { } unknown) { return new Refused(unknown); }
        var wanted = level ?? Looking.AreaLevel.Basic;
        if (!AreaRules.IsLevel(wanted)) { return new Refused(AreaRefusals.UnknownFilter); }
        Envelope? bounds = null;
        if (box is not null)
        {
            if (!Box.TryParse(box, out var asked)) { return new Refused(AreaRefusals.BoxUnfit); }
            bounds = asked.ToEnvelope();
        }

        var areas = db.Set<Area>().AsNoTracking().Where(a => a.EndedAt == null && a.Edge != null && a.Level == wanted);
        if (under is not null) { areas = areas.Where(a => a.AreaPath.StartsWith(under)); }
        var tag = TagOf(await areas.OrderBy(a => a.Id).Select(a => new ValueTuple<Guid, int>(a.Id, a.Version)).ToListAsync(ct));
        (request.HttpContext.Response.Headers.ETag, request.HttpContext.Response.Headers.CacheControl) = (tag, "private, no-cache");
        if (request.Headers.IfNoneMatch == tag) { return TypedResults.StatusCode(StatusCodes.Status304NotModified); }

        var features = new List<GeoJsonFeature>();
        var isCut = false;
        await foreach (var area in areas.OrderBy(a => a.AreaPath).AsAsyncEnumerable().WithCancellation(ct))
        {
            var shape = Shapes.Read(area.Edge!);
            if (bounds is not null && !bounds.Intersects(shape.EnvelopeInternal)) { continue; }
            if (features.Count == Most)
            {
                isCut = true;
                break;
            }

            features.Add(new GeoJsonFeature(features.Count + 1, shape, new Dictionary<string, string>
            {
                ["id"] = area.Id.ToString(), ["code"] = area.Code, ["name"] = area.Name, ["path"] = area.AreaPath,
            }));
        }

        return TypedResults.Ok(new Response("FeatureCollection", Shapes.ToFeatures(features), isCut));
    }

    /// <summary>Changes with every name and edge that is shown, so a screen that has the map asks for it in vain.</summary>
    private static string TagOf(IReadOnlyList<(Guid Id, int Version)> areas)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> one = stackalloc byte[20];
        foreach (var (id, version) in areas)
        {
            id.TryWriteBytes(one);
            BinaryPrimitives.WriteInt32LittleEndian(one[16..], version);
            hash.AppendData(one);
        }

        return $"\"{Convert.ToHexStringLower(hash.GetHashAndReset())[..16]}\"";
    }
}
