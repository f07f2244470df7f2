using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Subscribing;

/// <summary>Confirms a subscription by the code that was sent, or by the link; done again it changes nothing. After five wrong codes only the link confirms.</summary>
/// <remarks>Refuses with <c>subscriptions.unknown</c> (also once it lapsed), <c>subscriptions.wrong-code</c>.</remarks>
internal static class ConfirmSubscription
{
    private static readonly Refusal WrongCode = new("subscriptions.wrong-code", RefusalKind.Forbidden);

    /// <param name="Code">Six digits.</param>
    public sealed record Request([Required, MaxLength(12)] string Code);

    /// <param name="Link">Secret of the link by which it is seen and ended.</param>
    public sealed record Response(Guid SubscriptionId, DateTimeOffset ConfirmedAt, string Link);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/subscriptions/{subscriptionId:guid}/confirm", ByCodeAsync)
            .AllowAnyone("The code that was sent to the address is the right to confirm it.").WithName(nameof(ConfirmSubscription));
        api.MapPost("/subscription-links/{secret}/confirm", ByLinkAsync)
            .AllowAnyone("The link that was sent to the address is the right to confirm it.").WithName("ConfirmSubscriptionByLink");
    }

    private static async Task<Results<Ok<Response>, Refused>> ByCodeAsync(
        Guid subscriptionId, Request request, DistrictDb db, Actor actor, SubscriptionKeys keys, TimeProvider time, CancellationToken ct)
    {
        var now = time.Now();
        if (await db.Set<Subscription>().FirstOrDefaultAsync(s => s.Id == subscriptionId, ct) is not { } subscription || HasLapsed(subscription, now)) { return new Refused(ShowSubscription.Unknown); }
        var isRight = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(keys.CodeOf(db.District.Code, subscriptionId)), Encoding.UTF8.GetBytes(request.Code.Trim()));
        if (isRight && subscription.WrongCodes < SubscriptionKeys.MostWrongCodes && now < subscription.AskedAt + SubscriptionKeys.ConfirmWithin)
        {
            return await ConfirmAsync(subscription, db, actor, keys, now, ct);
        }

        // Counted on the row, with its version: guessing side by side does not give more tries.
        subscription.WrongCodes++;
        subscription.Version++;
        db.Leaf(AuditNote.By(actor, "cases.subscription-wrong-code", "subscription", subscriptionId));
        await db.CommitAsync(ct);
        return new Refused(WrongCode);
    }

    private static async Task<Results<Ok<Response>, Refused>> ByLinkAsync(string secret, DistrictDb db, Actor actor, SubscriptionKeys keys, TimeProvider time, CancellationToken ct) =>
        await ShowSubscription.FindAsync(db, secret, time.Now(), ct) is { } subscription
            ? await ConfirmAsync(subscription, db, actor, keys, time.Now(), ct)
            : new Refused(ShowSubscription.Unknown);

    private static async Task<Results<Ok<Response>, Refused>> ConfirmAsync(
        Subscription subscription, DistrictDb db, Actor actor, SubscriptionKeys keys, DateTimeOffset now, CancellationToken ct)
    {
        if (subscription.ConfirmedAt is null)
        {
            subscription.ConfirmedAt = now;
            subscription.Version++;
            db.Leaf(AuditNote.By(actor, "cases.subscription-confirmed", "subscription", subscription.Id));
            await db.CommitAsync(ct);
        }

        return TypedResults.Ok(new Response(subscription.Id, subscription.ConfirmedAt.Value, keys.SecretOf(db.District.Code, subscription.Id)));
    }

    /// <summary>What nobody confirmed in time is as if it had never been, also before it is swept.</summary>
    internal static bool HasLapsed(Subscription subscription, DateTimeOffset now) => subscription.ConfirmedAt is null && now >= subscription.AskedAt + SubscriptionKeys.ConfirmWithin;
}
