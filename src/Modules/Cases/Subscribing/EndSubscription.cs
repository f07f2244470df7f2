using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Subscribing;

/// <summary>Ends a subscription by the link that every message carries, and erases it wholly; what is not there stays away.</summary>
internal static class EndSubscription
{
    private const string AskedBySubscriber = "asked-by-subscriber";

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/subscription-links/{secret}", Handle)
        .AllowAnyone("The unguessable link is the right to end it.")
        .WithName(nameof(EndSubscription));

    private static async Task<NoContent> Handle(string secret, DistrictDb db, Kernel.Rights.Erasing erasing, Actor actor, TimeProvider time, CancellationToken ct)
    {
        if (await ShowSubscription.FindAsync(db, secret, time.Now(), ct) is { } subscription)
        {
            await erasing.EraseAsync(db.Store, actor, ErasureOfSubscription.Kind, subscription.Id, AskedBySubscriber, ct);
        }

        return TypedResults.NoContent();
    }
}
