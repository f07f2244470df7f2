using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Following;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Subscribing;

/// <summary>Shows a subscriber all that is held of their subscription, by the link.</summary>
/// <remarks>Source: RIGHTS, "A resident's own view". Refuses with <c>subscriptions.unknown</c>.</remarks>
internal static class ShowSubscription
{
    public static readonly Refusal Unknown = new("subscriptions.unknown", RefusalKind.NotFound);

    /// <param name="Types">Keys; empty for all.</param>
    public sealed record Response(
        Guid SubscriptionId, string? Email, string? Phone, double? Longitude, double? Latitude, double? RadiusMetres, IReadOnlyList<double[]>? Ring, IReadOnlyList<string> Types,
        DateTimeOffset AskedAt, DateTimeOffset? ConfirmedAt);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/subscription-links/{secret}", Handle)
        .AllowAnyone("The unguessable link is the right to see it.")
        .WithName(nameof(ShowSubscription));

    private static async Task<Results<Ok<Response>, Refused>> Handle(string secret, DistrictDb db, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (await FindAsync(db, secret, time.Now(), ct) is not { } subscription) { return new Refused(Unknown); }
        // No leaf, no reading; for the subscriber too, since a lost link is somebody else's.
        db.Leaf(AuditNote.By(actor, "rights.my-data", "subscription", subscription.Id, purpose: "own-data"));
        await db.CommitAsync(ct);
        var place = subscription.Place;
        return TypedResults.Ok(new Response(
            subscription.Id, subscription.Email, subscription.Phone, place.Longitude, place.Latitude, place.RadiusMetres, place.Ring, subscription.TypeKeys,
            subscription.AskedAt, subscription.ConfirmedAt));
    }

    /// <summary>The subscription that a link's secret belongs to, or null.</summary>
    public static async Task<Subscription?> FindAsync(DistrictDb db, string secret, DateTimeOffset now, CancellationToken ct)
    {
        if (!FollowLinks.IsSecret(secret)) { return null; }
        var hash = FollowLinks.HashOf(secret);
        var found = await db.Set<Subscription>().FirstOrDefaultAsync(s => s.LinkHash == hash, ct);
        return found is null || ConfirmSubscription.HasLapsed(found, now) ? null : found;
    }
}
