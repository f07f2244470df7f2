using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Abuse;
using Wangge.Cases.Following;
using Wangge.Cases.Types;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Subscribing;

/// <summary>Asks to hear of public matters within a place. A code and a link go to the address given; until one of them is used, nothing else does.</summary>
/// <remarks>Limited and at the same small cost as an anonymous report, and three a day to one address, so that nobody is written to against their will. Refuses with <c>subscriptions.*</c>.</remarks>
internal static class AskSubscription
{
    private const int MostAsksOfDay = 3;
    private const int MostOfContact = 20;
    private static readonly Refusal WorkNeeded = new("reports.work-needed", RefusalKind.Invalid, "Without an account a subscription carries a small proof of work.");
    private static readonly Refusal BadContact = new("subscriptions.one-contact", RefusalKind.Invalid, "An e-mail address or a phone, one of them.");
    private static readonly Refusal BadPlace = new("subscriptions.bad-place", RefusalKind.Invalid, "A centre with a radius of 50 to 5,000 metres, or a drawn ring of 3 to 100 corners that does not cross itself.");
    private static readonly Refusal UnknownType = new("subscriptions.unknown-type", RefusalKind.Invalid, Fields: new Dictionary<string, string[]> { ["types"] = ["subscriptions.unknown-type"] });
    private static readonly Refusal TooMany = new("subscriptions.too-many", RefusalKind.Conflict, "This address has as many as it can.");

    /// <param name="Longitude">Of the centre, WGS-84 degrees; with latitude and radius, or none of them and a ring.</param>
    /// <param name="RadiusMetres">50 to 5,000.</param>
    /// <param name="Ring">Corners of a drawn area as <c>[longitude, latitude]</c>, 3 to 100, not closed.</param>
    /// <param name="Types">Keys of the only types wanted; all where left out.</param>
    /// <param name="Work">Proof of work for the subscription's id.</param>
    public sealed record Request(
        [MaxLength(120), EmailAddress] string? Email = null, [MaxLength(20), Phone] string? Phone = null,
        double? Longitude = null, double? Latitude = null, double? RadiusMetres = null, [MaxLength(100)] IReadOnlyList<double[]>? Ring = null,
        [MaxLength(20)] IReadOnlyList<string>? Types = null, [MaxLength(64)] string? Work = null);

    /// <param name="ConfirmBefore">When it lapses unless it is confirmed.</param>
    public sealed record Response(Guid SubscriptionId, DateTimeOffset ConfirmBefore);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/subscriptions/{subscriptionId:guid}", Handle)
        .AllowAnyone("Residents subscribe without an account; nothing is sent before they confirmed, limited per address, at the cost of a small proof of work.")
        .WithName(nameof(AskSubscription));

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid subscriptionId, Request request, DistrictDb db, Actor actor, CaseTypes types, SubscriptionKeys keys, ReportLimits limits, TimeProvider time, CancellationToken ct)
    {
        if (subscriptionId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        var now = time.Now();
        if (!actor.IsSignedIn)
        {
            if (!ProofOfWork.IsDone(request.Work, subscriptionId, now)) { return new Refused(WorkNeeded); }
            if (limits.TryTake(actor.Key) is { } wait) { return Refused.TooOften(wait); }
        }

        const string repeatKey = "resident";
        var hash = RepeatedWrites.HashOf(JsonSerializer.Serialize(request with { Work = null }, JsonSerializerOptions.Web));
        var earlier = await db.FindEarlierAsync(repeatKey, subscriptionId, hash, ct);
        if (earlier.Refusal is not null) { return new Refused(earlier.Refusal); }
        if (earlier.OutcomeId is not null)
        {
            var asked = await db.Set<Subscription>().AsNoTracking().Where(s => s.Id == subscriptionId).Select(s => (DateTimeOffset?)s.AskedAt).FirstOrDefaultAsync(ct);
            return TypedResults.Ok(new Response(subscriptionId, (asked ?? now) + SubscriptionKeys.ConfirmWithin));
        }

        if (request.Email is null == request.Phone is null) { return new Refused(BadContact); }
        var place = new SubscribedPlace(request.Longitude, request.Latitude, request.RadiusMetres, request.Ring);
        if (!place.IsSound) { return new Refused(BadPlace); }
        var book = await types.BookAsync();
        if (request.Types?.Any(key => book.Find(key) is not { IsPublic: true }) == true) { return new Refused(UnknownType); }

        var since = now - SubscriptionKeys.ConfirmWithin;
        var ofContact = await db.Set<Subscription>().AsNoTracking().Where(s => request.Email != null ? s.Email == request.Email : s.Phone == request.Phone)
            .Select(s => new { s.AskedAt, s.ConfirmedAt }).Take(100).ToListAsync(ct);
        if (ofContact.Count(s => s.ConfirmedAt is null && s.AskedAt > since) >= MostAsksOfDay) { return Refused.TooOften(ofContact.Min(s => s.AskedAt) - since); }
        if (ofContact.Count(s => s.ConfirmedAt is not null) >= MostOfContact) { return new Refused(TooMany); }

        var box = place.Box();
        db.Insert(new Subscription
        {
            Id = subscriptionId, Email = request.Email, Phone = request.Phone, Place = place, West = box.West, South = box.South, East = box.East, North = box.North,
            TypeKeys = request.Types ?? [], LinkHash = FollowLinks.HashOf(keys.SecretOf(db.District.Code, subscriptionId)), AskedAt = now,
        });
        db.Announce(new SubscriptionAsked(subscriptionId));
        db.Leaf(AuditNote.By(actor, "cases.subscription-asked", "subscription", subscriptionId));
        db.Remember(repeatKey, subscriptionId, hash, subscriptionId, time);
        await db.CommitAsync(ct);
        return TypedResults.Ok(new Response(subscriptionId, now + SubscriptionKeys.ConfirmWithin));
    }
}
