using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Doors.Keys;

/// <summary>Makes a key for a program of others. The secret is told here and never again.</summary>
/// <remarks>Nobody can tell it twice, so a retry within <see cref="RetryWithin"/> gets another secret in place of the first, which may not have arrived.</remarks>
internal static class CreateApiKey
{
    public static readonly TimeSpan RetryWithin = TimeSpan.FromMinutes(10);

    private static readonly Refusal UnknownDoor = new("doors.keys.unknown-door", RefusalKind.Invalid);

    /// <param name="Name">Of the program or the organisation.</param>
    /// <param name="PerHour">Requests that may be sent with it in an hour.</param>
    /// <param name="Door"><c>open311</c> (default), <c>cap</c> (sending) or <c>cap-feed</c> (reading).</param>
    public sealed record Request([Required, MinLength(1), MaxLength(80)] string Name, [Range(1, 100_000)] int PerHour = 600, [MaxLength(20)] string? Door = null);

    /// <param name="ApiKey">What the program sends: as <c>api_key</c> by Open311, as the bearer by CAP.</param>
    public sealed record Response(Guid KeyId, string ApiKey);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/open311/keys/{keyId:guid}", Handle)
        .RequirePermission(DoorsPermissions.KeepKeys)
        .WithName(nameof(CreateApiKey));

    private static async Task<Results<Ok<Response>, Refused>> Handle(Guid keyId, Request request, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (keyId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (WireName.Find<KeyDoor>(request.Door ?? KeyDoor.Open311.Wire()) is not { } door) { return new Refused(UnknownDoor); }
        var now = time.Now();
        var secret = ApiKey.NewSecret();
        if (await db.Set<ApiKey>().FirstOrDefaultAsync(k => k.Id == keyId, ct) is { } key)
        {
            if (key.RevokedAt is not null || key.Name != request.Name || key.PerHour != request.PerHour || key.Door != door || key.CreatedBy != actor.Id || now - key.CreatedAt > RetryWithin)
            {
                return new Refused(RepeatedWrites.IdReused);
            }

            key.Hash = ApiKey.HashOf(secret);
            key.Version++;
        }
        else
        {
            db.Add(new ApiKey { Id = keyId, Name = request.Name, Door = door, Hash = ApiKey.HashOf(secret), PerHour = request.PerHour, CreatedAt = now, CreatedBy = actor.Id });
        }

        db.Leaf(AuditNote.By(actor, "doors.create-key", "api-key", keyId));
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Response(keyId, secret));
    }
}
