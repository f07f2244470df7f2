using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Host;

/// <summary>Whether the process lives, and whether it can serve.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("alive")).AllowAnyone("Says only that the process answers.");
        routes.MapGet("/readyz", ReadyAsync).AllowAnyone("Says only whether each store can be read.");
    }

    private static async Task<IResult> ReadyAsync(DistrictRegistry registry, Stores stores, CancellationToken ct)
    {
        foreach (var district in registry.All)
        {
            await using var db = stores.Get(district.Code).Lease();
            if (!await db.Database.CanConnectAsync(ct)) { return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable); }
        }

        return registry.All.Count == 0 ? TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable) : TypedResults.Text("ready");
    }
}
