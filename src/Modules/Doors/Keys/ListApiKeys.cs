using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Doors.Keys;

/// <summary>The keys of programs of others, the newest first, revoked ones too; a district has some tens. Never a secret.</summary>
internal static class ListApiKeys
{
    private const int Most = 500;

    /// <param name="Door">What it is good for: <c>open311</c>, <c>cap</c> or <c>cap-feed</c>.</param>
    public sealed record Row(Guid KeyId, string Name, string Door, int PerHour, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/open311/keys", Handle)
        .RequirePermission(DoorsPermissions.KeepKeys)
        .WithName(nameof(ListApiKeys));

    private static async Task<Ok<List<Row>>> Handle(DistrictDb db, CancellationToken ct) =>
        TypedResults.Ok((await db.Set<ApiKey>().AsNoTracking().OrderByDescending(k => k.CreatedAt).ThenBy(k => k.Name).Take(Most).ToListAsync(ct))
            .ConvertAll(k => new Row(k.Id, k.Name, k.Door.Wire(), k.PerHour, k.CreatedAt, k.RevokedAt)));
}
